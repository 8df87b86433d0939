import { loadHolidays } from '../../src/directory/holidays.ts'
import type { ListingRules } from '../../src/kernel/listing.ts'
import type { Hours, Service } from '../../src/kernel/service.ts'

export const listingRules: ListingRules = {
  everyDays: 182,
  graceDays: 60,
  firstStart: new Date('2026-11-01T09:00:00Z'),
  neverHidden: ['samaritans', 'police-crisis-line'],
  holidays: loadHolidays(),
  defaultNation: 'england',
}
export const weekdays = (from: string, to: string, bankHolidays?: 'open' | 'closed'): Hours => ({
  kind: 'weekly',
  zone: 'Europe/London',
  open: [{ days: [1, 2, 3, 4, 5], from, to }],
  ...(bankHolidays ? { bankHolidays } : {}),
})
/** An entry that is right in every way, with some fields changed. */
export const service = (id: string, changes: Partial<Service> = {}): Service => ({
  id,
  name: id,
  says: id,
  categories: ['eap'],
  audience: {},
  forSelf: true,
  forOther: true,
  contacts: [],
  crisisCapable: false,
  independentOfForce: false,
  status: 'source-seen',
  source: 'seen',
  sample: false,
  ...changes,
})
