import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { files } from './files.ts'
import { PLACE_RULES } from './rules-of-places.ts'
import { SQL_RULES } from './rules-of-sql.ts'
import { SYNTAX_RULES } from './rules-of-syntax.ts'
import { type Fault, faultsIn } from './source.ts'
import { ALLOWED, REFUSED } from './source-seeds.ts'
import { MEDIAN_LINES, medianLines, TEXT_RULES, textFaultsIn } from './text-rules.ts'

const ROOT = process.cwd()
const SOURCE_RULES = [...PLACE_RULES, ...SQL_RULES, ...SYNTAX_RULES]
const TEXT = /\.(ts|mjs|cjs|js|json|ya?ml|md|sql|prisma|css|html|txt|csv|svg)$|(^|\/)(\.npmrc|\.env\.example|run)$/

function faults(path: string, text: string): readonly Fault[] {
  const code = path.endsWith('.ts') ? faultsIn(SOURCE_RULES, path, text) : []
  return [...code, ...textFaultsIn(path, text)]
}

const texts = files(ROOT)
  .filter((path) => TEXT.test(path))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))

test('no file of the project breaks a house rule', () => {
  expect(texts.flatMap(({ path, text }) => faults(path, text))).toEqual([])
})

test(`half of our TypeScript files have at most ${MEDIAN_LINES} lines`, () => {
  const ours = texts.filter(({ path }) => /^(src|test)\/.*\.ts$/.test(path)).map(({ text }) => text)
  expect(medianLines(ours)).toBeLessThanOrEqual(MEDIAN_LINES)
  expect(medianLines(['a\n', 'a\n'.repeat(81), 'a\n'.repeat(90)])).toBe(81)
})

describe('a seeded violation is refused', () => {
  test.each(REFUSED)('$rule: $path', ({ rule, path, text }) => {
    const found = faults(path, text)
    expect(found.map((fault) => fault.rule)).toEqual([rule])
    expect(found.every((fault) => fault.instead.length > 15)).toBe(true)
  })

  test.each(ALLOWED)('$path: $text', ({ path, text }) => {
    expect(faults(path, text)).toEqual([])
  })

  test('every rule has a seed', () => {
    const rules = [...SOURCE_RULES, ...TEXT_RULES].map(({ name }) => name)
    expect(new Set(REFUSED.map(({ rule }) => rule))).toEqual(new Set([...rules, 'file-length']))
  })
})
