import { describe, expect, test } from 'vitest'
import { parseLocalDate } from '../../src/kernel/dates.ts'
import type { LocalDate } from '../../src/kernel/instant.ts'
import { type ReviewRules, reviewOf } from '../../src/kernel/review.ts'

const date = (text: string): LocalDate => parseLocalDate(text) ?? expect.fail('not a date')
const rules: ReviewRules = {
  everyDays: 100,
  graceDays: 10,
  firstStart: new Date('2026-01-01T09:00:00Z'),
  neverHidden: ['samaritans'],
}
const on = (day: string, dates: { reviewDue?: string; verifiedOn?: string } = {}, id = 'our-line') =>
  reviewOf(
    {
      id,
      ...(dates.reviewDue ? { reviewDue: date(dates.reviewDue) } : {}),
      ...(dates.verifiedOn ? { verifiedOn: date(dates.verifiedOn) } : {}),
    },
    date(day),
    rules,
  )

describe('a review', () => {
  test.each([
    ['2026-04-10', 'current'],
    ['2026-04-11', 'due'],
    ['2026-04-20', 'due'],
    ['2026-04-21', 'hidden'],
  ])('of an entry that nobody has rung counts from the first start: %s is %s', (day, state) => {
    expect(on(day)).toEqual({ state, due: '2026-04-11', hiddenFrom: '2026-04-21' })
  })

  test('counts from the last check where there is one', () => {
    expect(on('2026-04-11', { verifiedOn: '2026-03-01' }).state).toBe('current')
    expect(on('2026-06-09', { verifiedOn: '2026-03-01' }).state).toBe('due')
  })

  test('is on the day that the entry names, and a check on that day or later has done it', () => {
    expect(on('2026-02-01', { reviewDue: '2026-02-01' }).state).toBe('due')
    expect(on('2026-02-01', { reviewDue: '2026-02-01', verifiedOn: '2026-01-31' }).state).toBe('due')
    expect(on('2026-02-02', { reviewDue: '2026-02-01', verifiedOn: '2026-02-01' })).toMatchObject({
      state: 'current',
      due: '2026-05-12',
    })
  })

  test('takes no credit for a check dated in the future', () => {
    expect(on('2026-04-11', { verifiedOn: '2062-04-01' }).state).toBe('due')
  })

  test('never hides a line that must stay, however old, and still warns', () => {
    expect(on('2036-01-01', {}, 'samaritans')).toEqual({ state: 'due', due: '2026-04-11', hiddenFrom: null })
  })

  test('begins on the local day of the first start', () => {
    const late = { ...rules, firstStart: new Date('2026-06-30T23:30:00Z') }
    expect(reviewOf({ id: 'our-line' }, date('2026-07-01'), late).due).toBe('2026-10-09')
  })
})
