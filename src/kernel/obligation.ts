import type { LocalDate } from './instant.ts'
import type { PersonId } from './people.ts'

export const OBLIGATION_KINDS = ['one-to-one', 'action', 'management-review'] as const
export type ObligationKind = (typeof OBLIGATION_KINDS)[number]

/** As a list names it, without a word of what it is about: others may read over a shoulder. */
export const OBLIGATION_WORDS: Readonly<Record<ObligationKind, string>> = {
  'one-to-one': 'one-to-one',
  action: 'agreed action',
  'management-review': 'review',
}

/** Something owed about a person by a date. One open row a kind, subject and ref. */
export type Obligation = { kind: ObligationKind; subject: PersonId; ref: string; dueOn: LocalDate }
