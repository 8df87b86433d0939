import { localDateOf } from './dates.ts'
import type { Instant, LocalDate, Zone } from './instant.ts'
import { type Holidays, nextChange, type Opening, openingOf } from './opening.ts'
import type { Nation } from './people.ts'
import { REVIEW_ZONE, type Review, type ReviewRules, reviewOf } from './review.ts'
import type { Directory, Service } from './service.ts'

/** Bank holidays by nation, and the last day the list speaks of. */
export type HolidayCalendar = { of: Readonly<Record<Nation, Holidays>>; knownUntil: LocalDate }

/** An entry as it stands at a moment. Entries read without a moment have neither. */
export type Listed = Service & { opening?: Opening; review?: Review }

/** What is shown, from `at` until (exclusive) the first instant at which any of it would be another. */
export type Listing = {
  services: readonly Listed[]
  faults: Directory['faults']
  at: Instant
  until: Instant
}

export type ListingRules = ReviewRules & {
  holidays: HolidayCalendar
  /** Whose bank holidays count for an entry that is for no one nation. */
  defaultNation: Nation
}

/**
 * The entries that are shown at an instant: not those that are off or hidden by their age. Those closed now stand after
 * the others; the lines that never hide keep their place.
 */
export function listingAt(directory: Directory, at: Instant, rules: ListingRules): Listing {
  const today = localDateOf(at, REVIEW_ZONE)
  const openingFor = openings(at, rules)
  const listed = directory.services.flatMap((service): Listed[] => {
    if (service.status === 'off') return []
    const review = reviewOf(service, today, rules)
    return review.state === 'hidden' ? [] : [{ ...service, opening: openingFor(service), review }]
  })
  const last = listed.filter((service) => isDemoted(service, rules))
  const changes = listed.map(({ opening, hours }) => nextChange(opening ?? UNKNOWN, at, zoneOf({ hours })).getTime())
  return {
    services: [...listed.filter((service) => !last.includes(service)), ...last],
    faults: directory.faults,
    at,
    until: new Date(Math.min(...changes, nextChange(UNKNOWN, at, REVIEW_ZONE).getTime())),
  }
}

const UNKNOWN: Opening = { state: 'unknown', why: 'no-hours' }

const isDemoted = ({ id, opening }: Listed, { neverHidden }: ListingRules): boolean =>
  opening?.state === 'closed' && !neverHidden.includes(id)

const zoneOf = ({ hours }: { hours: Service['hours'] | undefined }): Zone =>
  hours?.kind === 'weekly' ? hours.zone : REVIEW_ZONE

/** Many entries keep the same hours: each is worked out once. */
function openings(at: Instant, { holidays, defaultNation }: ListingRules): (service: Service) => Opening {
  const known = new Map<string, Opening>()
  return ({ hours, audience }) => {
    const nation = nationOf(audience.nations, defaultNation)
    const key = `${nation} ${JSON.stringify(hours)}`
    const opening = known.get(key) ?? openingOf(hours, at, holidays.of[nation])
    known.set(key, opening)
    return opening
  }
}

/** A service for one nation keeps that nation's holidays; one for several keeps the force's own where it is among them. */
const nationOf = (nations: readonly Nation[] | undefined, defaultNation: Nation): Nation =>
  nations === undefined || nations.includes(defaultNation) ? defaultNation : (nations[0] ?? defaultNation)
