import type { Address, SendOutcome } from '../kernel/door.ts'
import { addDays, localDateOf } from '../kernel/dates.ts'
import type { Instant, LocalDate, Zone } from '../kernel/instant.ts'
import type { PersonId } from '../kernel/people.ts'
import type { Message } from '../view/message.ts'
import { type DigestLine, digestMessage } from './digest.ts'
import { type Claimed, keyOf, type Mark } from './outbox.ts'

export type Recipient = { id: PersonId; zone: Zone; email: string; leavesOn: LocalDate | null }

export type DeliverDeps = {
  claim(now: Instant, limit: number): Promise<readonly Claimed[]>
  mark(row: Claimed, mark: Mark, at: Instant): Promise<void>
  recipients(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Recipient>>
  digestLines(rows: readonly Claimed[]): Promise<ReadonlyMap<PersonId, readonly DigestLine[]>>
  /** Where this person is written to: their last used door, else wherever a door knows their e-mail. */
  addressOf(recipient: Recipient): Promise<Address | null>
  send(to: Address, message: Message, key: string): Promise<SendOutcome>
}

export type Delivered = { sent: number; held: number; failed: number; unknown: number; cancelled: number }

const BATCH = 100
const MINUTE = 60_000
/** How long before a person without any address is tried again. */
const HOLD = 60 * MINUTE
/** A send whose outcome nobody told us is tried once more, no sooner than this. */
const RETRY_UNKNOWN = 10 * MINUTE

/**
 * Sends what is planned. Claim, look again at the facts, send outside any transaction, mark. A row that cannot be
 * marked (its lease ran out under us) was taken by another copy and is that copy's affair.
 */
export async function deliver(deps: DeliverDeps, now: Instant): Promise<Delivered> {
  const done: Delivered = { sent: 0, held: 0, failed: 0, unknown: 0, cancelled: 0 }
  for (;;) {
    const rows = await deps.claim(now, BATCH)
    if (rows.length === 0) return done
    const recipients = await deps.recipients(rows.map((row) => row.recipient))
    const lines = await deps.digestLines(rows)
    for (const row of rows) {
      const mark = await deliverOne(deps, row, recipients.get(row.recipient), lines.get(row.recipient) ?? [], now)
      await deps.mark(row, mark, now)
      if (mark.state !== 'planned') done[mark.state] += 1
    }
  }
}

async function deliverOne(
  deps: DeliverDeps,
  row: Claimed,
  recipient: Recipient | undefined,
  lines: readonly DigestLine[],
  now: Instant,
): Promise<Mark> {
  if (!recipient) return { state: 'cancelled', reason: 'left' }
  const today = localDateOf(now, recipient.zone)
  if (recipient.leavesOn !== null && recipient.leavesOn <= today) return { state: 'cancelled', reason: 'left' }
  if (today >= addDays(row.due, 7)) return { state: 'cancelled', reason: 'superseded' }
  const message = digestMessage(lines, row.due)
  if (!message) return { state: 'cancelled', reason: 'nothing-due' }
  const address = await deps.addressOf(recipient)
  if (!address) return { state: 'held', reason: 'no-address', retryAt: later(now, HOLD) }
  const outcome = await deps.send(address, message, keyOf(row))
  return markFor(outcome, row, address, now)
}

function markFor(outcome: SendOutcome, row: Claimed, { door }: Address, now: Instant): Mark {
  const by: { [K in SendOutcome['kind']]: (outcome: Extract<SendOutcome, { kind: K }>) => Mark } = {
    sent: ({ ref }) => ({ state: 'sent', door, ref }),
    'retry-after': ({ seconds }) => ({ state: 'planned', reason: 'rate-limited', retryAt: later(now, seconds * 1000) }),
    unknown: () => ({ state: 'unknown', door, retryAt: row.attempts < 2 ? later(now, RETRY_UNKNOWN) : null }),
    terminal: ({ reason }) => ({ state: 'failed', door, reason }),
  }
  return (by[outcome.kind] as (outcome: SendOutcome) => Mark)(outcome)
}

const later = (now: Instant, milliseconds: number): Instant => new Date(now.getTime() + milliseconds)
