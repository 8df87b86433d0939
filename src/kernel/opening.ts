import { addDays, daysBetween, instantOf, localDateOf, weekday } from './dates.ts'
import type { Instant, LocalDate, Zone } from './instant.ts'
import type { Hours, OpenPeriod } from './service.ts'

/** The bank holidays that count for one service. */
export type Holidays = ReadonlySet<LocalDate>

/** A moment as people say it: the local time (`24:00` is the midnight that ends `day`), and how many days off the day is. */
export type Moment = { at: Instant; day: LocalDate; time: string; daysAhead: number }

/**
 * `always`: no end within a week. `closed` without `opens`: nothing within two weeks. On a bank holiday that the entry
 * does not speak of nothing is claimed; a next opening on one carries `holiday`.
 */
export type Opening =
  | { state: 'always' }
  | { state: 'open'; until: Moment }
  | { state: 'closed'; opens: (Moment & { holiday: boolean }) | null }
  | { state: 'unknown'; why: 'no-hours' | 'bank-holiday' }

type Weekly = Extract<Hours, { kind: 'weekly' }>
type Stretch = { from: Moment; to: Moment; holiday: boolean }

/** Far enough ahead for the longest closure round Christmas; a stretch that lasts a week has no end worth naming. */
const AHEAD = 14
const WEEK = 7

/** Whether a service answers at an instant, and when that changes. */
export function openingOf(hours: Hours | undefined, at: Instant, holidays: Holidays): Opening {
  if (hours === undefined) return { state: 'unknown', why: 'no-hours' }
  if (hours.kind === 'always') return { state: 'always' }
  const today = localDateOf(at, hours.zone)
  if (hours.bankHolidays === undefined && holidays.has(today)) return { state: 'unknown', why: 'bank-holiday' }
  const next = firstAfter(at, joined(stretches(hours, today, holidays)))
  if (!next) return { state: 'closed', opens: null }
  if (next.from.at > at) return { state: 'closed', opens: { ...next.from, holiday: next.holiday } }
  return next.to.daysAhead >= WEEK ? { state: 'always' } : { state: 'open', until: next.to }
}

/** When the answer, or the words for it (`tomorrow`), would next be another: a boundary or the next local midnight. */
export function nextChange(opening: Opening, at: Instant, zone: Zone): Instant {
  const midnight = instantOf(addDays(localDateOf(at, zone), 1), '00:00', zone)
  const boundary = opening.state === 'open' ? opening.until : opening.state === 'closed' ? opening.opens : null
  return boundary && boundary.at < midnight ? boundary.at : midnight
}

/** Every period from today on, in order, as it falls on the calendar. */
function* stretches(hours: Weekly, today: LocalDate, holidays: Holidays): Generator<Stretch> {
  for (let ahead = 0; ahead <= AHEAD; ahead += 1) {
    const day = addDays(today, ahead)
    const holiday = holidays.has(day)
    if (holiday && hours.bankHolidays === 'closed') continue
    const periods = hours.open.filter(({ days }) => days.includes(weekday(day))).sort(byOpening)
    for (const { from, to } of periods) {
      const stretch: Stretch = {
        from: momentOf(day, from, today, hours.zone),
        to: momentOf(day, to, today, hours.zone),
        holiday: holiday && hours.bankHolidays === undefined,
      }
      // The hour that a clock change takes away can take a whole period with it.
      if (stretch.from.at < stretch.to.at) yield stretch
    }
  }
}

/** A night written as two periods is one stretch, and so are periods that touch or overlap. */
function* joined(all: Iterable<Stretch>): Generator<Stretch> {
  let last = null as Stretch | null
  for (const stretch of all) {
    if (last === null) last = stretch
    else if (stretch.holiday || stretch.from.at > last.to.at) {
      yield last
      last = stretch
    } else if (stretch.to.at > last.to.at) last = { ...last, to: stretch.to }
  }
  if (last !== null) yield last
}

/** Looks no further than it must: most answers lie within a day. */
function firstAfter(at: Instant, all: Iterable<Stretch>): Stretch | null {
  for (const stretch of all) if (stretch.to.at > at) return stretch
  return null
}

function momentOf(day: LocalDate, time: string, today: LocalDate, zone: Zone): Moment {
  const at = time === '24:00' ? instantOf(addDays(day, 1), '00:00', zone) : instantOf(day, time, zone)
  return { at, day, time, daysAhead: daysBetween(today, day) }
}

const byOpening = (a: OpenPeriod, b: OpenPeriod): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)
