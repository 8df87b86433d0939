import { describe, expect, test } from 'vitest'
import { type Listing, listingAt } from '../../src/kernel/listing.ts'
import type { Service } from '../../src/kernel/service.ts'
import { listingRules as rules, service, weekdays } from '../support/services.ts'

const at = (instant: string, services: readonly Service[], by = rules): Listing =>
  listingAt({ services, faults: [] }, new Date(instant), by)
const ids = ({ services }: Listing): string[] => services.map(({ id }) => id)

describe('what is shown', () => {
  test('leaves out what is off and what nobody has checked for too long, and never a line that must stay', () => {
    const services = [
      service('samaritans'),
      service('old'),
      service('police-crisis-line'),
      service('gone', { status: 'off' }),
    ]
    expect(ids(at('2027-06-30T12:00:00Z', services))).toEqual(['samaritans', 'old', 'police-crisis-line'])
    expect(ids(at('2027-07-01T12:00:00Z', services))).toEqual(['samaritans', 'police-crisis-line'])
    const ancient = at('2046-07-01T12:00:00Z', services)
    expect(ancient.services.map(({ id, review }) => [id, review?.state])).toEqual([
      ['samaritans', 'due'],
      ['police-crisis-line', 'due'],
    ])
  })

  test('puts what is closed now after the rest, in the same order, and leaves the fixed lines in their place', () => {
    const services = [
      service('early', { hours: weekdays('07:00', '12:00') }),
      service('samaritans', { hours: weekdays('07:00', '12:00') }),
      service('late', { hours: weekdays('12:00', '22:00') }),
      service('unknown'),
      service('morning', { hours: weekdays('08:00', '11:00') }),
    ]
    expect(ids(at('2026-11-24T13:00:00Z', services))).toEqual(['samaritans', 'late', 'unknown', 'early', 'morning'])
    expect(ids(at('2026-11-24T10:00:00Z', services))).toEqual(['early', 'samaritans', 'unknown', 'morning', 'late'])
  })

  test('counts the bank holidays of the one nation a service is for, else the force’s own', () => {
    const closing = { hours: weekdays('09:00', '17:00', 'closed') }
    const services = [
      service('ours', closing),
      service('scottish', { ...closing, audience: { nations: ['scotland'] } }),
      service('british', { ...closing, audience: { nations: ['scotland', 'england'] } }),
    ]
    const state = (listing: Listing) => Object.fromEntries(listing.services.map((one) => [one.id, one.opening?.state]))
    const standrews = '2026-11-30T12:00:00Z'
    expect(state(at(standrews, services))).toEqual({ ours: 'open', scottish: 'closed', british: 'open' })
    expect(state(at(standrews, services, { ...rules, defaultNation: 'scotland' }))).toEqual({
      ours: 'closed',
      scottish: 'closed',
      british: 'closed',
    })
  })

  test('holds until the first boundary of any entry, or the midnight at which a day and a review turn', () => {
    const services = [
      service('a', { hours: weekdays('09:00', '17:00') }),
      service('b', { hours: weekdays('08:00', '12:00') }),
    ]
    expect(at('2026-11-24T10:00:00Z', services).until.toISOString()).toBe('2026-11-24T12:00:00.000Z')
    expect(at('2026-11-24T18:00:00Z', services).until.toISOString()).toBe('2026-11-25T00:00:00.000Z')
    expect(at('2026-11-24T18:00:00Z', []).until.toISOString()).toBe('2026-11-25T00:00:00.000Z')
  })

  test('changes nowhere between its two ends', () => {
    const services = [
      service('a', { hours: weekdays('09:00', '17:00') }),
      service('b', { hours: weekdays('22:00', '24:00') }),
      service('c', { hours: weekdays('08:00', '12:00', 'closed') }),
      service('d', {
        hours: { kind: 'weekly', zone: 'America/New_York', open: [{ days: [2, 6], from: '03:15', to: '20:00' }] },
      }),
    ]
    const seen = (listing: Listing) =>
      JSON.stringify([listing.services.map(({ id, opening, review }) => [id, opening, review])])
    for (const start of ['2026-12-23T00:00:00Z', '2026-10-24T00:00:00Z', '2027-03-27T00:00:00Z']) {
      let listing = at(start, services)
      for (let minute = 0; minute < 4 * 24 * 60; minute += 15) {
        const now = new Date(Date.parse(start) + minute * 60_000)
        const fresh = at(now.toISOString(), services)
        if (now >= listing.until) listing = fresh
        expect(seen(fresh), now.toISOString()).toBe(seen(listing))
      }
    }
  })
})
