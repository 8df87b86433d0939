import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  instantOf,
  inWords,
  isZone,
  localDateOf,
  mondayOf,
  parseLocalDate,
  weekday,
} from '../../src/kernel/dates.ts'
import { day } from '../support/days.ts'

describe('a typed date', () => {
  test.each(['2026-11-22', '2024-02-29', '2000-02-29', ' 2026-01-01 ', '0001-01-01', '9999-12-31'])(
    '%j is a day',
    (text) => {
      expect(parseLocalDate(text)).toBe(text.trim())
    },
  )
  test.each(
    [
      ['31 Feb', '2026-02-31', '2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'],
      ['', ' ', 'tomorrow', '22/11/2026', '2026-1-1', '2026-11-22T09:00', '20261122', '-2026-11-22', '0000-01-01'],
      ['２０２６-11-22', '2026‐11‐22', '2026-11-22; drop table person', '2026-11-22\n2026-11-23'],
    ].flat(),
  )('%j is not', (text) => {
    expect(parseLocalDate(text)).toBeNull()
  })
  test('every day of four centuries is one, and nothing else of that shape', () => {
    const part = (most: number): fc.Arbitrary<string> =>
      fc.integer({ min: 0, max: most }).map((n) => `${n}`.padStart(2, '0'))
    fc.assert(
      fc.property(fc.integer({ min: 1800, max: 2200 }), part(13), part(32), (year, month, date) => {
        const text = `${year}-${month}-${date}`
        const lasts = [
          31,
          year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
          31,
          30,
          31,
          30,
          31,
          31,
          30,
          31,
          30,
          31,
        ]
        const real = Number(date) >= 1 && Number(date) <= (lasts[Number(month) - 1] ?? 0)
        expect(parseLocalDate(text)).toBe(real ? text : null)
      }),
    )
  })
})

describe('counting days', () => {
  test('over month and year ends, leap days and clock changes', () => {
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01')
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addDays(day('2026-03-28'), 2)).toBe('2026-03-30')
    expect(daysBetween(day('2026-10-24'), day('2026-10-26'))).toBe(2)
    expect(daysBetween(day('2027-01-01'), day('2026-12-31'))).toBe(-1)
  })
  test('adding and counting undo each other', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })
})

describe('weeks', () => {
  test.each([
    ['2026-11-22', 7, '2026-11-16'],
    ['2026-11-23', 1, '2026-11-23'],
    ['2026-12-31', 4, '2026-12-28'],
    ['2027-01-01', 5, '2026-12-28'],
    ['2027-01-03', 7, '2026-12-28'],
    ['2024-12-30', 1, '2024-12-30'],
    ['2024-02-29', 4, '2024-02-26'],
  ])('%s is day %i of the week that begins on %s', (date, number, monday) => {
    expect(weekday(day(date))).toBe(number)
    expect(mondayOf(day(date))).toBe(monday)
  })
  test('every day belongs to exactly one week of seven', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const monday = mondayOf(date)
        expect(weekday(monday)).toBe(1)
        expect(daysBetween(monday, date)).toBe(weekday(date) - 1)
      }),
    )
  })
})

test('dates are written as GOV.UK writes them', () => {
  expect(inWords(day('2026-11-23'))).toBe('Monday 23 November 2026')
  expect(inWords(day('2027-01-03'))).toBe('Sunday 3 January 2027')
})

describe('zones', () => {
  test.each(['Europe/London', 'UTC', 'Atlantic/Stanley', 'America/Argentina/Buenos_Aires'])('%s is one', (name) => {
    expect(isZone(name)).toBe(true)
  })
  // To Intl, BST is Bangladesh and IST is India.
  test.each(['BST', 'IST', 'EST', '+01:00', '', 'London', 'Europe/Lonnndon', 'Europe/London; --'])(
    '%j is not',
    (name) => {
      expect(isZone(name)).toBe(false)
    },
  )
})

test('around midnight the zone decides which day it is', () => {
  const late = new Date('2026-06-30T23:30:00Z')
  expect(localDateOf(late, 'UTC')).toBe('2026-06-30')
  expect(localDateOf(late, 'Europe/London')).toBe('2026-07-01')
  expect(localDateOf(late, 'America/New_York')).toBe('2026-06-30')
  expect(localDateOf(instantOf(day('2026-12-31'), '23:59', 'Pacific/Auckland'), 'Europe/London')).toBe('2026-12-31')
})

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(day('1950-01-01'), days))
