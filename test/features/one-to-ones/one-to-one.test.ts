import { describe, expect, test } from 'vitest'
import { check, NOTE_LIMIT } from '../../../src/features/one-to-ones/one-to-one.ts'
import { day } from '../../support/days.ts'

const TODAY = day('2026-11-22')
const GOOD = { person: 'p1', heldOn: '2026-11-20', note: 'Talked about leave.', nextOn: '2026-12-18' }

function errorsOf(changes: Record<string, string>): Record<string, string> {
  const checked = check({ ...GOOD, ...changes }, TODAY)
  return checked.ok ? {} : checked.errors
}

test('a well filled form becomes a draft', () => {
  expect(check({ ...GOOD, note: '  Talked.\n ', extra: 'x' }, TODAY)).toEqual({
    ok: true,
    draft: { subject: 'p1', heldOn: '2026-11-20', note: 'Talked.', nextOn: '2026-12-18' },
  })
})

describe('one fault is named at its field, with what to do', () => {
  test.each<[keyof typeof GOOD, string, RegExp]>([
    ['person', ' ', /^Choose who/],
    ['heldOn', '', /^Enter the day you met\.$/],
    ['heldOn', '31 Feb', /no such date.*2026-11-27/],
    ['heldOn', '2026-02-31', /no such date/],
    ['heldOn', '2026-11-23', /can’t be in the future/],
    ['heldOn', '1926-11-20', /more than two years ago/],
    ['nextOn', '', /^Enter the day of your next one-to-one\.$/],
    ['nextOn', '2027-02-29', /no such date/],
    ['nextOn', '2026-11-21', /today \(Sunday 22 November 2026\) or later/],
    ['nextOn', '2062-12-18', /more than two years away/],
    ['note', ' \n\t ', /^Write what you talked about/],
    ['note', '\u200b\u2060\u00ad', /^Write what you talked about/],
    ['note', 'x'.repeat(NOTE_LIMIT + 1), /3001 characters long.*Shorten it by 1\./],
  ])('%s = %j', (field, value, sentence) => {
    expect(errorsOf({ [field]: value })).toEqual({ [field]: expect.stringMatching(sentence) })
  })
})

test.each([
  { heldOn: '2026-11-22' },
  { nextOn: '2026-11-22' },
  { heldOn: '2024-11-22' },
  { note: 'x'.repeat(NOTE_LIMIT) },
  { note: '😀' },
])('the edge %o is allowed', (changes) => {
  expect(errorsOf(changes)).toEqual({})
})

test('many faults come at once', () => {
  const checked = check({ heldOn: '31 Feb', nextOn: '2020-01-01' }, TODAY)
  expect(checked.ok ? [] : Object.keys(checked.errors).sort()).toEqual(['heldOn', 'nextOn', 'note', 'person'])
})

test('what was typed is never repeated in a sentence', () => {
  const canary = 'canary-words'
  const sentences = Object.values(errorsOf({ heldOn: canary, nextOn: canary, note: canary.repeat(300), person: ' ' }))
  expect(sentences).toHaveLength(4)
  expect(sentences.join()).not.toContain(canary)
})
