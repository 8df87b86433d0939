import type { Instant, LocalDate, Zone } from '../kernel/instant.ts'
import type { PersonId } from '../kernel/people.ts'
import type { MessageHours } from '../kernel/setting.ts'
import type { Message } from '../view/message.ts'
import type { Cancelled, Claimed, Rule } from './outbox.ts'

export type Recipient = {
  id: PersonId
  zone: Zone
  email: string
  leavesOn: LocalDate | null
  setting: MessageHours
}

/** What one row says on the recipient's own day, or why it is not said any more. If it throws, that row alone fails. */
export type Compose = (row: Claimed, recipient: Recipient, today: LocalDate) => Message | Cancelled

/**
 * Looks the facts up for all the claimed rows of one rule at once: what has been done meanwhile is cancelled, not sent.
 * If it throws, the rows of this rule are held and tried again; those of other rules go out.
 */
export type Composer = (rows: readonly Claimed[], now: Instant) => Promise<Compose>

export type Composers = Readonly<Record<Rule, Composer>>
