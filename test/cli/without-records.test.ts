import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../support/built.ts'
import { temporaryFolder } from '../support/postgres.ts'
import { command } from './command.ts'

const folder = temporaryFolder()
const settings = { DATA_DIR: path.join(folder, 'data') }

const NOBODY_THERE = { DATA_DIR: path.join(folder, 'other'), DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }

beforeAll(build, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['', 'Say what to do.'],
  ['frobnicate the-people', 'There is no command "frobnicate the-people".'],
  ['people import', 'Name the file.'],
  ['people import one.csv two.csv', '"two.csv" is not understood.'],
  ['people import one.csv --dryrun', '"--dryrun" is not understood.'],
  ['people export a.csv b.csv', '"b.csv" is not understood.'],
  ['people link PC1 carrier-pigeon T U', 'DOOR is one of slack, teams, simulator'],
  ['people link PC1 slack T', 'Say which account'],
  ['people unlink slack', 'Say which account'],
  ['tick --at monday', 'Give a moment such as'],
  ['tick --at 2026-02-31T25:00:00Z', 'Give a moment such as'],
  ['signpost --jsn', '"--jsn" is not understood.'],
])('wrong usage is said with how it is written, exit 2: %s', async (line, says) => {
  const { code, out, err } = await command(line, settings)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(says)
  expect(err).toContain('npm run -s alongside -- ')
})

test('settings, files and folders that are wrong are named with what to do, exit 1', async () => {
  const wrong = [
    ['deliver', { DATABASE_URL: 'mysql://x', PORT: 'x' }, /PORT must be.*\n.*DATABASE_URL must start with postgresql/],
    ['people import no-such.csv', settings, /no-such.csv can’t be read/],
    ['deliver', { DATA_DIR: '/dev/null/data' }, /can’t write to its data folder/],
    ['deliver', NOBODY_THERE, /database can’t be reached/],
    ['signpost', { POLICY_PATH: '/no/such.yaml' }, /policy file .*can’t be read/],
  ] as const
  for (const [line, given, says] of wrong) {
    const { code, err } = await command(line, given)
    expect(code, line).toBe(1)
    expect(err).toMatch(says)
  }
  const { code, out } = await command('doctor', NOBODY_THERE)
  expect(code).toBe(1)
  expect(out).toMatch(/^ok {4}Doors: simulator\.$/m)
  expect(out).toMatch(/^FAULT Records: The database can’t be reached\./m)
})

test('signpost answers each line with one line, whatever is in it, and opens no database', async () => {
  const texts = [
    "can't sleep",
    '',
    '   ',
    'x'.repeat(40_000),
    'i want to die',
    'lone\rreturn \u2028 \u2029 \u0085',
    '"{\\}',
  ]
  for (const [end, last] of [
    ['\n', '\n'],
    ['\r\n', ''],
  ] as const) {
    const { code, out, err } = await command('signpost --json', settings, texts.join(end) + last)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const answers = out
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line))
    expect(answers.map(({ text }) => text)).toEqual(texts)
    expect(answers.map(({ crisis }) => crisis)).toEqual(texts.map((text) => text === 'i want to die'))
    for (const answer of answers) {
      expect(Object.keys(answer)).toEqual(['text', 'crisis', 'scope', 'first', 'categories', 'services'])
    }
  }
  expect((await command('signpost --json', settings)).out).toBe('')
  expect((await command('signpost', settings, "can't sleep")).out).toContain("can't sleep\n")
  expect(existsSync(settings.DATA_DIR)).toBe(false)
})

test('a reader who goes away early is no fault', () => {
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
  const line = 'yes "cannot sleep" | head -5000 | "$0" "$1" signpost --json | head -1'
  const { stdout, stderr } = spawnSync('/bin/sh', ['-c', line, process.execPath, cli], {
    encoding: 'utf8',
    cwd: folder,
  })
  expect({ lines: stdout.split('\n').length, stderr }).toEqual({ lines: 2, stderr: '' })
})

test('directory check names file, entry, field and fix of each fault, and says what is shown all the same', async () => {
  const file = path.join(folder, 'services.yaml')
  writeFileSync(
    file,
    'services:\n  - id: our-line\n    name: Our line\n    contacts:\n      - kind: phone\n        number: 0800 nonsense\n',
  )
  const faulty = await command(`directory check ${file}`, settings)
  expect(faulty.code).toBe(1)
  expect(faulty.out).toMatch(/services\.yaml, our-line, [\w.[\]]+: .+\.\n/)
  expect(faulty.out).toMatch(/^\d+ entries: /m)
  expect(faulty.err).toMatch(/^\d+ faults?\. The entries without a fault are shown all the same\.\n$/)
  const own = await command('directory check', settings)
  expect({ code: own.code, err: own.err }).toEqual({ code: 0, err: '' })
  expect((await command('directory check', { ...settings, DIRECTORY_PATH: file })).code).toBe(1)
  expect(existsSync(settings.DATA_DIR)).toBe(false)
})
