import type { Instant, Zone } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Cipher } from '../../store/cipher.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { transact } from '../../store/transaction.ts'
import type { Listing } from './listing.ts'
import { dayOf } from './listing-row.ts'
import { type Arrived, KEPT_FOR } from './request.ts'
import { type Answer, removeRequest, tellAsker } from './request-rows-store.ts'

const DAY = 86_400_000
const CLOCK = { kind: 'system', name: 'clock' } as const

type Away = Pick<Listing, 'awayFrom' | 'awayUntil'>
type Over = { id: string; asker: PersonId; zone: Zone; answer: Answer }

/**
 * Ends what has been open too long, what can't be delivered and what waits for somebody who has left; who asked is told
 * once. Then removes the traces of messages that have done their work. Several copies share it: each takes what is free.
 *
 * @returns how many requests ended
 */
export async function endOld(db: PrismaClient, newId: () => string, now: Instant): Promise<number> {
  return transact<number>(db, { actor: CLOCK, at: now }, async (tx) => {
    const tooOld = new Date(now.getTime() - KEPT_FOR * DAY)
    const over = await tx.$queryRaw<Over[]>`
      SELECT r.id, r.asker_id AS asker, a.zone,
             CASE WHEN r.created_at <= ${tooOld}::timestamptz
                  THEN 'expired' ELSE 'not-delivered' END AS answer
        FROM contact_request r
        JOIN person a ON a.id = r.asker_id
        JOIN person s ON s.id = r.supporter_id
        LEFT JOIN outbox o ON o.rule LIKE 'contact-%' AND o.rule = 'contact-request' AND o.subject_id = r.id
                          AND o.state IN ('failed', 'dead', 'cancelled')
       WHERE r.created_at <= ${tooOld}::timestamptz
          OR o.id IS NOT NULL
          OR s.leaves_on <= (${now}::timestamptz AT TIME ZONE s.zone)::date
       ORDER BY r.created_at
       LIMIT 200
         FOR UPDATE OF r SKIP LOCKED`
    for (const { id, asker, zone, answer } of over) {
      await removeRequest(tx, id)
      await tellAsker(tx, newId, { id: asker, zone }, answer, now)
    }
    // A row that says to whom a message about a request went is a trace of who asked. What is under way stays.
    await tx.$executeRaw`
      DELETE FROM outbox o
       WHERE o.rule LIKE 'contact-%'
         AND (o.finished_at IS NOT NULL OR (o.state = 'unknown' AND o.retry_at IS NULL))
         AND NOT EXISTS (SELECT 1 FROM contact_request r WHERE r.id = o.subject_id)
         AND NOT EXISTS (
           SELECT 1 FROM outbox w
            WHERE w.rule LIKE 'contact-%' AND w.rule = 'contact-withdrawn' AND w.subject_id = o.subject_id AND w.id <> o.id
              AND w.finished_at IS NULL AND NOT (w.state = 'unknown' AND w.retry_at IS NULL))`
    return { result: over.length, facts: 'none-needed' }
  })
}

/** What arrives, by request, and the days on which whom it is for is away. One that can't be read is null; one that is closed is absent. */
export async function arriving(
  db: PrismaClient,
  cipher: Cipher,
  ids: readonly string[],
): Promise<ReadonlyMap<string, (Arrived & Away) | null>> {
  const rows = await db.contactRequest.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      reach: true,
      asker: { select: { name: true } },
      supporter: { select: { listing: { select: { awayFrom: true, awayUntil: true } } } },
    },
  })
  const found = new Map<string, (Arrived & Away) | null>()
  for (const { id, reach, asker, supporter } of rows) {
    const words = await cipher.openNote(db, id, 'contact_request', id, 'reach', reach).catch(() => null)
    const { awayFrom = null, awayUntil = null } = supporter.listing ?? {}
    const away = { awayFrom: dayOf(awayFrom), awayUntil: dayOf(awayUntil) }
    found.set(id, words === null ? null : { asker: asker.name, reach: words, ...away })
  }
  return found
}

/** When the message about each request left, for those that did or may have: of one tried before it was cancelled nobody knows. */
export async function leftAt(db: PrismaClient, ids: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  const rows = await db.outbox.findMany({
    where: {
      rule: 'contact-request',
      subjectId: { in: [...ids] },
      OR: [{ state: { in: ['sending', 'sent', 'unknown'] } }, { state: 'cancelled', attempts: { gt: 1 } }],
    },
    select: { subjectId: true, finishedAt: true, plannedAt: true },
  })
  return new Map(rows.map(({ subjectId, finishedAt, plannedAt }) => [subjectId, finishedAt ?? plannedAt]))
}
