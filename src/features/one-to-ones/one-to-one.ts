import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { ActionOwner, Covered, NoNext, OneToOneKind } from '../../kernel/record.ts'

/** Slack's largest text field: the same in every door, so that a note typed in one can be read in all. */
export const NOTE_LIMIT = 3000

/** Long enough for what is to be done; what was talked about belongs in the note. */
export const WHAT_LIMIT = 500

/** How many actions can be agreed in one form. */
export const ACTION_ROWS = 5

/** Agreed at this one-to-one. `row` is where it stands in the form, from 1. */
export type AgreedAction = { row: number; what: string; owner: ActionOwner; dueOn: LocalDate }

/** An action agreed before, as the form offers it to be ticked off: as it was when the form was made. */
export type OpenAction = { id: string; version: number; what: string; owner: ActionOwner; dueOn: LocalDate }

/** An action ticked off, as it stood in the form. */
export type Tick = Pick<OpenAction, 'id' | 'version'>

/** What is to come after it: a day, or why there is none. */
export type Next = { on: LocalDate; why: null } | { on: null; why: NoNext }

export type OneToOneDraft = {
  subject: PersonId
  heldOn: LocalDate
  kind: OneToOneKind
  covered: readonly Covered[]
  note: string
  /** The person asked that the note stays between the two of them. */
  keepPrivate: boolean
  ownNote: string | null
  passOn: boolean
  actions: readonly AgreedAction[]
  done: readonly Tick[]
  next: Next
}

/** What was saved, for the answer. */
export type Recorded = {
  record: string
  person: { id: PersonId; name: string }
  heldOn: LocalDate
  kind: OneToOneKind
  actions: number
  done: number
  next: Next
}
