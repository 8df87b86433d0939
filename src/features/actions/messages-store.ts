import { dayOf } from '../../kernel/dates.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { ActionOwner } from '../../kernel/record.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { ownerIn } from './row-store.ts'

/** The local hour of the message about what is due: the digest's. */
const DUE_TIME = '09:00'

/** Longer down than this, and what came due is found on the list and not announced any more. */
const CATCH_UP_DAYS = 28

/**
 * Plans one message to everybody who has an action of their own to do by today, once their 09:00 has come; one statement,
 * however many people. A day on which we were down is made up for by one message. What was agreed or moved after the hour
 * is left to the next day: they know of it.
 *
 * @returns how many rows were planned
 */
export function planDue(db: PrismaClient, now: Instant): Promise<number> {
  return db.$executeRaw`
    WITH due AS (
      SELECT p.id, t.today, max(o.due_on) AS latest
        FROM obligation o
        JOIN action a ON a.id = o.ref::uuid AND a.owner = 'person' AND a.state = 'open'
        JOIN person p ON p.id = o.subject_id
       CROSS JOIN LATERAL (SELECT (${now}::timestamptz AT TIME ZONE p.zone)::date AS today) t
       WHERE o.kind = 'action' AND o.closed_at IS NULL
         AND o.due_on <= (${now}::timestamptz)::date + 1 AND o.due_on > (${now}::timestamptz)::date - ${CATCH_UP_DAYS}::int
         AND o.due_on <= t.today
         AND (t.today + ${DUE_TIME}::time) AT TIME ZONE p.zone <= ${now}::timestamptz
         AND o.updated_at <= (t.today + ${DUE_TIME}::time) AT TIME ZONE p.zone
         AND (p.leaves_on IS NULL OR p.leaves_on > t.today)
       GROUP BY p.id, t.today
    )
    INSERT INTO outbox (rule, subject_id, due, step, recipient_id, state, planned_at, fence, attempts)
    SELECT 'action-due', d.id, d.today::text, 'due', d.id, 'planned', ${now}::timestamptz, 0, 0
      FROM due d
     WHERE NOT EXISTS (SELECT 1 FROM outbox m
                        WHERE m.recipient_id = d.id AND m.rule = 'action-due' AND m.due >= d.latest::text)
    ON CONFLICT (rule, subject_id, due, step, recipient_id) DO NOTHING`
}

/** `latest`: the day of the newest message of this kind. */
export type Due = { today: number; overdue: number; latest: LocalDate | null }

/** How many actions each of these has to do by the day it is for them. */
export async function dueNow(
  db: PrismaClient,
  people: readonly PersonId[],
  now: Instant,
): Promise<ReadonlyMap<PersonId, Due>> {
  const rows = await db.$queryRaw<(Due & { id: PersonId })[]>`
    SELECT p.id, (SELECT max(m.due) FROM outbox m WHERE m.recipient_id = p.id AND m.rule = 'action-due') AS latest,
           count(a.id) FILTER (WHERE a.due_on = t.today)::int AS today,
           count(a.id) FILTER (WHERE a.due_on < t.today)::int AS overdue
      FROM person p
     CROSS JOIN LATERAL (SELECT (${now}::timestamptz AT TIME ZONE p.zone)::date AS today) t
      LEFT JOIN action a ON a.subject_id = p.id AND a.owner = 'person' AND a.state = 'open' AND a.due_on <= t.today
     WHERE p.id = ANY(${people}::uuid[])
     GROUP BY p.id, t.today`
  return new Map(rows.map(({ id, ...due }) => [id, due]))
}

/** An open action as a message names it: whose it is and by when, never what. */
export type Handed = {
  subject: { id: PersonId; name: string }
  owner: ActionOwner
  dueOn: LocalDate
  supervisors: readonly PersonId[]
}

/** Those of the actions that are still open, with who supervises their subject on the day it is for them. */
export async function handedNow(
  db: PrismaClient,
  actions: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, Handed>> {
  type Row = { id: string; subject: PersonId; name: string; owner: string; dueOn: Date; supervisors: PersonId[] }
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id, p.id AS subject, p.name, a.owner, a.due_on AS "dueOn",
           ARRAY(SELECT l.supervisor_id FROM supervision_link l
                  WHERE l.person_id = p.id AND l.from_date <= t.today AND (l.until_date IS NULL OR l.until_date > t.today)
                    AND NOT EXISTS (SELECT 1 FROM recusal r
                                     WHERE r.person_id = p.id AND r.supervisor_id = l.supervisor_id AND r.from_date <= t.today
                                       AND (r.until_date IS NULL OR r.until_date > t.today))) AS supervisors
      FROM action a
      JOIN person p ON p.id = a.subject_id
     CROSS JOIN LATERAL (SELECT (${now}::timestamptz AT TIME ZONE p.zone)::date AS today) t
     WHERE a.id = ANY(${actions}::uuid[]) AND a.state = 'open'
       AND (p.leaves_on IS NULL OR p.leaves_on > t.today)`
  return new Map(
    rows.map(({ id, subject, name, owner, dueOn, supervisors }) => [
      id,
      { subject: { id: subject, name }, owner: ownerIn(owner), dueOn: dayOf(dueOn), supervisors },
    ]),
  )
}
