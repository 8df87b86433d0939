import type { DoorName, TerminalReason } from '../kernel/door.ts'
import type { Instant, LocalDate } from '../kernel/instant.ts'
import type { PersonId } from '../kernel/people.ts'

/** A claimed row: only the holder of its fence may mark it. */
export type Claimed = {
  id: bigint
  rule: 'weekly-digest'
  recipient: PersonId
  /** For a digest: the Monday its week begins on. */
  due: LocalDate
  fence: number
  /** Sends begun, this one included; a claim that ends before the door is asked is taken off again. */
  attempts: number
}

export type Mark =
  | { state: 'sent'; door: DoorName; ref: string }
  | { state: 'planned'; reason: 'rate-limited'; retryAt: Instant }
  /** Given back untouched by a copy that stops. */
  | { state: 'planned'; reason: 'stopping'; retryAt: null }
  | { state: 'held'; reason: 'no-address' | 'look-up-broke' | 'credentials-refused'; retryAt: Instant }
  | { state: 'unknown'; door: DoorName; retryAt: Instant | null }
  | { state: 'cancelled'; reason: 'nothing-due' | 'left' | 'superseded' }
  /** `could-not-be-made`: our own fault, before any door was asked. */
  | { state: 'failed'; door: DoorName; reason: TerminalReason }
  | { state: 'failed'; door: null; reason: 'could-not-be-made' }

/** The outbox's key as a platform may see it: ids only. */
export const keyOf = (row: Pick<Claimed, 'id' | 'rule' | 'recipient' | 'due'>): string =>
  `${row.rule}:${row.due}:${row.recipient}`
