import { daysBetween, inWords, localDateOf, weekday } from '../../kernel/dates.ts'
import type { Instant, Zone } from '../../kernel/instant.ts'
import type { Availability } from './availability.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** `On duty now`, `On duty again Thursday at 7am`, or nothing where it is not known. */
export function dutyText(when: Availability, zone: Zone, now: Instant): string {
  if (when.kind === 'now') return 'On duty now'
  return when.kind === 'later' ? `On duty again ${momentText(when.at, zone, now)}` : ''
}

/** A moment as one says it on the day of `now`: `today at 2pm`, `tomorrow at 7am`, `Thursday at 7am`, `Monday 7 December 2026 at 7am`. */
export function momentText(at: Instant, zone: Zone, now: Instant): string {
  const day = localDateOf(at, zone)
  const ahead = daysBetween(localDateOf(now, zone), day)
  const time = timeText(at, zone)
  if (ahead === 0) return `today at ${time}`
  if (ahead === 1) return `tomorrow at ${time}`
  return ahead > 1 && ahead < 7 ? `${DAYS[weekday(day) - 1]} at ${time}` : `${inWords(day)} at ${time}`
}

/** A moment by itself: `Thursday 26 November 2026 at 2pm`. */
export const dayAndTime = (at: Instant, zone: Zone): string =>
  `${inWords(localDateOf(at, zone))} at ${timeText(at, zone)}`

/** `9am`, `5:30pm`, `midday`, `midnight`, as GOV.UK writes times. */
function timeText(at: Instant, zone: Zone): string {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
  })
  const [hour = 0, minute = 0] = clock.format(at).split(':').map(Number)
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  const shown = hour % 12 === 0 ? 12 : hour % 12
  return `${shown}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`
}
