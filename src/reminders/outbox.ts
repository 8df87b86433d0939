import type { DoorName, TerminalReason } from '../kernel/door.ts'
import type { Instant, LocalDate } from '../kernel/instant.ts'
import type { PersonId } from '../kernel/people.ts'

/** What a message can be about. Each has its composer (`composer.ts`); a copy claims only the rules it knows. */
export const RULES = [
  'weekly-digest',
  'directory-review',
  'contact-request',
  'contact-withdrawn',
  'contact-declined',
  'contact-expired',
  // To the person, with what was shared; to their supervisor, that they commented; to the person, that it was corrected.
  'one-to-one-shared',
  'record-answered',
  'record-corrected',
  // To the person, how many of their actions are due; to either party, that an action is now theirs or was taken over.
  'action-due',
  'action-handed',
  // To the person, that a record of management action was written or closed; to their supervisors, that they commented.
  'management-shared',
  'management-answered',
  // To everyone a cover concerns; to administrators and second lines, what to look at in who supervises whom.
  'cover-starts',
  'cover-ends',
  'supervision-check',
  // Of handovers: to the outgoing supervisor, the person, the receiver, the second line.
  'handover-summary',
  'handover-passing',
  'handover-waiting',
  'handover-late',
  'handover-objection',
  'handover-settled',
  'other-supervisor-asked',
  'other-supervisor-decided',
] as const
export type Rule = (typeof RULES)[number]

/** What quiet hours do not hold back: somebody asked for another's support, and may be waiting for it. */
export const AT_ANY_HOUR: readonly Rule[] = [
  'contact-request',
  'contact-withdrawn',
  'contact-declined',
  'contact-expired',
]

/**
 * A message to come, by its unique key: the same one written twice is one message. `subject` is the id of what it is
 * about (a digest: its recipient), `due` the local date it belongs to (a weekly one: the Monday), `step` tells several
 * messages about one subject apart (`ask`).
 */
export type Planned = { rule: Rule; subject: string; due: LocalDate; step: string; recipient: PersonId }

/** A claimed row: only the holder of its fence may mark it. */
export type Claimed = Planned & {
  id: bigint
  fence: number
  /** Sends begun, this one included; a claim that ends before the door is asked is taken off again. */
  attempts: number
}

export type Cancelled = { state: 'cancelled'; reason: 'nothing-due' | 'left' | 'superseded' | 'gone' }

export type Mark =
  | { state: 'sent'; door: DoorName; ref: string }
  | { state: 'planned'; reason: 'rate-limited'; retryAt: Instant }
  /** Given back untouched by a copy that stops. */
  | { state: 'planned'; reason: 'stopping'; retryAt: null }
  | { state: 'held'; reason: 'no-address' | 'look-up-broke' | 'credentials-refused' | 'quiet-hours'; retryAt: Instant }
  | { state: 'unknown'; door: DoorName; retryAt: Instant | null }
  | Cancelled
  /** `could-not-be-made`: our own fault, before any door was asked. */
  | { state: 'failed'; door: DoorName; reason: TerminalReason }
  | { state: 'failed'; door: null; reason: 'could-not-be-made' }

/** The row's key as a platform may see it: ids only. A row about its own recipient has one step a day. */
export const keyOf = ({ rule, due, recipient, subject, step }: Planned): string =>
  subject === recipient ? `${rule}:${due}:${recipient}` : `${rule}:${due}:${recipient}:${subject}:${step}`
