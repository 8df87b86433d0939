import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hoursText, readHours } from '../../../src/features/directory/opening-times.ts'
import type { Hours, OpenPeriod } from '../../../src/kernel/service.ts'

const week = (open: OpenPeriod[], bankHolidays?: 'open' | 'closed'): Hours => ({
  kind: 'weekly',
  zone: 'Europe/London',
  open,
  ...(bankHolidays ? { bankHolidays } : {}),
})
const OFFICE = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }
const ALL = [1, 2, 3, 4, 5, 6, 7]

test.each<[string, Hours | null]>([
  ['', null],
  ['  \n ', null],
  ['Always', { kind: 'always' }],
  ['24/7', { kind: 'always' }],
  ['24 hours every day', { kind: 'always' }],
  ['Mon-Fri 09:00-17:00', week([OFFICE])],
  ['Monday to Friday, 9am to 5pm', week([OFFICE])],
  ['weekdays from 9am until 5pm.', week([OFFICE])],
  ['Mon – Fri 9.00–17.00', week([OFFICE])],
  ['Mon-Fri 9am-5pm; bank holidays closed', week([OFFICE], 'closed')],
  ['Mon-Fri 9am-5pm\nOpen on bank holidays', week([OFFICE], 'open')],
  ['Mon, Wed and Sat 10:00-14:00', week([{ days: [1, 3, 6], from: '10:00', to: '14:00' }])],
  ['Sat-Mon 10am-2pm', week([{ days: [1, 6, 7], from: '10:00', to: '14:00' }])],
  ['daily noon-midnight', week([{ days: ALL, from: '12:00', to: '24:00' }])],
  ['every day 5pm-12am', week([{ days: ALL, from: '17:00', to: '24:00' }])],
  [
    'Tue 09:00-12:00, 13:00-17:00',
    week([
      { days: [2], from: '09:00', to: '12:00' },
      { days: [2], from: '13:00', to: '17:00' },
    ]),
  ],
  [
    'Fri-Sun 20:00-08:00',
    week([
      { days: [5, 6, 7], from: '20:00', to: '24:00' },
      { days: [1, 6, 7], from: '00:00', to: '08:00' },
    ]),
  ],
])('%j is understood', (text, hours) => {
  expect(readHours(text, undefined)).toEqual({ ok: true, hours })
})

test.each([
  'nine to five',
  'Mon-Fri',
  'Mon-Fri 9-5',
  'Mon-Fri 9am',
  'Mon-Fri 9am-5',
  'Mon-Fri 13pm-14pm',
  'Mon-Fri 25:00-26:00',
  'Mon-Fri 09:60-10:00',
  'Mon-Fri 9am-9am',
  'Fun-Fri 09:00-17:00',
  '09:00-17:00',
  'bank holidays closed',
  'Mo 09:00-10:00',
  '9'.repeat(40_000),
  '🕘-🕔',
])('%j is refused with words that show how', (text) => {
  expect(readHours(text, undefined)).toMatchObject({ ok: false, error: expect.stringContaining('Mon-Fri 09:00-17:00') })
})

test('the zone of the hours before is kept', () => {
  const before: Hours = { kind: 'weekly', zone: 'Atlantic/Bermuda', open: [OFFICE] }
  expect(readHours('Mon 09:00-10:00', before)).toMatchObject({ hours: { zone: 'Atlantic/Bermuda' } })
})

describe('what we write is read again as it was', () => {
  const time = fc.integer({ min: 0, max: 1439 })
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const period = fc
    .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), time, fc.integer({ min: 1, max: 1440 }))
    .filter(([, from, to]) => from < to)
    .map(([days, from, to]): OpenPeriod => ({ days: days.sort((a, b) => a - b), from: clock(from), to: clock(to) }))
  const bank = fc.constantFrom(undefined, 'open' as const, 'closed' as const)
  test('for any week', () => {
    fc.assert(
      fc.property(fc.array(period, { minLength: 1, maxLength: 6 }), bank, (open, bankHolidays) => {
        const hours = week(open, bankHolidays)
        expect(readHours(hoursText(hours), hours)).toEqual({ ok: true, hours })
      }),
    )
  })
  test('for always and for not known', () => {
    expect(readHours(hoursText({ kind: 'always' }), undefined)).toEqual({ ok: true, hours: { kind: 'always' } })
    expect(readHours(hoursText(undefined), undefined)).toEqual({ ok: true, hours: null })
  })
})
