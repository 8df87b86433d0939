import { describe, expect, test } from 'vitest'
import { checkClosing, checkComment, checkNew } from '../../../src/features/management/management.ts'
import { day } from '../../support/days.ts'

const TODAY = day('2026-11-25')
const GOOD = {
  issue: 'Late statements.',
  advice: 'Start on the day.',
  improvement: 'Within two days.',
  support: 'A mentor.',
  raisedOn: '2026-11-25',
  reviewOn: '2026-12-23',
}
const errorsOf = (changes: Record<string, string>) => {
  const checked = checkNew({ ...GOOD, ...changes }, TODAY)
  return checked.ok ? {} : checked.errors
}

test('a well filled form is taken, trimmed', () => {
  expect(checkNew({ ...GOOD, issue: '  Late statements.\n' }, TODAY)).toMatchObject({
    ok: true,
    value: { points: { issue: 'Late statements.' }, raisedOn: '2026-11-25', reviewOn: '2026-12-23' },
  })
})

describe('one fault is named at its field, with what to do', () => {
  test.each<[keyof typeof GOOD, string, RegExp]>([
    ['issue', ' ', /^Write what the issue is/],
    ['advice', '\u200b', /^Write what advice/],
    ['improvement', '', /^Write what improvement/],
    ['support', '', /If none was wanted, say so/],
    ['support', 'x'.repeat(3001), /3001 characters long.*Shorten it by 1/],
    ['raisedOn', '2026-11-26', /can’t be in the future/],
    ['raisedOn', '2025-11-01', /more than a year ago/],
    ['raisedOn', '31 Feb', /no such date/],
    ['reviewOn', '2026-11-24', /today \(Wednesday 25 November 2026\) or later/],
    ['reviewOn', '2027-11-27', /more than a year away/],
    ['reviewOn', '', /^Enter the day of the review/],
  ])('%s = %j', (field, value, sentence) => {
    expect(errorsOf({ [field]: value })).toEqual({ [field]: expect.stringMatching(sentence) })
  })
})

test.each([{ reviewOn: '2026-11-25' }, { reviewOn: '2027-11-26' }, { raisedOn: '2025-11-24' }, { issue: '😀' }])(
  'the edge %o is allowed',
  (changes) => {
    expect(errorsOf(changes)).toEqual({})
  },
)

test('an outcome that is none of ours, and empty words, are refused', () => {
  expect(checkClosing({ outcome: 'dismissed', words: '' })).toMatchObject({
    ok: false,
    errors: { outcome: expect.any(String), words: expect.any(String) },
  })
  expect(checkClosing({ outcome: 'partly', words: 'Two of three.' })).toMatchObject({ ok: true })
  expect(checkComment({ text: ' ' })).toMatchObject({ ok: false, errors: { text: expect.any(String) } })
})
