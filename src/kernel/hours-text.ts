import type { OpenPeriod } from './service.ts'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** `Mon-Fri 09:00-17:00; Sat 10:00-12:00`, as `periodsFrom` reads it. */
export const periodsText = (open: readonly OpenPeriod[]): string =>
  open.map(({ days, from, to }) => `${daysText(days)} ${from}-${to}`).join('; ')

/** Days that follow each other are a range, also of two. */
function daysText(days: readonly number[]): string {
  const inOrder = [...new Set(days)].sort((a, b) => a - b)
  const runs: number[][] = []
  for (const day of inOrder) {
    const run = runs.at(-1)
    if (run && run.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  return runs.map((run) => (run.length === 1 ? name(run[0]) : `${name(run[0])}-${name(run.at(-1))}`)).join(',')
}

const name = (day: number | undefined): string => DAYS[(day ?? 1) - 1] ?? ''

const PERIOD = /^(.+?)\s+(\d{1,2}(?::\d{2})?)\s*(?:-|–|to)\s*(\d{1,2}(?::\d{2})?)$/i

/**
 * Periods as a person types them: days by name or range (`every day` too), then from and to by the 24-hour clock, periods
 * separated by `;`. A night past midnight becomes two periods. Null when any part of it is not understood.
 */
export function periodsFrom(text: string): OpenPeriod[] | null {
  const parts = text.split(';').map((part) => part.trim())
  const periods = parts.filter((part) => part !== '').map(periodFrom)
  return periods.length === 0 || periods.some((period) => period === null) ? null : periods.flatMap((one) => one ?? [])
}

function periodFrom(text: string): OpenPeriod[] | null {
  const [, daysWritten = '', fromWritten = '', toWritten = ''] = PERIOD.exec(text) ?? []
  const days = daysFrom(daysWritten)
  const from = timeFrom(fromWritten)
  const ends = timeFrom(toWritten)
  if (days === null || from === null || ends === null || from === '24:00') return null
  const to = ends === '00:00' ? '24:00' : ends
  if (from < to) return [{ days, from, to }]
  if (from === to) return null
  const after = days.map((day) => (day % 7) + 1).sort((a, b) => a - b)
  return [
    { days, from, to: '24:00' },
    { days: after, from: '00:00', to },
  ]
}

function timeFrom(text: string): string | null {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(text) ?? []
  const time = `${hour.padStart(2, '0')}:${minute}`
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time) ? time : null
}

function daysFrom(text: string): number[] | null {
  const written = text.trim().toLowerCase()
  if (/^(every ?day|daily)$/.test(written)) return [1, 2, 3, 4, 5, 6, 7]
  const found = written.split(/,|\band\b/).map((part) => rangeFrom(part.trim()))
  if (found.some((range) => range === null)) return null
  return [...new Set(found.flatMap((range) => range ?? []))].sort((a, b) => a - b)
}

/** `fri-mon` runs over the weekend. */
function rangeFrom(text: string): number[] | null {
  const [first, last, ...more] = text.split(/\s*(?:-|–|\bto\b)\s*/).map(dayFrom)
  if (first === undefined || first === null || last === null || more.length > 0) return null
  if (last === undefined) return [first]
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => ((first - 1 + step) % 7) + 1)
}

/** By its first three letters or more: `Tues` and `Tuesday` are the same. */
function dayFrom(text: string): number | null {
  const full = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const at = text.length < 3 ? -1 : full.findIndex((day) => day.startsWith(text.replace(/s$/, '')) || day === text)
  return at < 0 ? null : at + 1
}
