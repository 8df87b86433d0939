/** Days are 1 (Monday) to 7; times `HH:MM` local. A `to` at or before `from` is on the next day. */
export type WeekPeriod = { days: readonly number[]; from: string; to: string }

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const PERIOD = /^(.*?)[\s,]+(\d{1,2})[:.]?(\d{2})?\s*(am|pm)?\s*(?:-|–|to)\s*(\d{1,2})[:.]?(\d{2})?\s*(am|pm)?$/i

/**
 * Hours as people write them: `Mon-Fri 09:00-17:00; Sat 10 to 12`, `every day 9am-5pm`. Null when a part cannot be read.
 */
export function parseHours(text: string): readonly WeekPeriod[] | null {
  const parts = text
    .split(/[;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean)
  const periods = parts.map(parsePeriod)
  return periods.length > 0 && periods.every((period) => period !== null) ? periods : null
}

function parsePeriod(text: string): WeekPeriod | null {
  const found = PERIOD.exec(text)
  if (!found) return null
  const [, names = '', fromHour, fromMinute, fromHalf, toHour, toMinute, toHalf] = found
  const days = parseDays(names)
  const from = parseTime(fromHour, fromMinute, fromHalf)
  const to = parseTime(toHour, toMinute, toHalf)
  return days && from && to && from !== '24:00' ? { days, from, to } : null
}

function parseTime(hour = '', minute = '00', half = ''): string | null {
  const twelve = half !== ''
  const read = Number(hour)
  if (twelve && (read < 1 || read > 12)) return null
  const hours = twelve ? (read % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : read
  const total = hours * 60 + Number(minute)
  if (total > 24 * 60 || Number(minute) > 59) return null
  return `${String(hours).padStart(2, '0')}:${minute.padStart(2, '0')}`
}

function parseDays(text: string): readonly number[] | null {
  const words = text.trim().toLowerCase()
  if (/^(every ?day|daily|all week)$/.test(words)) return [1, 2, 3, 4, 5, 6, 7]
  if (words === 'weekdays') return [1, 2, 3, 4, 5]
  const days = words.split(/\s*(?:,|&|\band\b)\s*/).map((part) => {
    const [first, last, more] = part.split(/\s*(?:-|–|\bto\b)\s*/).map(dayNumber)
    if (first === undefined || first === 0 || last === 0 || more !== undefined) return null
    return last === undefined ? [first] : daysFrom(first, last)
  })
  if (days.some((part) => part === null)) return null
  return [...new Set(days.flatMap((part) => part ?? []))].sort()
}

/** `Fri-Mon` goes round the end of the week. */
const daysFrom = (first: number, last: number): number[] =>
  Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => ((first - 1 + index) % 7) + 1)

/** 0 for a word that is no day. */
function dayNumber(word: string): number {
  const full = /^(mon(day)?|tues?(day)?|wed(nesday)?|thu(rs?)?(day)?|fri(day)?|sat(urday)?|sun(day)?)s?$/.test(word)
  return full ? DAYS.findIndex((day) => word.startsWith(day.toLowerCase())) + 1 : 0
}

/** The one way to write the same hours, so that a file and a form agree. */
export const hoursText = (periods: readonly WeekPeriod[]): string =>
  periods.map(({ days, from, to }) => `${daysText(days)} ${from}-${to}`).join('; ')

function daysText(days: readonly number[]): string {
  const name = (day: number | undefined): string => DAYS[(day ?? 1) - 1] ?? ''
  const inRow = days.every((day, index) => day === (days[0] ?? 0) + index)
  return inRow && days.length > 2 ? `${name(days[0])}-${name(days.at(-1))}` : days.map(name).join(', ')
}
