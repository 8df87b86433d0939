import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, instantOf, localDateOf } from '../../src/kernel/dates.ts'
import { day } from '../support/days.ts'

const CLOCKS = new Map<string, Intl.DateTimeFormat>()

const at = (date: string, time: string, zone: string): string =>
  instantOf(day(date), time, zone).toISOString().slice(0, 16)

describe('the spring gap: the first valid minute', () => {
  test.each([
    ['2026-03-29', '01:00', 'Europe/London', '2026-03-29T01:00'],
    ['2026-03-29', '01:30', 'Europe/London', '2026-03-29T01:00'],
    ['2026-03-29', '01:59', 'Europe/London', '2026-03-29T01:00'],
    ['2026-03-29', '02:00', 'Europe/London', '2026-03-29T01:00'],
    ['2026-03-29', '00:59', 'Europe/London', '2026-03-29T00:59'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:00'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30'],
    ['2026-03-28', '23:30', 'America/Nuuk', '2026-03-29T01:00'],
    ['2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T10:00'],
  ])('%s %s in %s', (date, time, zone, utc) => {
    expect(at(date, time, zone)).toBe(utc)
  })
})

describe('the autumn fold: once, the first time', () => {
  test.each([
    ['2026-10-25', '00:59', 'Europe/London', '2026-10-24T23:59'],
    ['2026-10-25', '01:00', 'Europe/London', '2026-10-25T00:00'],
    ['2026-10-25', '01:59', 'Europe/London', '2026-10-25T00:59'],
    ['2026-10-25', '02:00', 'Europe/London', '2026-10-25T02:00'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45'],
  ])('%s %s in %s', (date, time, zone, utc) => {
    expect(at(date, time, zone)).toBe(utc)
  })
})

test('Monday 09:00 in London stays 09:00 on the clock, summer and winter', () => {
  const mondays = Array.from({ length: 60 }, (_, week) => addDays(day('2026-01-05'), week * 7))
  const hours = mondays.map((date) => clockAt(instantOf(date, '09:00', 'Europe/London'), 'Europe/London'))
  expect(new Set(hours)).toEqual(new Set(['09:00']))
  expect(new Set(mondays.map((date) => instantOf(date, '09:00', 'Europe/London').getUTCHours()))).toEqual(
    new Set([8, 9]),
  )
})

const ZONES = [
  'UTC',
  'Europe/London',
  'Europe/Dublin',
  'America/New_York',
  'America/St_Johns',
  'America/Nuuk',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Atlantic/Azores',
]

describe('against Intl, in any zone and any minute of eighty years', () => {
  const zone = fc.constantFrom(...ZONES)
  const date = fc.integer({ min: 0, max: 29_000 }).map((days) => addDays(day('1972-01-01'), days))
  const time = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((n) => `${n}`.padStart(2, '0')).join(':'))

  test('the instant reads back as the date and time wanted, or as the first minute after the gap', () => {
    fc.assert(
      fc.property(date, time, zone, (on, clock, where) => {
        const instant = instantOf(on, clock, where)
        const reads = `${localDateOf(instant, where)} ${clockAt(instant, where)}`
        if (reads === `${on} ${clock}`) return
        const before = new Date(instant.getTime() - 60_000)
        expect(reads > `${on} ${clock}`).toBe(true)
        expect(`${localDateOf(before, where)} ${clockAt(before, where)}` < `${on} ${clock}`).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('an hour earlier never reads the same: the first of two is taken', () => {
    fc.assert(
      fc.property(date, time, zone, (on, clock, where) => {
        const instant = instantOf(on, clock, where)
        for (const minutes of [30, 60, 120]) {
          const earlier = new Date(instant.getTime() - minutes * 60_000)
          expect(`${localDateOf(earlier, where)} ${clockAt(earlier, where)}`).not.toBe(`${on} ${clock}`)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

/** The wall clock of a zone, straight from Intl. */
function clockAt(instant: Date, zone: string): string {
  const format = CLOCKS.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' })
  CLOCKS.set(zone, format)
  return format.format(instant)
}
