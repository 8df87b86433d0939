import type { Relation } from '../../kernel/access.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { SharedPart } from './shared.ts'

/** What was added to a one-to-one afterwards, oldest first. */
export type Addition = {
  kind: 'correction' | 'comment' | 'confirmed'
  by: string
  at: Instant
  text: string | null
  reason: string | null
  /** The day of the meeting as corrected, and as it was. */
  day: { from: LocalDate; to: LocalDate } | null
}

/** One one-to-one as far as somebody may see it. */
export type OneRecord = {
  person: { id: PersonId; name: string }
  relation: Relation
  by: string
  heldOn: LocalDate
  kind: SharedPart['kind']
  recordedAt: Instant
  /** Null where it may not be read: day and kind are all there is. */
  shared: SharedPart | null
  /** Null where there is none, or it may not be read. */
  ownNote: string | null
  additions: readonly Addition[]
}
