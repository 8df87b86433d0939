import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A small project of its own with the real tools, so that nothing here touches the real output. */
let project: string
beforeAll(() => {
  project = mkdtempSync(path.join(tmpdir(), 'alongside-build-'))
  for (const name of [
    '.ci',
    'prisma',
    'prisma.config.ts',
    'tsconfig.json',
    'tsconfig.build.json',
    'package.json',
    'package-lock.json',
  ]) {
    cpSync(path.join(ROOT, name), path.join(project, name), { recursive: true })
  }
  mkdirSync(path.join(project, 'node_modules'))
  for (const name of readdirSync(path.join(ROOT, 'node_modules'))) {
    if (!name.startsWith('.'))
      symlinkSync(path.join(ROOT, 'node_modules', name), path.join(project, 'node_modules', name))
  }
  write('src/one.ts', "import { two } from './two.ts'\nexport const one: number = two - 1\n")
  write('src/two.ts', 'export const two: number = 2\n')
  write('src/data/list.yaml', 'a: 1\n')
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(project, name)), { recursive: true })
  writeFileSync(path.join(project, name), text)
}

const has = (name: string) => existsSync(path.join(project, name))
const read = (name: string) => readFileSync(path.join(project, name), 'utf8')

/** Nothing it needs lies outside the project: no home folder, no proxy, no network variables. */
function build(...args: string[]): { code: number | null; said: string } {
  const env = { PATH: process.env.PATH ?? '', HOME: path.join(project, 'home') }
  const run = spawnSync(process.execPath, ['.ci/build.mjs', ...args], { cwd: project, env, encoding: 'utf8' })
  return { code: run.status, said: run.stdout + run.stderr }
}

/** A mark on an output that only a new build takes away. */
const touch = (name: string) => writeFileSync(path.join(project, name), `${read(name)}// touched\n`)
const isTouched = (name: string) => read(name).endsWith('// touched\n')

test('builds what is stale, by content, and nothing else', () => {
  expect(build('--generate-only')).toMatchObject({ code: 0 })
  expect([has('src/store/generated/client.ts'), has('dist')]).toEqual([true, false])
  expect(build().code).toBe(0)
  expect(read('dist/one.js')).toMatch(/from ["']\.\/two\.js["']/)
  expect([has('dist/data/list.yaml'), has('dist/store/generated/client.js')]).toEqual([true, true])

  for (const output of ['dist/one.js', 'src/store/generated/client.ts']) touch(output)
  write('src/two.ts', read('src/two.ts'))
  // The generated source is an input of the second step: it was changed, so that step alone runs.
  expect(build()).toEqual({ code: 0, said: expect.not.stringContaining('client') })
  expect([isTouched('dist/one.js'), isTouched('src/store/generated/client.ts')]).toEqual([false, true])
  touch('dist/one.js')
  expect(build()).toEqual({ code: 0, said: '' })
  expect(isTouched('dist/one.js')).toBe(true)

  // Both outputs are incomplete now, and some sources are gone.
  rmSync(path.join(project, 'dist/one.js'))
  rmSync(path.join(project, 'src/store/generated/client.ts'))
  write('src/one.ts', 'export const one: number = 1\n')
  rmSync(path.join(project, 'src/two.ts'))
  rmSync(path.join(project, 'src/data/list.yaml'))
  expect(build().code).toBe(0)
  expect([has('dist/two.js'), has('dist/two.js.map'), has('dist/data/list.yaml')]).toEqual([false, false, false])
  expect(read('dist/one.js')).toContain('one = 1')
  expect(isTouched('src/store/generated/client.ts')).toBe(false)
}, 180_000)

test('a build that fails says why, leaves no stamp, and is done again', () => {
  write('src/one.ts', 'export const = 1\n')
  const failed = build()
  expect(failed.code).toBe(1)
  expect(failed.said).toContain('src/one.ts')
  write('src/one.ts', 'export const one = 1\n')
  // A lock whose holder is dead holds nobody up.
  write('node_modules/.build-lock', '999999999')
  expect(build().code).toBe(0)
}, 180_000)
