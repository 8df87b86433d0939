import { addDays, instantOf, localDateOf } from './dates.ts'
import type { Instant, Zone } from './instant.ts'
import type { MessageHours } from './setting.ts'

/**
 * When the quiet hours end that somebody is in at this moment; null outside them. Quiet hours are two instants of a day,
 * so that a clock change makes them longer or shorter and never begins them anew.
 */
export function quietUntil(
  now: Instant,
  zone: Zone,
  { quietFrom, quietUntil }: Pick<MessageHours, 'quietFrom' | 'quietUntil'>,
): Instant | null {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return null
  const today = localDateOf(now, zone)
  for (const first of [addDays(today, -1), today]) {
    const last = quietFrom < quietUntil ? first : addDays(first, 1)
    const end = instantOf(last, quietUntil, zone)
    if (instantOf(first, quietFrom, zone) <= now && now < end) return end
  }
  return null
}

/** Whether a time of day lies in quiet hours. All are `HH:MM`. */
export function isQuietAt(time: string, from: string, until: string): boolean {
  return from < until ? from <= time && time < until : time >= from || time < until
}
