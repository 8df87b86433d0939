import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { files } from './files.ts'
import { type Broken, brokenImports, IMPORT_RULES } from './import-rules.ts'
import { ALLOWED, REFUSED } from './import-seeds.ts'
import { kindsOf } from './kinds.ts'
import { plant, type Tree } from './seed.ts'

const ROOT = process.cwd()

/** The importing files, and an empty one wherever a relative import leads (but to `nowhere`). */
function seededTree(): Tree {
  const seeds = [...REFUSED, ...ALLOWED]
  const targets = seeds
    .filter(({ imports }) => imports.startsWith('.') && !imports.includes('nowhere'))
    .map(({ from, imports }) => posix.join(dirname(from), imports))
  return {
    'package.json': readFileSync(join(ROOT, 'package.json'), 'utf8'),
    ...Object.fromEntries(targets.map((path) => [path, 'export const a = 1\n'])),
    ...Object.fromEntries(seeds.map(({ from, imports }) => [from, `import '${imports}'\n`])),
  }
}

test('every import of the product is allowed', async () => {
  expect(await brokenImports(ROOT)).toEqual([])
})

test('every source file belongs to exactly one kind', () => {
  const sources = files(ROOT, ['src']).filter(
    (path) => path.endsWith('.ts') && !path.startsWith('src/store/generated/'),
  )
  const unclear = sources.map((path) => ({ path, kinds: kindsOf(path) })).filter(({ kinds }) => kinds.length !== 1)
  expect(unclear, 'give the file a home from the layout, or add its kind to kinds.ts').toEqual([])
})

describe('a seeded violation is refused', () => {
  const tree = plant(seededTree())
  let broken: readonly Broken[] = []
  beforeAll(async () => {
    broken = await brokenImports(tree.root)
  })
  afterAll(() => tree.remove())

  test.each(REFUSED)('$rule: $from must not import $imports', ({ rule, from }) => {
    const found = broken.filter((one) => one.from === from)
    expect(found.map((one) => one.rule)).toContain(rule)
    expect(found.every((one) => one.instead.length > 20)).toBe(true)
  })

  test.each(ALLOWED)('$from may import $imports', ({ from }) => {
    expect(broken.filter((one) => one.from === from)).toEqual([])
  })

  test('every rule has a seed', () => {
    expect(new Set(REFUSED.map(({ rule }) => rule))).toEqual(new Set(IMPORT_RULES.map(({ name }) => name)))
  })
})
