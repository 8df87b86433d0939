import { expect, test } from 'vitest'
import { checkComment, checkCorrection, textOf } from '../../../src/features/record/typed.ts'
import { day } from '../../support/days.ts'

const TODAY = day('2026-11-25')
const WAS = day('2026-11-20')
const check = (typed: Partial<Parameters<typeof checkCorrection>[0]>) =>
  checkCorrection({ text: 'So it was.', reason: 'A slip.', heldOn: WAS, ...typed }, WAS, TODAY)

test('a correction of words alone, of the day alone, and of both', () => {
  const value = (change: object) => ({
    ok: true,
    value: { text: 'So it was.', reason: 'A slip.', heldOn: null, ...change },
  })
  expect(check({})).toEqual(value({}))
  expect(check({ heldOn: '' })).toEqual(value({}))
  expect(check({ heldOn: '2026-11-19' })).toEqual(value({ heldOn: '2026-11-19' }))
  expect(check({ text: '', heldOn: '2026-11-19' })).toEqual(value({ text: null, heldOn: '2026-11-19' }))
  expect(check({ heldOn: '2026-11-25' })).toEqual(value({ heldOn: '2026-11-25' }))
})

test.each<[Parameters<typeof check>[0], string, string]>([
  [{ text: '' }, 'text', 'Write what it should say'],
  [{ text: ' \u200b' }, 'text', 'Write what it should say'],
  [{ text: 'x'.repeat(3001) }, 'text', '3001 characters long and can be 3000 at most. Shorten it by 1.'],
  [{ reason: '' }, 'reason', 'Write why it is corrected'],
  [{ reason: 'x'.repeat(3002) }, 'reason', 'Shorten it by 2.'],
  [{ heldOn: '2026-11-26' }, 'heldOn', 'can’t be after today'],
  [{ heldOn: '2026-02-31' }, 'heldOn', 'There is no such date'],
  [{ heldOn: '31 Feb' }, 'heldOn', 'There is no such date'],
  [{ heldOn: '2024-01-01' }, 'heldOn', 'Check the year'],
])('%o: %s says %j', (typed, field, words) => {
  const checked = check(typed)
  expect(checked.ok ? {} : checked.errors).toEqual({ [field]: expect.stringContaining(words) })
})

test('every fault at once', () => {
  const checked = check({ text: '', reason: '', heldOn: '2027-01-01' })
  expect(checked.ok ? [] : Object.keys(checked.errors).sort()).toEqual(['heldOn', 'reason'])
})

test('a comment of one emoji is one; of blanks it is none; no piece of a list is dropped', () => {
  expect(checkComment('🙂')).toEqual({ ok: true, value: '🙂' })
  expect(checkComment('')).toMatchObject({ ok: false })
  expect(checkComment('x'.repeat(3000))).toMatchObject({ ok: true })
  expect(textOf(['First.', 'Second.'])).toBe('First.\nSecond.')
  expect(textOf(undefined)).toBe('')
})
