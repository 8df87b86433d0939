import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'

/** A person's wish that somebody else keeps their record. */
export type SupervisorRequest = {
  id: string
  person: { id: PersonId; name: string }
  /** Who kept the record when it was made. */
  supervisor: { id: PersonId; name: string }
  /** Who keeps it instead, where it was granted. */
  other: { id: PersonId; name: string } | null
  createdAt: Instant
  state: 'open' | 'granted' | 'declined' | 'withdrawn'
  version: number
}

export type Decision =
  | { kind: 'grant'; other: string; until: LocalDate | null; because: string }
  | { kind: 'decline'; because: string }

/** The longest for which somebody else can be named at a time; open means until the second line ends it. */
export const YEARS_AHEAD = 2
