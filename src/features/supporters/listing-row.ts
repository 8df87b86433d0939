import { dayOf as plainDayOf, midnight as plainMidnight } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { SupporterKind } from '../../kernel/supporter.ts'
import type { Listing } from './listing.ts'

/** A row of the listing table as Prisma reads it: days are UTC midnight. */
export type ListingRow = {
  kinds: string[]
  sites: string[]
  units: string[]
  says: string
  phone: string
  email: string
  hours: string
  pattern: string
  patternFrom: Date | null
  awayFrom: Date | null
  awayUntil: Date | null
}

/** The database's own checks keep the kinds to those we know. */
export const listingOf = (row: ListingRow): Listing => ({
  kinds: row.kinds as SupporterKind[],
  sites: row.sites,
  units: row.units,
  says: row.says,
  phone: row.phone,
  email: row.email,
  hours: row.hours,
  pattern: row.pattern,
  patternFrom: dayOf(row.patternFrom),
  awayFrom: dayOf(row.awayFrom),
  awayUntil: dayOf(row.awayUntil),
})

export const columnsOf = (listing: Listing): ListingRow => ({
  ...listing,
  kinds: [...listing.kinds],
  sites: [...listing.sites],
  units: [...listing.units],
  patternFrom: midnight(listing.patternFrom),
  awayFrom: midnight(listing.awayFrom),
  awayUntil: midnight(listing.awayUntil),
})

export const dayOf = <D extends Date | null>(date: D): D extends Date ? LocalDate : LocalDate | null =>
  (date === null ? null : plainDayOf(date)) as D extends Date ? LocalDate : LocalDate | null

export const midnight = <D extends LocalDate | null>(day: D): D extends LocalDate ? Date : Date | null =>
  (day === null ? null : plainMidnight(day)) as D extends LocalDate ? Date : Date | null
