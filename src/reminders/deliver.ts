import { localDateOf } from '../kernel/dates.ts'
import type { Address, DoorName, SendOutcome } from '../kernel/door.ts'
import type { Instant } from '../kernel/instant.ts'
import type { PersonId } from '../kernel/people.ts'
import { quietUntil } from '../kernel/quiet.ts'
import type { Message } from '../view/message.ts'
import type { Compose, Composers, Recipient } from './composer.ts'
import { AT_ANY_HOUR, type Claimed, keyOf, type Mark, type Rule } from './outbox.ts'

export type DeliverDeps = {
  claim(now: Instant, limit: number): Promise<readonly Claimed[]>
  mark(row: Claimed, mark: Mark, at: Instant): Promise<void>
  recipients(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Recipient>>
  composers: Composers
  /** Where this person is written to: their last used door, else wherever a door knows their e-mail. */
  addressOf(recipient: Recipient): Promise<Address | null>
  send(to: Address, message: Message, key: string): Promise<SendOutcome>
}

export type Delivered = { sent: number; held: number; failed: number; unknown: number; cancelled: number }

/** Small, so that a batch in which everything times out still ends within its lease. */
const BATCH = 10
const MINUTE = 60_000
/** How long before a person without any address is tried again. */
const HOLD = 60 * MINUTE
/** After a look-up that broke; and after a send whose outcome nobody told us, which is tried once more. */
const SOON = 10 * MINUTE

type Pass = { deps: DeliverDeps; now: Instant; paused: Map<DoorName, Instant> }

/**
 * Sends what is planned. Claim, look again at the facts, send outside any transaction, mark. A row that breaks is marked
 * so and stops no other. A row that cannot be marked because its lease ran out was taken by another copy and is that
 * copy's affair; when marking itself throws the pass ends, since sending on unrecorded would send twice. Once `goesOn` says
 * no, what is being sent is still marked, the rest of the batch is given back, and nothing more is claimed.
 */
export async function deliver(deps: DeliverDeps, now: Instant, goesOn: () => boolean = () => true): Promise<Delivered> {
  const done: Delivered = { sent: 0, held: 0, failed: 0, unknown: 0, cancelled: 0 }
  const pass: Pass = { deps, now, paused: new Map() }
  while (goesOn()) {
    const rows = await deps.claim(now, BATCH)
    if (rows.length === 0) break
    const recipients = await deps.recipients(rows.map((row) => row.recipient))
    const composed = await lookUp(deps.composers, rows, now)
    for (const row of rows) {
      const mark = goesOn()
        ? await deliverOne(pass, row, recipients.get(row.recipient), composed.get(row.rule))
        : GIVEN_BACK
      await deps.mark(row, mark, now)
      if (mark.state !== 'planned') done[mark.state] += 1
    }
  }
  return done
}

const GIVEN_BACK: Mark = { state: 'planned', reason: 'stopping', retryAt: null }

/** One look-up a rule. A rule whose look-up broke is absent. */
async function lookUp(composers: Composers, rows: readonly Claimed[], now: Instant): Promise<Map<Rule, Compose>> {
  const composed = new Map<Rule, Compose>()
  for (const rule of new Set(rows.map((row) => row.rule))) {
    const ofRule = rows.filter((row) => row.rule === rule)
    try {
      composed.set(rule, await composers[rule](ofRule, now))
    } catch {
      // Its rows are held, with the reason, where the administrator's figures show them.
    }
  }
  return composed
}

async function deliverOne(
  pass: Pass,
  row: Claimed,
  recipient: Recipient | undefined,
  composeRow: Compose | undefined,
): Promise<Mark> {
  if (!recipient) return { state: 'cancelled', reason: 'left' }
  if (!composeRow) return { state: 'held', reason: 'look-up-broke', retryAt: later(pass.now, SOON) }
  const message = compose(composeRow, row, recipient, pass.now)
  if ('state' in message) return message
  const quiet = AT_ANY_HOUR.includes(row.rule) ? null : quietUntil(pass.now, recipient.zone, recipient.setting)
  if (quiet) return { state: 'held', reason: 'quiet-hours', retryAt: quiet }
  const address = await addressFor(pass, recipient)
  if ('state' in address) return address
  const pausedUntil = pass.paused.get(address.door)
  if (pausedUntil) return { state: 'planned', reason: 'rate-limited', retryAt: pausedUntil }
  return markFor(await sent(pass, address, message, keyOf(row)), row, address, pass)
}

/** What the row says today, or why it is not sent. A fault of ours would only repeat: it is final, and shown. */
function compose(composeRow: Compose, row: Claimed, recipient: Recipient, now: Instant): Message | Mark {
  try {
    const today = localDateOf(now, recipient.zone)
    if (recipient.leavesOn !== null && recipient.leavesOn <= today) return { state: 'cancelled', reason: 'left' }
    return composeRow(row, recipient, today)
  } catch {
    return { state: 'failed', door: null, reason: 'could-not-be-made' }
  }
}

async function addressFor({ deps, now }: Pass, recipient: Recipient): Promise<Address | Mark> {
  try {
    const none: Mark = { state: 'held', reason: 'no-address', retryAt: later(now, HOLD) }
    return (await deps.addressOf(recipient)) ?? none
  } catch {
    return { state: 'held', reason: 'look-up-broke', retryAt: later(now, SOON) }
  }
}

/** A door that throws after all has told us nothing about whether its message left. */
async function sent({ deps }: Pass, to: Address, message: Message, key: string): Promise<SendOutcome> {
  try {
    return await deps.send(to, message, key)
  } catch {
    return { kind: 'unknown' }
  }
}

/** A door that asks us to wait is left alone for the rest of the pass. */
function markFor(outcome: SendOutcome, row: Claimed, { door }: Address, { now, paused }: Pass): Mark {
  const by: { [K in SendOutcome['kind']]: (outcome: Extract<SendOutcome, { kind: K }>) => Mark } = {
    sent: ({ ref }) => ({ state: 'sent', door, ref }),
    'retry-after': ({ seconds }) => {
      const retryAt = later(now, Math.max(1, seconds) * 1000)
      paused.set(door, retryAt)
      return { state: 'planned', reason: 'rate-limited', retryAt }
    },
    unknown: () => ({ state: 'unknown', door, retryAt: row.attempts < 2 ? later(now, SOON) : null }),
    // An administrator can mend a refused token: everything of that door waits for it, and nothing is lost meanwhile.
    terminal: ({ reason }) => {
      if (reason !== 'credentials-refused') return { state: 'failed', door, reason }
      const retryAt = later(now, SOON)
      paused.set(door, retryAt)
      return { state: 'held', reason, retryAt }
    },
  }
  return (by[outcome.kind] as (outcome: SendOutcome) => Mark)(outcome)
}

const later = (now: Instant, milliseconds: number): Instant => new Date(now.getTime() + milliseconds)
