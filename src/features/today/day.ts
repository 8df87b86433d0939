import type { LocalDate } from '../../kernel/instant.ts'
import type { Language } from '../../kernel/language.ts'
import type { ObligationKind } from '../../kernel/obligation.ts'
import type { LinkKind, PersonId } from '../../kernel/people.ts'
import type { ActionOwner, NoNext } from '../../kernel/record.ts'

/** One of those the reader supervises today. Dates and counts: nothing here was ever sealed. */
export type TeamPerson = {
  id: PersonId
  name: string
  rank: string
  kind: LinkKind
  /** The last day of cover or acting. */
  lastDay: LocalDate | null
  lastHeldOn: LocalDate | null
  dueOn: LocalDate | null
  /** Why the last one-to-one named no next day. */
  noNext: NoNext | null
  openActions: number
}

/** Actions or a review owed about one of them; `ref` is the record of management action. */
export type Owed = {
  kind: Exclude<ObligationKind, 'one-to-one'>
  person: PersonId
  name: string
  owner: ActionOwner | null
  /** The earliest of them. */
  dueOn: LocalDate
  count: number
  ref: string
}

/** How one supervisor's people stand, for their second line. A null supervisor: nobody supervises them. */
export type BelowLine = {
  supervisor: string | null
  rank: string
  people: number
  overdue: number
  /** The day of the oldest that is overdue. */
  since: LocalDate | null
}

/** Cover or acting that begins or ends within the week; `person` is the one covered where it is one. */
export type CoverTurn = {
  by: string
  byMe: boolean
  kind: Exclude<LinkKind, 'substantive'>
  what: 'starts' | 'ends'
  /** Its first day, or its last. */
  on: LocalDate
  people: number
  person: string
}

/** Handovers and requests that wait for the reader, as counts. */
export type Waiting = { toSummarise: number; toAcknowledge: number; toDecide: number; aboutMe: number }

/** What the reader's own record says to themselves. */
export type Own = {
  supervisors: readonly string[]
  lastHeldOn: LocalDate | null
  dueOn: LocalDate | null
  openActions: number
  /** Of those, how many are due by today. */
  dueActions: number
}

export type Day = {
  people: readonly TeamPerson[]
  owed: readonly Owed[]
  below: readonly BelowLine[]
  cover: readonly CoverTurn[]
  waiting: Waiting
  own: Own
  /** What the reader has chosen; null is as the force has it. */
  language: Language | null
}

/** Days ahead that count as this week, today included. */
export const WEEK = 7
