import { describe, expect, test } from 'vitest'
import { loadPolicy } from '../../src/directory/policy.ts'
import type { Instant } from '../../src/kernel/instant.ts'
import type { Service } from '../../src/kernel/service.ts'
import { keepListing, listingRules } from '../../src/wiring/listing.ts'
import { service, listingRules as standing, weekdays } from '../support/services.ts'

describe('the listing that is kept', () => {
  function keeper(services: readonly Service[]) {
    const state = {
      now: new Date('2026-11-24T10:00:00Z') as Instant,
      entries: { services, faults: [] },
      rules: standing,
    }
    const listing = keepListing({ entries: () => state.entries, now: () => state.now, rules: () => state.rules })
    return { state, listing }
  }
  const OFFICE = service('office', { hours: weekdays('09:00', '17:00') })

  test('is the same object until something of it changes', () => {
    const { state, listing } = keeper([OFFICE])
    const first = listing()
    state.now = new Date('2026-11-24T16:59:59.999Z')
    expect(listing()).toBe(first)
    state.now = new Date('2026-11-24T17:00:00Z')
    const evening = listing()
    expect(evening).not.toBe(first)
    expect(evening.services[0]?.opening?.state).toBe('closed')
    expect(listing()).toBe(evening)
  })

  test('is made anew for a corrected entry, other rules, and a clock that was set back', () => {
    const { state, listing } = keeper([OFFICE])
    const first = listing()
    state.entries = { services: [{ ...OFFICE, name: 'Corrected' }], faults: [] }
    const corrected = listing()
    expect(corrected.services[0]?.name).toBe('Corrected')
    state.rules = { ...standing, everyDays: 1 }
    expect(listing().services[0]?.review?.state).toBe('due')
    state.now = new Date('2026-11-24T09:59:30Z')
    const beforeSetBack = listing()
    state.now = new Date('2026-11-24T08:00:00Z')
    expect(listing()).not.toBe(beforeSetBack)
    expect(listing().services[0]?.opening?.state).toBe('closed')
    expect(first.services[0]?.name).toBe('office')
  })
})

describe('the rules', () => {
  test('are the force’s own, and the same object until another first start is known', () => {
    let began = new Date('2026-11-24T10:00:00Z')
    const rules = listingRules(loadPolicy(null), () => began)
    const first = rules()
    expect(first).toMatchObject({ everyDays: 182, graceDays: 60, firstStart: began, defaultNation: 'england' })
    expect(first.neverHidden).toContain('samaritans')
    began = new Date('2026-11-24T10:00:00Z')
    expect(rules()).toBe(first)
    began = new Date('2025-11-24T10:00:00Z')
    expect(rules().firstStart).toEqual(began)
  })
})
