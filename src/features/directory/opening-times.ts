import type { Hours, OpenPeriod } from '../../kernel/service.ts'
import { daysText, readDays } from './week-days.ts'

const ZONE = 'Europe/London'

/** `Mon-Fri 09:00-17:00; bank holidays closed`, as it is typed in a form. Empty where the hours are not known. */
export function hoursText(hours: Hours | undefined): string {
  if (hours === undefined) return ''
  if (hours.kind === 'always') return 'Always'
  const periods = hours.open.map(({ days, from, to }) => `${daysText(days)} ${from}-${to}`)
  return [...periods, ...(hours.bankHolidays ? [`bank holidays ${hours.bankHolidays}`] : [])].join('; ')
}

/** `hours` is null for an empty text: not known, and nothing is claimed. */
export type HoursRead = { ok: true; hours: Hours | null } | { ok: false; error: string }

const EXAMPLE = 'Write it like “Mon-Fri 09:00-17:00; Sat 10am-2pm”, or “Always”, or leave it empty if nobody knows.'
const refused = (problem: string): HoursRead => ({ ok: false, error: `${problem} ${EXAMPLE}` })

/** Opening times as a person types them. The zone is that of the hours before, else London's. */
export function readHours(text: string, before: Hours | undefined): HoursRead {
  const parts = tidy(text)
  if (parts.length === 0) return { ok: true, hours: null }
  if (parts.length === 1 && ALWAYS.test(parts[0] ?? '')) return { ok: true, hours: { kind: 'always' } }
  const open: OpenPeriod[] = []
  let bankHolidays: 'open' | 'closed' | undefined
  for (const part of parts) {
    const said = bankHolidaysIn(part)
    const periods = said ? [] : periodsIn(part)
    if (said) bankHolidays = said
    if (typeof periods === 'string') return refused(`“${part.slice(0, 40)}”: ${periods}`)
    open.push(...periods)
  }
  if (open.length === 0) return refused('Say on which days and at which times it is open.')
  const zone = before?.kind === 'weekly' ? before.zone : ZONE
  return { ok: true, hours: { kind: 'weekly', zone, open, ...(bankHolidays ? { bankHolidays } : {}) } }
}

const ALWAYS = /^(always|24 ?\/ ?7|24 ?hours?|24h|day and night|(open )?all (day|the time)|any time)( every day)?$/

const tidy = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/\b(to|until|till)\b/g, '-')
    .replace(/\bfrom\b/g, ' ')
    .split(/[;\n]/)
    .map((part) => part.replace(/\s+/g, ' ').replace(/ ?- ?/g, '-').replace(/\.$/, '').trim())
    .filter(Boolean)

function bankHolidaysIn(part: string): 'open' | 'closed' | null {
  if (!part.includes('bank holiday')) return null
  return /\b(closed|shut|not open)\b/.test(part) ? 'closed' : /\bopen\b/.test(part) ? 'open' : null
}

const TIMES = /(?:^| )((?:\d|midnight|midday|noon)[^;]*)$/

/** One part: days, then one span of time or several. A text is what is wrong with it. */
function periodsIn(part: string): OpenPeriod[] | string {
  const times = TIMES.exec(part)
  if (!times?.[1]) return 'there are no times in it.'
  const days = readDays(part.slice(0, times.index))
  if (days === null) return 'say on which days.'
  const spans = times[1].split(/,| and /).map((span) => spanIn(span.trim()))
  const wrong = spans.find((span) => typeof span === 'string')
  if (wrong !== undefined) return wrong
  return spans.flatMap((span) => (typeof span === 'string' ? [] : splitNight(days, span)))
}

type Span = { from: string; to: string }

function spanIn(text: string): Span | string {
  const [from = '', to = '', ...more] = text.split('-')
  const [opens, closes] = [timeIn(from), timeIn(to)]
  if (opens === null || closes === null || more.length > 0) return 'write each time like 09:00 or 9am.'
  if (opens === closes) return 'it opens and closes at the same time.'
  return { from: opens === '24:00' ? '00:00' : opens, to: closes === '00:00' ? '24:00' : closes }
}

/** A night goes on into the next day: two periods. */
function splitNight(days: readonly number[], { from, to }: Span): OpenPeriod[] {
  if (from < to) return [{ days, from, to }]
  const next = days.map((day) => (day % 7) + 1).sort((a, b) => a - b)
  return [
    { days, from, to: '24:00' },
    { days: next, from: '00:00', to },
  ]
}

/** `09:00`, `9.30am`, `5pm`, `midnight`; null for anything that could be read in two ways. */
function timeIn(text: string): string | null {
  if (text === 'midnight') return '24:00'
  if (text === 'midday' || text === 'noon') return '12:00'
  const found = /^(\d{1,2})(?:[:.](\d{2}))? ?([ap])?\.?(m)?\.?$/.exec(text.trim())
  if (!found) return null
  const [, hours = '', minutes, half, m] = found
  if ((half === undefined) !== (m === undefined) || (half === undefined && minutes === undefined)) return null
  const hour = Number(hours)
  if (half !== undefined && (hour < 1 || hour > 12)) return null
  const of24 = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  if (of24 > 24 || Number(minutes ?? 0) > 59 || (of24 === 24 && Number(minutes) > 0)) return null
  return `${String(of24).padStart(2, '0')}:${minutes ?? '00'}`
}
