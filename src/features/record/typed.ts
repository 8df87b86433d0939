import { addDays, inWords, parseLocalDate } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'

/** Slack's largest text field: the same in every door, so that what is typed in one can be read in all. */
export const TEXT_LIMIT = 3000
/** A day of a meeting further back than this is a slip of the finger. */
const DAYS_BACK = 2 * 366

export type Checked<T> = { ok: true; value: T } | { ok: false; errors: Record<string, string> }

export type Correction = { text: string | null; reason: string; heldOn: LocalDate | null }

/** No field of ours takes several values: sent all the same, no piece of a text is dropped. */
export const textOf = (value: string | readonly string[] | undefined): string => [value ?? ''].flat().join('\n').trim()

export function checkComment(typed: string): Checked<string> {
  const errors: Record<string, string> = {}
  checkText(typed, 'text', 'Write your comment. One line is enough.', errors)
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: typed }
}

/** `before`: the day as the record has it. Every fault at once, keyed by field. */
export function checkCorrection(
  typed: { text: string; reason: string; heldOn: string },
  before: LocalDate,
  today: LocalDate,
): Checked<Correction> {
  const errors: Record<string, string> = {}
  const heldOn = readDay(typed.heldOn, today, errors)
  const moved = heldOn !== null && heldOn !== before
  if (typed.text !== '' || (!moved && !errors.heldOn)) {
    checkText(typed.text, 'text', 'Write what it should say, or change the day you met.', errors)
  }
  checkText(typed.reason, 'reason', 'Write why it is corrected. The person reads this too.', errors)
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { text: typed.text || null, reason: typed.reason, heldOn: moved ? heldOn : null } }
}

function checkText(text: string, field: string, missing: string, errors: Record<string, string>): void {
  if (!/[^\p{C}\p{Z}\p{M}]/u.test(text)) errors[field] = missing
  if (text.length > TEXT_LIMIT) {
    errors[field] =
      `This is ${text.length} characters long and can be ${TEXT_LIMIT} at most. Shorten it by ${text.length - TEXT_LIMIT}.`
  }
}

/** Null where nothing was typed: the day then stays. */
function readDay(typed: string, today: LocalDate, errors: Record<string, string>): LocalDate | null {
  if (typed === '') return null
  const date = parseLocalDate(typed)
  if (!date) errors.heldOn = 'There is no such date. Enter the day you met as year-month-day, for example 2026-11-27.'
  else if (date > today) errors.heldOn = `The day you met can’t be after today, ${inWords(today)}.`
  else if (date < addDays(today, -DAYS_BACK)) errors.heldOn = 'That is more than two years ago. Check the year.'
  return date
}
