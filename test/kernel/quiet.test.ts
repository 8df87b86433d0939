import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isQuietAt, quietUntil } from '../../src/kernel/quiet.ts'

const end = (at: string, quietFrom: string | null, quietTo: string | null, zone = 'Europe/London') =>
  quietUntil(new Date(at), zone, { quietFrom, quietUntil: quietTo })?.toISOString() ?? null

describe('quiet hours over midnight, 22:00 to 07:00', () => {
  test.each([
    ['the minute before they begin', '2026-11-25T21:59:00Z', null],
    ['as they begin', '2026-11-25T22:00:00Z', '2026-11-26T07:00:00.000Z'],
    ['after midnight', '2026-11-26T02:00:00Z', '2026-11-26T07:00:00.000Z'],
    ['the last minute', '2026-11-26T06:59:59Z', '2026-11-26T07:00:00.000Z'],
    ['as they end', '2026-11-26T07:00:00Z', null],
    ['in summer, by the local clock', '2026-07-01T21:30:00Z', '2026-07-02T06:00:00.000Z'],
    ['in the night the clock goes forward', '2026-03-29T00:30:00Z', '2026-03-29T06:00:00.000Z'],
    ['in the night the clock goes back', '2026-10-25T01:30:00Z', '2026-10-25T07:00:00.000Z'],
  ])('%s', (_when, at, expected) => {
    expect(end(at, '22:00', '07:00')).toBe(expected)
  })
})

test.each([
  ['within one day', '2026-11-25T12:30:00Z', '12:00', '14:00', '2026-11-25T14:00:00.000Z'],
  ['outside them', '2026-11-25T14:00:00Z', '12:00', '14:00', null],
  ['none', '2026-11-25T02:00:00Z', null, null, null],
  // 01:30 comes twice that night: the hours end the first time, and do not begin again.
  ['ending at an hour that comes twice', '2026-10-25T01:10:00Z', '22:00', '01:30', null],
  ['ending at an hour that does not come', '2026-03-29T00:40:00Z', '22:00', '01:30', '2026-03-29T01:00:00.000Z'],
])('%s', (_when, at, from, until, expected) => {
  expect(end(at, from, until)).toBe(expected)
})

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const zone = fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC')
const instant = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-12-31T00:00:00Z'),
  noInvalidDate: true,
})

test('whoever is held is let go within a day, and is not held again at that moment', () => {
  fc.assert(
    fc.property(instant, zone, time, time, (now, where, from, until) => {
      const hours = { quietFrom: from, quietUntil: until }
      const at = quietUntil(now, where, hours)
      if (at === null) return
      expect(at > now).toBe(true)
      expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000)
      expect(quietUntil(at, where, hours)).toBeNull()
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['09:00', '22:00', '07:00', false],
  ['22:00', '22:00', '07:00', true],
  ['06:00', '22:00', '07:00', true],
  ['07:00', '22:00', '07:00', false],
  ['13:00', '12:00', '14:00', true],
  ['14:00', '12:00', '14:00', false],
])('%s is in %s to %s: %s', (at, from, until, expected) => {
  expect(isQuietAt(at, from, until)).toBe(expected)
})
