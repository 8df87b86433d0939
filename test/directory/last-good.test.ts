import { readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLastGood, writeLastGood } from '../../src/directory/last-good.ts'
import { correction } from '../support/corrections.ts'
import { day } from '../support/days.ts'
import { temporaryFolder } from './files.ts'

const NAME = 'directory-last-good.json'
const VALUE = {
  firstStart: new Date('2026-11-01T09:00:00Z'),
  corrections: [
    correction('our-line', {
      fields: { contacts: [{ kind: 'phone', number: '0300 123 4567' }], hours: null },
      checked: { on: day('2026-11-24'), by: 'Ruth Adeyemi' },
    }),
    correction('other', { switched: 'off', offBecause: 'Nobody answers.' }),
  ],
}

test('what was written is read again, by this user only, and nothing else is left in the folder', () => {
  const folder = temporaryFolder()
  writeLastGood(folder, { firstStart: null, corrections: [] })
  writeLastGood(folder, VALUE)
  expect(readLastGood(folder)).toEqual(VALUE)
  expect(statSync(join(folder, NAME)).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual([NAME])
})

test('where there is none yet there is nothing', () => {
  expect(readLastGood(temporaryFolder())).toBeNull()
  expect(readLastGood(join(temporaryFolder(), 'not-there'))).toBeNull()
})

test.each([
  ['an empty file', ''],
  ['half a file', JSON.stringify(VALUE).slice(0, 200)],
  ['another shape', '{"corrections": 7}'],
  ['a date that is none', JSON.stringify(VALUE).replace('2026-11-24"', '2026-02-31"')],
  ['an instant before calendars', JSON.stringify(VALUE).replace('2026-11-01T', '0000-01-01T')],
  ['an instant after the last', JSON.stringify(VALUE).replace('2026-11-01T', '9999-12-31T')],
  ['a file that never ends', ' '.repeat(10_000_001)],
  ['no text', Buffer.from([0xff, 0xfe, 0x00])],
  ['the key of an object’s parent', '{"__proto__": {"corrections": []}, "firstStart": null}'],
])('%s is not trusted', (_what, content) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, NAME), content)
  expect(readLastGood(folder)).toBe('broken')
})

test('a link to something that is no file is not read', () => {
  const folder = temporaryFolder()
  symlinkSync('/dev/zero', join(folder, NAME))
  expect(readLastGood(folder)).toBe('broken')
})
