import type { Instant, LocalDate } from '../../kernel/instant.ts'
import { type Availability, availabilityOf } from './availability.ts'
import type { Shifts, Supporter } from './listing.ts'
import type { Looking } from './looking.ts'
import { named, tokenOf } from './token.ts'

export type Candidate = { who: Supporter; when: Availability }

/** People shown at a time. */
export const AT_A_TIME = 3

export type Choosing = {
  looking: Looking
  shifts: Shifts
  now: Instant
  today: LocalDate
  /** See `Rotation.lastShown`, for the turn this look began at. */
  lastShown(id: string): number
}

/** Everyone of the wanted kind who may be asked today, whatever their site. */
export const canBeAsked = (people: readonly Supporter[], { looking, shifts, now }: Choosing): Candidate[] =>
  people
    .filter((who) => looking.kind === null || who.kinds.includes(looking.kind))
    .map((who) => ({ who, when: availabilityOf(who, shifts, now) }))
    .filter(({ when }) => when.kind !== 'off')

/**
 * In the order of asking: on duty now, then of the reader's own site or unit, then least recently shown. Who is equal in
 * all that stands in an order that changes by the day, so that nobody is first every morning.
 */
export function inOrder(candidates: readonly Candidate[], choosing: Choosing): Candidate[] {
  const { looking, lastShown, today } = choosing
  const unit = named(unitsOf(candidates), looking.unit)
  const rank = ({ who, when }: Candidate): readonly (number | string)[] => [
    when.kind === 'now' ? 0 : 1,
    (looking.site !== null && who.sites.some((site) => tokenOf(site) === looking.site)) ||
    (unit !== null && who.units.length > 0)
      ? 0
      : 1,
    lastShown(who.id),
    tokenOf(`${today} ${who.id}`),
  ]
  return candidates
    .filter(({ who }) => unit === null || mayAsk(unit, who))
    .map((candidate) => ({ candidate, rank: rank(candidate) }))
    .sort((a, b) => compared(a.rank, b.rank))
    .map(({ candidate }) => candidate)
}

const compared = (a: readonly (number | string)[], b: readonly (number | string)[]): number => {
  const at = a.findIndex((value, index) => value !== b[index])
  const [left, right] = [a[at] ?? 0, b[at] ?? 0]
  return left === right ? 0 : left < right ? -1 : 1
}

/** Whether somebody of a unit may ask this person, who may have agreed to be asked by some units only. */
export const mayAsk = (unit: string, { units }: Pick<Supporter, 'units'>): boolean =>
  units.length === 0 || units.some((own) => isWithin(unit, own))

/** `Local Policing/North/Response A` is within `Local Policing/North`. */
const isWithin = (unit: string, own: string): boolean => unit === own || unit.startsWith(`${own}/`)

export const sitesOf = (candidates: readonly Candidate[]): string[] =>
  sorted(candidates.flatMap(({ who }) => who.sites))

/** Only those that somebody has named: a reader's unit matters to nobody else. */
export const unitsOf = (candidates: readonly Candidate[]): string[] =>
  sorted(candidates.flatMap(({ who }) => who.units))

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en'))
