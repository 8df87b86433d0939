import { describe, expect, test } from 'vitest'
import { parseLocalDate } from '../../src/kernel/dates.ts'
import type { LocalDate } from '../../src/kernel/instant.ts'
import { nextChange, type Opening, openingOf } from '../../src/kernel/opening.ts'
import type { Hours, OpenPeriod } from '../../src/kernel/service.ts'

const LONDON = 'Europe/London'
const date = (text: string): LocalDate => parseLocalDate(text) ?? expect.fail('not a date')
const weekly = (open: OpenPeriod[], bankHolidays?: 'open' | 'closed'): Hours => ({
  kind: 'weekly',
  zone: LONDON,
  open,
  ...(bankHolidays ? { bankHolidays } : {}),
})
const OFFICE: OpenPeriod = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }
const CHRISTMAS = new Set(['2026-12-25', '2026-12-28'].map(date))
const NONE = new Set<LocalDate>()

/** In one line: state, then the moment and how many days off it is. */
function line(opening: Opening): string {
  if (opening.state === 'open') return `open until ${opening.until.time} +${opening.until.daysAhead}`
  if (opening.state === 'unknown') return `unknown: ${opening.why}`
  if (opening.state === 'always') return 'always'
  const { opens } = opening
  return opens ? `opens ${opens.time} +${opens.daysAhead}${opens.holiday ? ' holiday' : ''}` : 'closed'
}
const at = (instant: string, hours: Hours | undefined, holidays = NONE): string =>
  line(openingOf(hours, new Date(instant), holidays))

describe('opening hours', () => {
  test('absent hours claim nothing; day and night needs no clock', () => {
    expect(at('2026-11-24T12:00:00Z', undefined)).toBe('unknown: no-hours')
    expect(at('2026-12-25T03:00:00Z', { kind: 'always' }, CHRISTMAS)).toBe('always')
  })

  test.each([
    ['2026-11-24T08:59:59Z', 'opens 09:00 +0'],
    ['2026-11-24T09:00:00Z', 'open until 17:00 +0'],
    ['2026-11-24T16:59:59Z', 'open until 17:00 +0'],
    ['2026-11-24T17:00:00Z', 'opens 09:00 +1'],
    ['2026-11-27T18:00:00Z', 'opens 09:00 +3'],
    ['2026-07-01T08:00:00Z', 'open until 17:00 +0'],
  ])('an office at %s: %s', (instant, says) => {
    expect(at(instant, weekly([OFFICE]))).toBe(says)
  })

  test('a night written as two periods is one stretch, over midnight and over the end of the week', () => {
    const everyNight = weekly([
      { days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '24:00' },
      { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '06:00' },
    ])
    expect(at('2026-11-29T23:00:00Z', everyNight)).toBe('open until 06:00 +1')
    expect(at('2026-11-30T02:00:00Z', everyNight)).toBe('open until 06:00 +0')
    expect(at('2026-11-30T06:00:00Z', everyNight)).toBe('opens 22:00 +0')
    const evening = weekly([{ days: [1], from: '17:00', to: '24:00' }])
    expect(at('2026-11-30T20:00:00Z', evening)).toBe('open until 24:00 +0')
    expect(at('2026-12-01T00:00:00Z', evening)).toBe('opens 17:00 +6')
  })

  test('a week without a gap has no end to name', () => {
    expect(at('2026-11-24T12:00:00Z', weekly([{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }]))).toBe(
      'always',
    )
  })

  test('periods that touch or overlap are one, in whatever order they stand', () => {
    const split = weekly([
      { days: [2], from: '13:00', to: '17:00' },
      { days: [2], from: '09:00', to: '13:30' },
    ])
    expect(at('2026-11-24T10:00:00Z', split)).toBe('open until 17:00 +0')
  })
})

describe('clock changes', () => {
  test('a closing time is the local one on both sides', () => {
    const sunday = weekly([{ days: [7], from: '00:00', to: '09:00' }])
    expect(openingOf(sunday, new Date('2026-03-29T00:00:00Z'), NONE)).toMatchObject({
      until: { at: new Date('2026-03-29T08:00:00Z') },
    })
    expect(openingOf(sunday, new Date('2026-10-25T00:00:00Z'), NONE)).toMatchObject({
      until: { at: new Date('2026-10-25T09:00:00Z') },
    })
  })

  test('an opening that spring takes away is at the first minute that exists; a period inside the gap is not there', () => {
    expect(
      openingOf(weekly([{ days: [7], from: '01:30', to: '05:00' }]), new Date('2026-03-29T00:30:00Z'), NONE),
    ).toEqual(expect.objectContaining({ opens: expect.objectContaining({ at: new Date('2026-03-29T01:00:00Z') }) }))
    expect(at('2026-03-29T00:30:00Z', weekly([{ days: [7], from: '01:00', to: '01:45' }]))).toBe('opens 01:00 +7')
  })

  test('in autumn a time that comes twice closes at the first', () => {
    const late = weekly([{ days: [7], from: '00:00', to: '01:30' }])
    expect(at('2026-10-25T00:29:00Z', late)).toBe('open until 01:30 +0')
    expect(at('2026-10-25T00:31:00Z', late)).toBe('opens 00:00 +7')
  })
})

describe('bank holidays', () => {
  const friday = '2026-12-25T12:00:00Z'

  test('closed: not that day, and the next opening skips them', () => {
    expect(at('2026-12-24T18:00:00Z', weekly([OFFICE], 'closed'), CHRISTMAS)).toBe('opens 09:00 +5')
    expect(at(friday, weekly([OFFICE], 'closed'), CHRISTMAS)).toBe('opens 09:00 +4')
  })

  test('open: as on any day', () => {
    expect(at(friday, weekly([OFFICE], 'open'), CHRISTMAS)).toBe('open until 17:00 +0')
  })

  test('not said: nothing is claimed for the day, and an opening on one says so', () => {
    expect(at(friday, weekly([OFFICE]), CHRISTMAS)).toBe('unknown: bank-holiday')
    expect(at('2026-12-26T12:00:00Z', weekly([OFFICE]), CHRISTMAS)).toBe('opens 09:00 +2 holiday')
  })

  test('a night into one ends at midnight unless the service is open then', () => {
    const night = (bankHolidays?: 'open' | 'closed') =>
      weekly(
        [
          { days: [4, 5], from: '20:00', to: '24:00' },
          { days: [5], from: '00:00', to: '04:00' },
        ],
        bankHolidays,
      )
    const eve = '2026-12-24T22:00:00Z'
    expect(at(eve, night('open'), CHRISTMAS)).toBe('open until 04:00 +1')
    expect(at(eve, night('closed'), CHRISTMAS)).toBe('open until 24:00 +0')
    expect(at(eve, night(), CHRISTMAS)).toBe('open until 24:00 +0')
  })

  test('a service that opens on one day a year in sight of nothing says only that it is closed', () => {
    const every = new Set(Array.from({ length: 20 }, (_, day) => date(`2026-12-${String(day + 10)}`)))
    expect(at('2026-12-10T12:00:00Z', weekly([OFFICE], 'closed'), every)).toBe('closed')
  })
})

describe('the next change', () => {
  const change = (instant: string, hours: Hours): string => {
    const now = new Date(instant)
    return nextChange(openingOf(hours, now, NONE), now, LONDON).toISOString()
  }

  test('is the boundary, or the local midnight at which today becomes yesterday', () => {
    expect(change('2026-11-24T10:00:00Z', weekly([OFFICE]))).toBe('2026-11-24T17:00:00.000Z')
    expect(change('2026-11-24T18:00:00Z', weekly([OFFICE]))).toBe('2026-11-25T00:00:00.000Z')
    expect(change('2026-07-01T18:00:00Z', weekly([OFFICE]))).toBe('2026-07-01T23:00:00.000Z')
    expect(change('2026-11-24T18:00:00Z', { kind: 'always' })).toBe('2026-11-25T00:00:00.000Z')
  })
})
