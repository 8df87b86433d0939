import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hoursText, parseHours } from '../../../src/features/supporters/hours.ts'

test.each([
  ['Mon-Fri 09:00-17:00', 'Mon-Fri 09:00-17:00'],
  ['monday to friday 9am-5pm', 'Mon-Fri 09:00-17:00'],
  ['weekdays 9-17', 'Mon-Fri 09:00-17:00'],
  ['every day 7.30am to 7.30pm', 'Mon-Sun 07:30-19:30'],
  ['Sat, Sun 10:00-16:00; Wed 18:00-24:00', 'Sat, Sun 10:00-16:00; Wed 18:00-24:00'],
  ['Tues and Thurs 12pm-2pm', 'Tue, Thu 12:00-14:00'],
  ['Fri-Mon 22:00-06:00', 'Mon, Fri, Sat, Sun 22:00-06:00'],
  ['Sun 12am-6am', 'Sun 00:00-06:00'],
])('%j is %j', (typed, written) => {
  expect(hoursText(parseHours(typed) ?? [])).toBe(written)
})

test.each([
  ...['', 'whenever', '9-5', 'Mon', 'Mon 9', 'Mon-Fri', 'Mon 25:00-26:00', 'Mon 09:60-10:00', 'Mon 13pm-2pm'],
  ...['Mon 09:00-17:00; later', 'Mond 09:00-10:00', 'Mon-Tue-Wed 09:00-10:00', 'Mon 24:00-01:00', 'Mon 0am-1am'],
])('%j is not read as something else', (typed) => {
  expect(parseHours(typed)).toBeNull()
})

test('what is written is read back the same', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((found) => found.sort())
  const week = fc.array(fc.record({ days, from: time, to: time }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(week, (periods) => {
      expect(parseHours(hoursText(periods))).toEqual(periods)
    }),
  )
})
