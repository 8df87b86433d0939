import { localDateOf } from '../../kernel/dates.ts'
import type { Fact } from '../../kernel/facts.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import { endedSupervision } from './ended-links-store.ts'
import { openHandovers } from './opening-store.ts'
import { askOutgoing, tellDeciders, tellLate, tellPeople } from './telling-store.ts'

const CLOCK = { kind: 'system', name: 'clock' } as const
const ZONE = 'Europe/London'

/** A handover that was prepared and never came is taken back after this many days past its day. */
const PREPARED_DAYS = 90

/**
 * What the minute's bell does for handovers, in a handful of statements whatever the size of the force: opens those that
 * the calendar brings, closes what has become pointless, and writes the messages. Several copies share it.
 *
 * @returns how many messages were written
 */
export async function planHandovers(db: PrismaClient, acknowledgeDays: number, now: Instant): Promise<number> {
  const on = localDateOf(now, ZONE)
  return transact<number>(db, { actor: CLOCK, at: now }, async (tx) => {
    await endRecusals(tx)
    const facts: Fact[] = [
      ...(await endPointless(tx, now)),
      ...(await openHandovers(tx, await endedSupervision(tx, now), now)),
      ...(await endRequests(tx, now)),
    ]
    const told = [
      await askOutgoing(tx, now, on),
      await tellPeople(tx, now, on),
      await tellLate(tx, now, on, acknowledgeDays),
    ]
    await tellDeciders(tx, now, on)
    return { result: told.reduce((sum, count) => sum + count), facts: facts.length > 0 ? facts : 'none-needed' }
  })
}

/** Whoever stands aside does so for as long as the other keeps the record, also where that is ended early. */
async function endRecusals(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE recusal r SET until_date = greatest(l.until_date, r.from_date)
      FROM supervision_link l
     WHERE l.id = r.link_id AND l.until_date IS NOT NULL
       AND r.until_date IS DISTINCT FROM greatest(l.until_date, r.from_date)`
}

type Ended = { id: string; person: PersonId }

/** The person or the receiver has left the force, or what was prepared never came. */
async function endPointless(tx: Tx, now: Instant): Promise<Fact[]> {
  const rows = await tx.$queryRaw<Ended[]>`
    UPDATE handover h SET state = 'ended', version = h.version + 1
      FROM (
        SELECT o.id FROM handover o
          JOIN person p ON p.id = o.person_id
          LEFT JOIN person t ON t.id = o.to_id
         WHERE o.state = 'open'
           AND (p.leaves_on <= (${now}::timestamptz AT TIME ZONE p.zone)::date
             OR t.leaves_on <= (${now}::timestamptz AT TIME ZONE t.zone)::date
             OR (o.started_at IS NULL
                 AND o.effective_on + ${PREPARED_DAYS}::int < (${now}::timestamptz AT TIME ZONE p.zone)::date))
           FOR UPDATE OF o SKIP LOCKED
      ) over
     WHERE h.id = over.id
    RETURNING h.id, h.person_id AS person`
  return rows.map(({ id, person }) => ({ kind: 'handover.ended', subject: person, record: id }))
}

/** Nobody decides about the record of somebody who has left. */
async function endRequests(tx: Tx, now: Instant): Promise<Fact[]> {
  const rows = await tx.$queryRaw<Ended[]>`
    UPDATE supervisor_request r SET state = 'withdrawn', version = r.version + 1
      FROM person p
     WHERE r.state = 'open' AND p.id = r.person_id AND p.leaves_on <= (${now}::timestamptz AT TIME ZONE p.zone)::date
    RETURNING r.id, r.person_id AS person`
  return rows.map(({ id, person }) => ({ kind: 'supervisor.other-withdrawn', subject: person, record: id }))
}
