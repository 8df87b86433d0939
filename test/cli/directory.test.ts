import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { build } from '../support/built.ts'
import { temporaryFolder } from '../support/postgres.ts'
import { command } from './command.ts'

const root = temporaryFolder()
let folder = root
let count = 0
const at = (name: string): string => path.join(folder, name)
const settings = (changes: Record<string, string> = {}) => ({
  DATA_DIR: at('data'),
  DIRECTORY_PATH: at('own.yaml'),
  ...changes,
})

// Each command is a process of its own, and a test runs several.
vi.setConfig({ testTimeout: 120_000 })
beforeAll(build, 120_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))
beforeEach(() => {
  count += 1
  folder = path.join(root, String(count))
  mkdirSync(folder)
})

const HEAD = 'id,name,says,categories,status,contact_1,hours,bank_holidays,independent_of_force,source'
const EAP =
  'our-eap,EAP,Help with anything.,eap; financial,source-seen,phone | 0300 123 4567,Mon-Fri 9-17,closed,no,our intranet'

describe('directory import', () => {
  test('takes a spreadsheet, a second time changes nothing, and the one before is kept', async () => {
    writeFileSync(at('one.csv'), `${HEAD}\r\n${EAP}\r\n`)
    const dry = await command(`directory import ${at('one.csv')} --dry-run`, settings())
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('Would add 1, change 0, remove 0') })
    expect(existsSync(at('own.yaml'))).toBe(false)
    const first = await command(`directory import ${at('one.csv')}`, settings())
    expect(first).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Added: our-eap.') })
    const written = readFileSync(at('own.yaml'), 'utf8')
    const again = await command(`directory import ${at('one.csv')}`, settings())
    expect(again).toMatchObject({ code: 0, out: 'Added 0, change 0, remove 0, leave 1 as they are.\n' })
    expect(existsSync(at('own.yaml.bak'))).toBe(false)
    writeFileSync(at('two.csv'), `${HEAD}\n${EAP.replace('our-eap', 'new-eap')}\n`)
    const second = await command(`directory import ${at('two.csv')}`, settings())
    expect(second.out).toMatch(/Added: new-eap\.\nRemoved: our-eap\.\n/)
    expect(readFileSync(at('own.yaml.bak'), 'utf8')).toBe(written)
    expect((await command('directory check', settings())).code).toBe(0)
    expect(existsSync(at('data'))).toBe(false)
  })

  test('changes nothing for one fault, and names each by line and column', async () => {
    writeFileSync(at('own.yaml'), 'services: []\n')
    writeFileSync(
      at('bad.csv'),
      `${HEAD}\n${EAP}\n${EAP.replace('our-eap', 'b').replace('0300 123 4567', '0300')}\nc,"C\n`,
    )
    const broken = await command(`directory import ${at('bad.csv')}`, settings())
    expect(broken).toMatchObject({ code: 1, out: expect.stringMatching(/^Line 4: the quotation marks .+\.\n$/) })
    writeFileSync(at('bad.csv'), `${HEAD}\n${EAP}\n${EAP.replace('our-eap', 'b').replace('0300 123 4567', '0300')}\n`)
    const wrong = await command(`directory import ${at('bad.csv')}`, settings())
    expect(wrong).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^Line 3 \(b\), contact_1: .+`phone \| number`/),
    })
    expect(wrong.err).toBe('1 fault. Nothing was changed. Mend it and import the file again.\n')
    expect(readFileSync(at('own.yaml'), 'utf8')).toBe('services: []\n')
  })

  test('needs a file, and a place to put it', async () => {
    expect((await command('directory import', settings())).code).toBe(2)
    const none = await command(`directory import ${at('none.csv')}`, settings())
    expect(none).toMatchObject({ code: 1, out: expect.stringContaining('it cannot be opened') })
    const nowhere = await command(`directory import ${at('none.csv')}`, settings({ DIRECTORY_PATH: '' }))
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('set DIRECTORY_PATH') })
  })
})

describe('directory export', () => {
  test('writes what is the force’s own, and what it writes is taken back as it is', async () => {
    writeFileSync(at('one.csv'), `${HEAD}\n${EAP}\n`)
    await command(`directory import ${at('one.csv')}`, settings())
    for (const name of ['out.csv', 'out.yaml']) {
      expect((await command(`directory export ${at(name)}`, settings())).code).toBe(0)
      const back = await command(`directory import ${at(name)}`, settings())
      expect(back.out).toBe('Added 0, change 0, remove 0, leave 1 as they are.\n')
    }
    const shown = await command('directory export --csv', settings())
    expect(shown).toMatchObject({ code: 0, err: '', out: expect.stringContaining('our-eap,EAP,Help with anything.') })
    const all = await command('directory export --all', settings())
    expect(all.out).toContain('id: samaritans')
  })

  test('of a force without a file says so beside it', async () => {
    const { code, out, err } = await command('directory export', settings({ DIRECTORY_PATH: '' }))
    expect({ code, out }).toEqual({ code: 0, out: 'services: []\n' })
    expect(err).toContain('--all')
  })

  test('that cannot be written is one clear line', async () => {
    const { code, err } = await command(`directory export ${at('no/such/folder.csv')}`, settings())
    expect(code).toBe(1)
    expect(err).toMatch(/can’t be written/)
  })
})
