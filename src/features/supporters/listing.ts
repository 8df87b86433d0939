import type { Instant, LocalDate, Zone } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { SupporterKind } from '../../kernel/supporter.ts'

/** What one person has agreed to show. Days are their own local ones. */
export type Listing = {
  kinds: readonly SupporterKind[]
  sites: readonly string[]
  /** Paths of units whose people may ask; empty for everyone. */
  units: readonly string[]
  /** Their own words; may be empty. */
  says: string
  /** At least one of the two is there. */
  phone: string
  email: string
  /** `Mon-Fri 09:00-17:00; Sat 10:00-12:00`, or empty. Never beside a pattern. */
  hours: string
  /** One letter a day, counted from `patternFrom`; or empty. */
  pattern: string
  patternFrom: LocalDate | null
  /** First and last day away. */
  awayFrom: LocalDate | null
  awayUntil: LocalDate | null
}

export type Agreed = Listing & { agreedOn: LocalDate; version: number }

/** Somebody who can be asked, with what of the people file is needed to say when. */
export type Supporter = Listing & {
  id: PersonId
  name: string
  zone: Zone
  startsOn: LocalDate | null
  leavesOn: LocalDate | null
}

export type KindWords = { one: string; many: string; says: string }
export type Shift = { from: string; to: string }
/** Letters of a pattern; a hyphen is a day of rest. */
export type Shifts = Readonly<Record<string, Shift>>
export type Wording = { kinds: Readonly<Record<SupporterKind, KindWords>>; shifts: Shifts }

/** From `from` up to `to`. */
export type Span = { from: Instant; to: Instant }

/** Characters of a person's own line. */
export const SAYS_LIMIT = 120
export const LINE_LIMIT = 200

const FIELDS = [
  ...['kinds', 'sites', 'units', 'says', 'phone', 'email'],
  ...['hours', 'pattern', 'patternFrom', 'awayFrom', 'awayUntil'],
] as const

/** Whether two listings show the same. */
export const isSame = (a: Listing, b: Listing): boolean =>
  FIELDS.every((field) => JSON.stringify(Reflect.get(a, field)) === JSON.stringify(Reflect.get(b, field)))
