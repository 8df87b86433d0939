import { addDays } from '../kernel/dates.ts'
import type { Instant, LocalDate } from '../kernel/instant.ts'
import type { PersonId } from '../kernel/people.ts'
import { DIGEST, NOTHING_SET } from '../kernel/setting.ts'
import type { PrismaClient } from '../store/generated/client.ts'
import type { Recipient } from './composer.ts'
import type { DigestLine, DigestLines } from './digest.ts'
import { type Claimed, type Mark, RULES } from './outbox.ts'

/**
 * A sender that has not marked its row by then is taken for dead; its row's outcome is unknown. Longer than a batch in
 * which every look-up and every send times out, so that no live sender is.
 */
const LEASE = '5 minutes'

/**
 * Takes up to `limit` rows for this copy, in one statement: planned ones, and held or unknown ones whose time to try
 * again has come. A rule this copy does not know is a newer copy's to send. Leases alone use the server's own clock: they measure a process's life, not business time.
 */
export async function claim(db: PrismaClient, now: Instant, limit: number): Promise<readonly Claimed[]> {
  await retireExpired(db, now)
  return db.$queryRaw<Claimed[]>`
    UPDATE outbox o
       SET state = 'sending', fence = o.fence + 1, attempts = o.attempts + 1, reason = NULL,
           lease_until = clock_timestamp() + ${LEASE}::interval
      FROM (
        SELECT id FROM outbox
         WHERE rule = ANY(${RULES})
           AND ((state = 'planned' AND (retry_at IS NULL OR retry_at <= ${now}::timestamptz))
             OR (state IN ('held', 'unknown') AND retry_at <= ${now}::timestamptz))
         ORDER BY id
         LIMIT ${limit}
         FOR UPDATE SKIP LOCKED
      ) next
     WHERE o.id = next.id
    RETURNING o.id, o.rule, o.subject_id AS subject, o.step, o.recipient_id AS recipient, o.due, o.fence, o.attempts`
}

/** A copy died between claim and mark: nobody knows whether its message left. It is tried once more, later. */
async function retireExpired(db: PrismaClient, now: Instant): Promise<void> {
  await db.$executeRaw`
    UPDATE outbox
       SET state = 'unknown', lease_until = NULL, reason = 'lease-ran-out',
           retry_at = CASE WHEN attempts < 2 THEN ${now}::timestamptz + interval '10 minutes' END
     WHERE state = 'sending' AND lease_until < clock_timestamp()`
}

/**
 * Marks a row if we still hold its fence; otherwise another copy has it and nothing happens. Held and rate-limited rows
 * have not left us: they keep their one more try.
 */
export async function mark(db: PrismaClient, row: Claimed, outcome: Mark, at: Instant): Promise<void> {
  const finished = ['sent', 'cancelled', 'failed'].includes(outcome.state) ? at : null
  const door = 'door' in outcome ? outcome.door : null
  const ref = 'ref' in outcome ? outcome.ref : null
  const reason = 'reason' in outcome ? outcome.reason : null
  const retryAt = 'retryAt' in outcome ? outcome.retryAt : null
  const unsent = outcome.state === 'held' || outcome.state === 'planned' ? 1 : 0
  await db.$executeRaw`
    UPDATE outbox
       SET state = ${outcome.state}, attempts = attempts - ${unsent}::int, door = ${door}, ref = ${ref}, reason = ${reason},
           retry_at = ${retryAt}::timestamptz, finished_at = ${finished}::timestamptz, lease_until = NULL
     WHERE id = ${row.id} AND fence = ${row.fence} AND state = 'sending'`
}

const HOURS = { digestDay: true, digestTime: true, quietFrom: true, quietUntil: true } as const

export async function recipients(
  db: PrismaClient,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Recipient>> {
  const rows = await db.person.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, zone: true, email: true, leavesOn: true, setting: { select: HOURS } },
  })
  return new Map(
    rows.map(({ setting, ...row }) => [
      row.id,
      { ...row, leavesOn: row.leavesOn && dateOf(row.leavesOn), setting: setting ?? NOTHING_SET },
    ]),
  )
}

/**
 * What each row's recipient owes about the people they supervise on the day of sending, up to the end of the seven days
 * from the day of their summary.
 */
export async function digestLines(db: PrismaClient, rows: readonly Claimed[], now: Instant): Promise<DigestLines> {
  const found = new Map<Claimed['id'], readonly DigestLine[]>()
  for (const due of new Set(rows.map((row) => row.due))) {
    const ofWeek = rows.filter((row) => row.due === due)
    const ids = ofWeek.map((row) => row.recipient)
    const lines = await db.$queryRaw<(DigestLine & { recipient: PersonId })[]>`
      SELECT DISTINCT l.supervisor_id AS recipient, p.id AS person, p.name, o.kind, o.ref, a.owner, o.due_on::text AS "dueOn"
        FROM supervision_link l
        JOIN person s ON s.id = l.supervisor_id
        LEFT JOIN setting st ON st.person_id = s.id
        JOIN person p ON p.id = l.person_id
        JOIN obligation o ON o.subject_id = p.id AND o.closed_at IS NULL
        LEFT JOIN action a ON o.kind = 'action' AND a.id = CASE WHEN o.kind = 'action' THEN o.ref::uuid END
       WHERE l.supervisor_id = ANY(${ids}::uuid[])
         AND l.from_date <= (${now}::timestamptz AT TIME ZONE s.zone)::date
         AND (l.until_date IS NULL OR l.until_date > (${now}::timestamptz AT TIME ZONE s.zone)::date)
         AND NOT EXISTS (SELECT 1 FROM recusal r
                          WHERE r.person_id = p.id AND r.supervisor_id = s.id
                            AND r.from_date <= (${now}::timestamptz AT TIME ZONE s.zone)::date
                            AND (r.until_date IS NULL OR r.until_date > (${now}::timestamptz AT TIME ZONE s.zone)::date))
         AND (p.leaves_on IS NULL OR p.leaves_on > (${now}::timestamptz AT TIME ZONE s.zone)::date)
         AND o.due_on < ${addDays(due, 6)}::date + coalesce(st.digest_day, ${DIGEST.day}::int)`
    for (const { id, recipient } of ofWeek) {
      found.set(
        id,
        lines.filter((line) => line.recipient === recipient),
      )
    }
  }
  return found
}

const dateOf = (date: Date): LocalDate => date.toISOString().slice(0, 10) as LocalDate
