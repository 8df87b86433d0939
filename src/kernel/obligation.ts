import type { LocalDate } from './instant.ts'
import type { PersonId } from './people.ts'

export type ObligationKind = 'one-to-one'

/** Something owed about a person by a date. One open row a kind, subject and ref. */
export type Obligation = { kind: ObligationKind; subject: PersonId; ref: string; dueOn: LocalDate }
