import type { Instant, LocalDate, Zone } from './instant.ts'

const DAY = 86_400_000
export const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** Null for anything that is not a day of the calendar: `2026-02-31`, `31 Feb`, the year 0, an empty text. */
export function parseLocalDate(text: string): LocalDate | null {
  const found = /^(?!0000)\d{4}-\d{2}-\d{2}$/.exec(text.trim())
  if (!found) return null
  const at = new Date(`${found[0]}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== found[0] ? null : (found[0] as LocalDate)
}

/** The calendar day it is in a zone at an instant. */
export function localDateOf(at: Instant, zone: Zone): LocalDate {
  const parts = localParts(at, zone)
  return `${parts.year}-${parts.month}-${parts.day}` as LocalDate
}

/** A calendar day as a date column of the database takes it, and back. */
export const midnight = (date: LocalDate): Instant => new Date(`${date}T00:00:00Z`)
export const dayOf = (at: Instant): LocalDate => at.toISOString().slice(0, 10) as LocalDate

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10) as LocalDate
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY)
}

/** 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
export function weekday(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekday(date))
}

/**
 * The instant of a local wall-clock time (`HH:MM`). In the spring gap, when that time does not exist, the first valid
 * minute after it; in the autumn fold, when it happens twice, the first of the two.
 */
export function instantOf(date: LocalDate, time: string, zone: Zone): Instant {
  const wanted = Date.parse(`${date}T${time}:00Z`)
  const candidates = [wanted - offsetAt(wanted - DAY, zone), wanted - offsetAt(wanted + DAY, zone)]
  const exact = candidates.filter((at) => at + offsetAt(at, zone) === wanted)
  if (exact.length > 0) return new Date(Math.min(...exact))
  return firstMinuteAfterGap(Math.min(...candidates), Math.max(...candidates), zone)
}

/** Between the two readings of a time that does not exist lies the change itself: find its minute by halving. */
function firstMinuteAfterGap(before: number, after: number, zone: Zone): Instant {
  let low = Math.floor(before / 60_000)
  let high = Math.ceil(after / 60_000)
  const offset = offsetAt(low * 60_000, zone)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * 60_000, zone) === offset) low = middle
    else high = middle
  }
  return new Date(high * 60_000)
}

/** Milliseconds a zone is ahead of UTC at an instant. */
function offsetAt(at: number, zone: Zone): number {
  const parts = localParts(new Date(at), zone)
  const local = Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`)
  return local - Math.floor(at / 1000) * 1000
}

/** Made once a zone: making one costs a hundred times what using it does. */
const formats = new Map<Zone, Intl.DateTimeFormat>()

function formatIn(zone: Zone): Intl.DateTimeFormat {
  const made = formats.get(zone)
  if (made) return made
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, format)
  return format
}

function localParts(at: Instant, zone: Zone): Record<string, string> {
  const parts = formatIn(zone).formatToParts(at)
  return Object.fromEntries(parts.map((part) => [part.type, part.value]))
}

/** `Area/Place`, or `UTC`. Short names are refused because they mislead: to Intl, `BST` is Bangladesh. */
export function isZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Za-z]+\//.test(name)) return false
  try {
    formatIn(name)
    return true
  } catch {
    return false
  }
}

const WORDS = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })

/** `Monday 23 November 2026`, as GOV.UK writes dates. */
export function inWords(date: LocalDate): string {
  return `${DAY_NAMES[weekday(date) - 1]} ${WORDS.format(new Date(`${date}T00:00:00Z`))}`
}
