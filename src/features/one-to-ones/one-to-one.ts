import { addDays, daysBetween, inWords, parseLocalDate } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'

/** Slack's largest text field: the same in every door, so that a note typed in one can be read in all. */
export const NOTE_LIMIT = 3000

/** A date further away than this is a slip of the finger. */
const YEARS_BACK = 2
const YEARS_AHEAD = 2

export type OneToOneDraft = { subject: PersonId; heldOn: LocalDate; note: string; nextOn: LocalDate }

export type Checked = { ok: true; draft: OneToOneDraft } | { ok: false; errors: Record<string, string> }

/** Checks what was typed. Every fault at once, keyed by field, in words that say what to do. */
export function check(typed: Readonly<Record<string, string>>, today: LocalDate): Checked {
  const errors: Record<string, string> = {}
  const subject = typed.person?.trim() ?? ''
  if (subject === '') errors.person = 'Choose who the one-to-one was with.'

  const heldOn = readDate(typed.heldOn, 'the day you met', errors, 'heldOn')
  if (heldOn && heldOn > today) errors.heldOn = 'The day you met can’t be in the future. Log it when you have met.'
  if (heldOn && daysBetween(heldOn, today) > YEARS_BACK * 366)
    errors.heldOn = 'That is more than two years ago. Check the year.'

  const nextOn = readDate(typed.nextOn, 'the day of your next one-to-one', errors, 'nextOn')
  if (nextOn && nextOn < today) errors.nextOn = `The next one-to-one must be today (${inWords(today)}) or later.`
  if (nextOn && nextOn > addDays(today, YEARS_AHEAD * 366))
    errors.nextOn = 'That is more than two years away. Check the year.'

  const note = (typed.note ?? '').trim()
  if (!/[^\p{C}\p{Z}\p{M}]/u.test(note))
    errors.note = 'Write what you talked about and what you agreed. One line is enough.'
  if (note.length > NOTE_LIMIT) {
    errors.note = `The note is ${note.length} characters long and can be ${NOTE_LIMIT} at most. Shorten it by ${note.length - NOTE_LIMIT}.`
  }
  if (Object.keys(errors).length > 0 || !heldOn || !nextOn) return { ok: false, errors }
  return { ok: true, draft: { subject, heldOn, note, nextOn } }
}

function readDate(
  text: string | undefined,
  what: string,
  errors: Record<string, string>,
  field: string,
): LocalDate | null {
  if (!text?.trim()) {
    errors[field] = `Enter ${what}.`
    return null
  }
  const date = parseLocalDate(text)
  if (!date) errors[field] = `There is no such date. Enter ${what} as year-month-day, for example 2026-11-27.`
  return date
}
