import { addDays, instantOf, inWords, localDateOf, mondayOf, parseLocalDate } from '../../kernel/dates.ts'
import type { Instant } from '../../kernel/instant.ts'

const ZONE = 'Europe/London'
const HOUR = 3_600_000

/** The steps offered beside the clock. A day and a Monday are the wall clock's, so a clock change does not shift them. */
export const STEPS = {
  hour: { label: '+1 hour', from: (now: Instant) => new Date(now.getTime() + HOUR) },
  day: { label: '+1 day', from: (now: Instant) => instantOf(addDays(dateOf(now), 1), timeInLondon(now), ZONE) },
  monday: { label: 'Next Monday 09:00', from: nextMonday },
} as const
export type StepName = keyof typeof STEPS

export function isStep(name: string): name is StepName {
  return Object.hasOwn(STEPS, name)
}

/** `Monday 9 March 2026, 09:00`. */
export function inLondonWords(at: Instant): string {
  return `${inWords(dateOf(at))}, ${timeInLondon(at)}`
}

/** `2026-03-09T09:00`, as a date and time field takes and gives it. */
export function inLondonField(at: Instant): string {
  return `${dateOf(at)}T${timeInLondon(at)}`
}

export function dayInLondon(at: Instant): string {
  return inWords(dateOf(at))
}

export function timeInLondon(at: Instant): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

/** Reads a date and time field. Null for anything that is not a moment of the calendar. */
export function readLondonField(text: string): Instant | null {
  const found = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)(?::\d{2})?$/.exec(text.trim())
  const date = found ? parseLocalDate(found[1] ?? '') : null
  return date && found?.[2] ? instantOf(date, found[2], ZONE) : null
}

function nextMonday(now: Instant): Instant {
  const thisWeek = instantOf(mondayOf(dateOf(now)), '09:00', ZONE)
  return thisWeek > now ? thisWeek : instantOf(addDays(mondayOf(dateOf(now)), 7), '09:00', ZONE)
}

function dateOf(at: Instant) {
  return localDateOf(at, ZONE)
}
