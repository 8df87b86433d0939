import { describe, expect, test } from 'vitest'
import { type Availability, availabilityOf } from '../../../src/features/supporters/availability.ts'
import type { Supporter } from '../../../src/features/supporters/listing.ts'
import { dutyText } from '../../../src/features/supporters/when.ts'
import { day } from '../../support/days.ts'
import { SHIFTS, somebody } from './people.ts'

const at = (who: Partial<Supporter>, now: string): Availability =>
  availabilityOf(somebody('a', who), SHIFTS, new Date(now))
const text = (who: Partial<Supporter>, now: string): string =>
  dutyText(at(who, now), who.zone ?? 'Europe/London', new Date(now))

const OFFICE = { hours: 'Mon-Fri 09:00-17:00' }
/** Two earlies, two lates, two nights, four days of rest, from Monday 5 January 2026. */
const PATTERN = { pattern: 'EELLNN----', patternFrom: day('2026-01-05') }

describe('weekly hours', () => {
  test.each([
    ['2026-11-23T08:59:59Z', 'On duty again today at 9am'],
    ['2026-11-23T09:00:00Z', 'On duty now'],
    ['2026-11-23T16:59:59Z', 'On duty now'],
    ['2026-11-23T17:00:00Z', 'On duty again tomorrow at 9am'],
    ['2026-11-20T17:00:00Z', 'On duty again Monday at 9am'],
  ])('at %s: %s', (now, expected) => {
    expect(text(OFFICE, now)).toBe(expected)
  })
  test('a night goes on after midnight', () => {
    const nights = { hours: 'Fri 22:00-06:00' }
    expect(text(nights, '2026-11-28T05:59:00Z')).toBe('On duty now')
    expect(text(nights, '2026-11-28T06:00:00Z')).toBe('On duty again Friday at 10pm')
  })
  test('hours to midnight end there', () => {
    expect(at({ hours: 'Mon 18:00-24:00' }, '2026-11-23T23:59:00Z').kind).toBe('now')
    expect(at({ hours: 'Mon 18:00-24:00' }, '2026-11-24T00:00:00Z').kind).toBe('later')
  })
  test('follow the person’s own zone and its clock changes', () => {
    // Sunday 29 March 2026: at 01:00 the clocks go on to 02:00.
    const sunday = { hours: 'Sun 01:30-04:00' }
    expect(at(sunday, '2026-03-29T00:59:00Z')).toEqual({ kind: 'later', at: new Date('2026-03-29T01:00:00Z') })
    expect(at(sunday, '2026-03-29T01:00:00Z').kind).toBe('now')
    expect(at(sunday, '2026-03-29T02:59:00Z').kind).toBe('now')
    expect(at(sunday, '2026-03-29T03:00:00Z').kind).toBe('later')
    // Sunday 25 October 2026: the hour from 01:00 comes twice, and the shift holds through both.
    const autumn = { hours: 'Sun 00:30-02:00' }
    expect(at(autumn, '2026-10-24T23:30:00Z').kind).toBe('now')
    expect(at(autumn, '2026-10-25T01:30:00Z').kind).toBe('now')
    expect(at(autumn, '2026-10-25T02:00:00Z').kind).toBe('later')
    expect(at({ ...OFFICE, zone: 'America/New_York' }, '2026-11-23T13:59:00Z').kind).toBe('later')
    expect(at({ ...OFFICE, zone: 'America/New_York' }, '2026-11-23T14:00:00Z').kind).toBe('now')
  })
})

describe('a duty pattern', () => {
  test.each([
    ['2026-01-05T07:00:00Z', 'On duty now'],
    ['2026-01-05T15:00:00Z', 'On duty again tomorrow at 7am'],
    ['2026-01-07T14:00:00Z', 'On duty now'],
    ['2026-01-09T21:59:00Z', 'On duty again today at 10pm'],
    ['2026-01-10T06:59:00Z', 'On duty now'],
    ['2026-01-11T07:00:00Z', 'On duty again Thursday at 7am'],
    ['2026-01-15T07:00:00Z', 'On duty now'],
  ])('at %s: %s', (now, expected) => {
    expect(text(PATTERN, now)).toBe(expected)
  })
  test('goes on for years, and ran before the day it is counted from', () => {
    expect(at(PATTERN, '2029-01-08T07:30:00Z').kind).toBe(at(PATTERN, '2028-12-29T07:30:00Z').kind)
    expect(at(PATTERN, '2025-12-26T07:30:00Z').kind).toBe('now')
    expect(at(PATTERN, '2026-01-04T12:00:00Z').kind).toBe('later')
  })
  test('over both clock changes each shift begins at its local hour', () => {
    // Nights of 28 and 29 March, and of 24 and 25 October 2026.
    const nights = (from: string) => ({ pattern: 'NN--', patternFrom: day(from) })
    expect(at(nights('2026-03-28'), '2026-03-29T05:59:00Z').kind).toBe('now')
    expect(at(nights('2026-03-28'), '2026-03-29T06:00:00Z')).toEqual({
      kind: 'later',
      at: new Date('2026-03-29T21:00:00Z'),
    })
    expect(at(nights('2026-10-24'), '2026-10-25T06:59:00Z').kind).toBe('now')
    expect(at(nights('2026-10-24'), '2026-10-25T07:00:00Z')).toEqual({
      kind: 'later',
      at: new Date('2026-10-25T22:00:00Z'),
    })
  })
})

describe('away, leaving and not yet begun', () => {
  const away = { ...OFFICE, awayFrom: day('2026-11-24'), awayUntil: day('2026-11-26') }
  test.each([
    ['2026-11-23T18:00:00Z', 'On duty again Friday at 9am'],
    ['2026-11-24T10:00:00Z', ''],
    ['2026-11-26T23:59:00Z', ''],
    ['2026-11-27T09:00:00Z', 'On duty now'],
  ])('away at %s: %j, and never why', (now, expected) => {
    expect(text(away, now)).toBe(expected)
  })
  test('nobody is asked on a day away, before they begin, or from the day they leave', () => {
    expect(at(away, '2026-11-25T10:00:00Z')).toEqual({ kind: 'off' })
    expect(at({ ...OFFICE, awayUntil: day('2026-11-26') }, '2026-11-20T10:00:00Z')).toEqual({ kind: 'off' })
    expect(at({ leavesOn: day('2026-11-23') }, '2026-11-23T00:00:00Z')).toEqual({ kind: 'off' })
    expect(at({ leavesOn: day('2026-11-24') }, '2026-11-23T23:59:00Z')).toEqual({ kind: 'unknown' })
    expect(at({ startsOn: day('2026-11-24') }, '2026-11-23T12:00:00Z')).toEqual({ kind: 'off' })
    expect(at({ ...OFFICE, leavesOn: day('2026-11-24') }, '2026-11-23T18:00:00Z')).toEqual({ kind: 'unknown' })
  })
  test('who has not said when is shown without a word about it', () => {
    expect(text({}, '2026-11-23T12:00:00Z')).toBe('')
  })
})

test('a date further away than a week is said in full', () => {
  expect(
    text(
      { hours: 'Mon 09:00-10:00', awayFrom: day('2026-11-28'), awayUntil: day('2026-12-01') },
      '2026-11-23T10:00:00Z',
    ),
  ).toBe('On duty again Monday 7 December 2026 at 9am')
})
