import type { Moment, Opening } from '../../kernel/opening.ts'
import type { Hours, OpenPeriod } from '../../kernel/service.ts'
import { fill } from './wording.ts'

export type OpeningWording = {
  always: string
  open: string
  openDay: string
  closed: string
  opens: string
  opensDay: string
  tomorrow: string
  onDay: string
  holiday: string
  holidayThen: string
  holidaysClosed: string
  holidaysOpen: string
}

export type ClockWording = {
  am: string
  pm: string
  midday: string
  midnight: string
  hours: string
  everyDay: string
  dayRange: string
  /** From Monday. */
  days: readonly string[]
  date: string
  /** From January. */
  months: readonly string[]
}

type Words = { opening: OpeningWording; clock: ClockWording }

/** `Closed now, opens 9am tomorrow. Monday to Friday, 9am to 5pm.` Without a moment the hours alone. */
export function hoursText(hours: Hours, opening: Opening | undefined, words: Words): string {
  if (hours.kind === 'always') return sentences([words.opening.always])
  const { bankHolidays } = hours
  const { holidaysClosed, holidaysOpen } = words.opening
  return sentences([
    ...(opening ? openingTexts(opening, words) : []),
    hours.open.map((period) => periodText(period, words.clock)).join('; '),
    ...(bankHolidays === undefined ? [] : [bankHolidays === 'closed' ? holidaysClosed : holidaysOpen]),
  ])
}

/** What stands beside a number that is not answered now; null for any other. */
export const closedText = (opening: Opening | undefined, words: Words): string | null =>
  opening?.state === 'closed' ? (openingTexts(opening, words)[0] ?? null) : null

function openingTexts(opening: Opening, { opening: words, clock }: Words): string[] {
  if (opening.state === 'always') return [words.always]
  if (opening.state === 'unknown') return opening.why === 'bank-holiday' ? [words.holiday] : []
  if (opening.state === 'closed' && opening.opens === null) return [words.closed]
  const [moment, today, later] =
    opening.state === 'open'
      ? [opening.until, words.open, words.openDay]
      : [opening.opens ?? null, words.opens, words.opensDay]
  if (moment === null) return []
  const time = timeText(moment.time, clock)
  // The early hours belong to the night that is running: `until 2am` needs no day.
  const near = moment.daysAhead === 0 || (opening.state === 'open' && moment.daysAhead === 1 && moment.time < '12:00')
  const said = near ? fill(today, { time }) : fill(later, { time, day: dayAhead(moment, words, clock) })
  return 'holiday' in moment && moment.holiday ? [said, words.holidayThen] : [said]
}

function dayAhead({ day, daysAhead }: Moment, { tomorrow, onDay }: OpeningWording, clock: ClockWording): string {
  if (daysAhead === 1) return tomorrow
  const weekday = clock.days[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? ''
  return fill(onDay, { day: daysAhead < 7 ? weekday : dateText(day, clock) })
}

export function dateText(date: string, { date: pattern, months }: ClockWording): string {
  const [year = '', month = '1', day = '1'] = date.split('-')
  return fill(pattern, { day: String(Number(day)), month: months[Number(month) - 1] ?? '', year })
}

function periodText({ days, from, to }: OpenPeriod, clock: ClockWording): string {
  const name = (day: number | undefined): string => clock.days[(day ?? 1) - 1] ?? ''
  const inOrder = [...days].sort((a, b) => a - b)
  const inRow = inOrder.every((day, index) => day === (inOrder[0] ?? 0) + index)
  const named =
    inOrder.length === clock.days.length
      ? clock.everyDay
      : inRow && inOrder.length > 2
        ? fill(clock.dayRange, { from: name(inOrder[0]), to: name(inOrder.at(-1)) })
        : inOrder.map(name).join(', ')
  return fill(clock.hours, { days: named, from: timeText(from, clock), to: timeText(to, clock) })
}

/** `09:00` is 9am, `12:00` midday, `24:00` midnight, as GOV.UK writes times. */
function timeText(time: string, { am, pm, midday, midnight }: ClockWording): string {
  if (time === '24:00' || time === '00:00') return midnight
  if (time === '12:00') return midday
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const shown = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`
  return fill(hour < 12 ? am : pm, { time: shown })
}

const sentences = (parts: readonly string[]): string =>
  parts.map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}.`).join(' ')
