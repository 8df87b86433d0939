import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/conversation/commands.ts'
import { files } from './files.ts'

const read = (path: string): string => readFileSync(path, 'utf8')

type Packages = Readonly<Record<string, string>>
const manifest: Record<'dependencies' | 'optionalDependencies' | 'devDependencies', Packages> = JSON.parse(
  read('package.json'),
)
const named = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies })

const rows = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| ([^|]+?) \|/gm)].map((row) => ({
  name: row[1] ?? '',
  licence: row[2] ?? '',
}))

test('docs/dependencies.md says every package we name, and no other', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual([...named].sort())
})

test.each(rows)('docs/dependencies.md gives the licence of $name as the package does', ({ name, licence }) => {
  const about = `node_modules/${name}/package.json`
  if (!existsSync(about)) expect(Object.keys(manifest.optionalDependencies)).toContain(name)
  else expect(licence).toContain(JSON.parse(read(about)).license)
})

describe('settings', () => {
  const settings = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((found) => found[1]).sort()

  test('.env.example explains every setting, and no other', () => {
    const explained = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map((found) => found[1]).sort()
    expect(settings.length).toBeGreaterThan(10)
    expect(explained).toEqual(settings)
  })

  test('README lists every setting, and no other', () => {
    const listed = [...read('README.md').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map((found) => found[1]).sort()
    expect(listed).toEqual(settings)
  })
})

test('README names every command', () => {
  const readme = read('README.md')
  expect(COMMANDS.filter(({ name }) => !readme.includes(`\`/${name}`))).toEqual([])
})

test('every relative link of the documents leads somewhere', () => {
  const documents = files(process.cwd()).filter((path) => path.endsWith('.md'))
  const lost = documents.flatMap((path) =>
    [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
      .map((found) => join(dirname(path), found[1] ?? ''))
      .filter((target) => !existsSync(target))
      .map((target) => `${path} → ${target}`),
  )
  expect(lost).toEqual([])
})
