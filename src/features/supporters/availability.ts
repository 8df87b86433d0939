import { addDays, daysBetween, instantOf, localDateOf, weekday } from '../../kernel/dates.ts'
import type { Instant, LocalDate, Zone } from '../../kernel/instant.ts'
import { parseHours } from './hours.ts'
import type { Shift, Shifts, Span, Supporter } from './listing.ts'

/** `off`: not to be asked at all now (away, not begun, left). `unknown`: they have not said when. */
export type Availability = { kind: 'now' } | { kind: 'later'; at: Instant } | { kind: 'unknown' } | { kind: 'off' }

type Times = Pick<
  Supporter,
  'hours' | 'pattern' | 'patternFrom' | 'awayFrom' | 'awayUntil' | 'zone' | 'startsOn' | 'leavesOn'
>

/** Further ahead than the longest pattern in use: what comes later is not known. */
const DAYS_AHEAD = 70

/** When somebody can be asked, by their own clock, which may change in the night. Says nothing of why not. */
export function availabilityOf(who: Times, shifts: Shifts, now: Instant): Availability {
  const today = localDateOf(now, who.zone)
  if (!isHere(who, today) || isAwayOn(who, today)) return { kind: 'off' }
  if (who.hours === '' && who.pattern === '') return { kind: 'unknown' }
  // The night shift that began yesterday may still be on.
  for (let day = -1; day <= DAYS_AHEAD; day++) {
    const date = addDays(today, day)
    if (!isHere(who, date) || isAwayOn(who, date)) continue
    const next = shiftsOn(who, shifts, date)
      .map((shift) => spanOf(date, shift, who.zone))
      .filter(({ from, to }) => to > now && to > from)
      .sort((a, b) => a.from.getTime() - b.from.getTime())[0]
    if (next) return next.from <= now ? { kind: 'now' } : { kind: 'later', at: next.from }
  }
  return { kind: 'unknown' }
}

const isHere = ({ startsOn, leavesOn }: Times, on: LocalDate): boolean =>
  (startsOn === null || startsOn <= on) && (leavesOn === null || on < leavesOn)

/** Both days belong to the time away; without a first day it has begun. */
export const isAwayOn = ({ awayFrom, awayUntil }: Pick<Times, 'awayFrom' | 'awayUntil'>, on: LocalDate): boolean =>
  awayUntil !== null && on <= awayUntil && (awayFrom === null || awayFrom <= on)

function shiftsOn({ hours, pattern, patternFrom }: Times, shifts: Shifts, on: LocalDate): readonly Shift[] {
  if (pattern !== '' && patternFrom !== null) {
    const at = daysBetween(patternFrom, on) % pattern.length
    const shift = shifts[pattern.charAt(at < 0 ? at + pattern.length : at)]
    return shift ? [shift] : []
  }
  return (parseHours(hours) ?? []).filter(({ days }) => days.includes(weekday(on)))
}

function spanOf(date: LocalDate, { from, to }: Shift, zone: Zone): Span {
  const nextDay = to <= from || to === '24:00'
  const end = instantOf(nextDay ? addDays(date, 1) : date, to === '24:00' ? '00:00' : to, zone)
  return { from: instantOf(date, from, zone), to: end }
}
