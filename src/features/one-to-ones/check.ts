import { addDays, daysBetween, inWords } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import { COVERED, NO_NEXT_WORDS, type NoNext, ONE_TO_ONE_KINDS } from '../../kernel/record.ts'
import { readActions } from './action-rows.ts'
import { FARTHEST, type Faults, readDate, readWords, type Typed, textIn, ticksIn } from './fields.ts'
import { type Next, NOTE_LIMIT, type OneToOneDraft, type Tick } from './one-to-one.ts'

/** A date longer ago than this is a slip of the finger. */
const YEARS_BACK = 2

export type Checked = { ok: true; draft: OneToOneDraft } | { ok: false; errors: Faults }

/** Checks what was typed. Every fault at once, keyed by field, in words that say what to do and repeat nothing. */
export function check(subject: string, typed: Typed, today: LocalDate): Checked {
  const errors: Record<string, string> = {}
  const heldOn = heldIn(typed, today, errors)
  const kind = ONE_TO_ONE_KINDS.find((known) => known === textIn(typed, 'kind'))
  if (!kind) errors.kind = 'Choose what kind of one-to-one it was.'
  const note = readWords(typed, 'note', NOTE_LIMIT, errors)
  if (note === '' && !errors.note) errors.note = 'Write what you talked about and what you agreed. One line is enough.'
  const ownNote = readWords(typed, 'ownNote', NOTE_LIMIT, errors)
  const keepPrivate = ticksIn(typed, 'keepPrivate').length > 0
  const passOn = ticksIn(typed, 'passOn').length > 0 && ownNote !== ''
  if (keepPrivate && passOn) {
    errors.passOn =
      'You can’t keep this between the two of you and pass your own note on. Take one of the two ticks away.'
  }
  const actions = readActions(typed, today, errors)
  const done = [...new Set(ticksIn(typed, 'done'))].flatMap(tickIn)
  const next = nextIn(typed, today, errors)
  if (Object.keys(errors).length > 0 || !heldOn || !kind || !next) return { ok: false, errors }
  const covered = COVERED.filter((one) => ticksIn(typed, 'covered').includes(one))
  const own = ownNote === '' ? null : ownNote
  return {
    ok: true,
    draft: { subject, heldOn, kind, covered, note, keepPrivate, ownNote: own, passOn, actions, done, next },
  }
}

function heldIn(typed: Typed, today: LocalDate, errors: Record<string, string>): LocalDate | null {
  const heldOn = readDate(typed, 'heldOn', 'the day you met', errors)
  if (heldOn && heldOn > today) errors.heldOn = 'The day you met can’t be in the future. Log it when you have met.'
  if (heldOn && daysBetween(heldOn, today) > YEARS_BACK * 366)
    errors.heldOn = 'That is more than two years ago. Check the year.'
  return heldOn
}

/** A reason for none wins over the day, which may be the one we proposed: a date picker can't always be emptied. */
function nextIn(typed: Typed, today: LocalDate, errors: Record<string, string>): Next | null {
  const chosen = textIn(typed, 'next')
  const why = (Object.keys(NO_NEXT_WORDS) as NoNext[]).find((reason) => reason === chosen)
  if (why) return { on: null, why }
  const on = readDate(typed, 'nextOn', 'the day of your next one-to-one, or choose below why there is none', errors)
  if (on && on < today) errors.nextOn = `The next one-to-one must be today (${inWords(today)}) or later.`
  if (on && on > addDays(today, FARTHEST)) errors.nextOn = 'That is more than two years away. Check the year.'
  return on && { on, why: null }
}

/** `id:version`, as the form has it; anything else is no tick of ours. */
function tickIn(text: string): Tick[] {
  const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\d{1,9})$/.exec(text)
  return found?.[1] ? [{ id: found[1], version: Number(found[2]) }] : []
}
