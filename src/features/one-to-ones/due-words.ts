import { daysBetween, inWords } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'

/** How somebody stands, beside their name: `overdue by 3 days`. */
export function dueWords(dueOn: LocalDate | null, lastHeldOn: LocalDate | null, today: LocalDate): string {
  if (dueOn === null) return lastHeldOn === null ? 'no one-to-one yet' : 'no next one agreed'
  const days = daysBetween(today, dueOn)
  if (days === 0) return 'due today'
  if (days > 0) return `due ${inWords(dueOn)}`
  return `overdue by ${-days} ${days === -1 ? 'day' : 'days'}`
}

/** A longer word than this would leave a telephone's line, and Slack's two lines of an option. */
const LONG_WORD = 25

/** The beginning of a text longer than `most` characters, cut between words where it has any, and marked as cut. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const room = line.split(' ').some((word) => word.length > LONG_WORD) ? most / 2 : most
  if (line.length <= room) return line
  const cut = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line.slice(0, room))]
    .slice(0, -1)
    .map(({ segment }) => segment)
    .join('')
  const space = cut.lastIndexOf(' ')
  return `${space > room / 2 ? cut.slice(0, space) : cut} …`
}
