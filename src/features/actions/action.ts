import { addDays } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { ACTION_OWNERS, type ActionOwner } from '../../kernel/record.ts'
import { dayTyped, faultsIn, type Typed, wordsTyped } from '../../kernel/typed.ts'

export type ActionState = 'open' | 'done' | 'dropped'

/** What was agreed, as somebody who may see it reads it. */
export type AgreedAction = {
  id: string
  subject: { id: PersonId; name: string }
  what: string
  owner: ActionOwner
  dueOn: LocalDate
  state: ActionState
  finishedOn: LocalDate | null
  version: number
}

/** One thing that happened to an action. `reason` is empty where none is asked for. */
export type PastChange = {
  kind: Change['kind']
  by: string
  on: LocalDate
  fromDue: LocalDate | null
  toDue: LocalDate | null
  reason: string
}

export type ActionDetail = AgreedAction & { agreedOn: LocalDate; changes: readonly PastChange[] }

/** What can be done with one. `handed`: the other party is to do it from now on. */
export type Change =
  | { kind: 'done' }
  | { kind: 'reopened' }
  | { kind: 'dropped'; reason: string }
  | { kind: 'redated'; dueOn: LocalDate; reason: string }
  | { kind: 'handed' }

export type NewAction = { person: PersonId; what: string; owner: ActionOwner; dueOn: LocalDate }

/** Long enough for what is to be done; what was talked about belongs in the note of the one-to-one. */
export const WHAT_LIMIT = 500
export const REASON_LIMIT = 500

/** A date further away than this is a slip of the finger. */
const YEARS_AHEAD = 2

export type Checked<T> = { ok: true; value: T } | { ok: false; errors: Record<string, string> }
type TypedValues = Readonly<Record<string, string>>

/** Checks a new action. Every fault at once, keyed by field. Whether the person is the caller's is the store's affair. */
export function checkNew(typed: TypedValues, today: LocalDate): Checked<NewAction> {
  const owner = ACTION_OWNERS.find((one) => one === typed.owner)
  const fields = {
    person: chosen(typed.person?.trim() || undefined, 'Choose who this is about.'),
    what: wordsTyped(typed.what ?? '', WHAT_LIMIT, 'Write what is to be done. One line is enough.'),
    owner: chosen(owner, 'Choose who is to do it.'),
    dueOn: dueTyped(typed.dueOn ?? '', today),
  }
  const { person, what, dueOn } = fields
  if ('value' in person && 'value' in what && 'value' in dueOn && owner)
    return { ok: true, value: { person: person.value, what: what.value, owner, dueOn: dueOn.value } }
  return { ok: false, errors: faultsIn(fields) }
}

/** Checks a new date and why. */
export function checkRedate(typed: TypedValues, today: LocalDate): Checked<Change & { kind: 'redated' }> {
  const fields = {
    dueOn: dueTyped(typed.dueOn ?? '', today),
    reason: reasonTyped(typed, 'Write why the date changes.'),
  }
  const { dueOn, reason } = fields
  if ('value' in dueOn && 'value' in reason)
    return { ok: true, value: { kind: 'redated', dueOn: dueOn.value, reason: reason.value } }
  return { ok: false, errors: faultsIn(fields) }
}

/** Checks why an action is not needed any more. */
export function checkDrop(typed: TypedValues): Checked<Change & { kind: 'dropped' }> {
  const reason = reasonTyped(typed, 'Write why it is not needed any more.')
  if ('value' in reason) return { ok: true, value: { kind: 'dropped', reason: reason.value } }
  return { ok: false, errors: faultsIn({ reason }) }
}

const reasonTyped = (typed: TypedValues, missing: string): Typed<string> =>
  wordsTyped(typed.reason ?? '', REASON_LIMIT, `${missing} One line is enough.`)

const chosen = <T>(value: T | undefined, missing: string): Typed<T> =>
  value === undefined ? { fault: missing } : { value }

function dueTyped(text: string, today: LocalDate): Typed<LocalDate> {
  const due = dayTyped(text, 'the day it is to be done by')
  if ('fault' in due) return due
  if (due.value < today) return { fault: 'The day it is to be done by can’t be in the past.' }
  if (due.value > addDays(today, YEARS_AHEAD * 366))
    return { fault: 'That is more than two years away. Check the year.' }
  return due
}
