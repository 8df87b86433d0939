import type { Instant } from '../kernel/instant.ts'
import { DIGEST } from '../kernel/setting.ts'
import type { PrismaClient } from '../store/generated/client.ts'

/**
 * Plans this week's digests in one statement, however many people: a row for everyone who supervises somebody with
 * something due in the seven days from their summary, once the day and hour of it have come, their own or the force's. The
 * key is the local week: somebody who changes their day gets one summary in each week, neither none nor two. The unique key makes a second pass, or a
 * second copy, plan nothing. A week missed while we were down is planned late; weeks before it never are. What came
 * into being after the hour (a new supervisor, a new date) belongs to next week's digest, not to a late one.
 *
 * @returns how many rows were planned
 */
export async function planDigests(db: PrismaClient, now: Instant): Promise<number> {
  return db.$executeRaw`
    WITH week AS (
      SELECT p.id, date_trunc('week', ${now}::timestamptz AT TIME ZONE p.zone)::date AS monday, p.zone,
             coalesce(s.digest_day, ${DIGEST.day}::int) - 1 AS ahead, coalesce(s.digest_time, ${DIGEST.time})::time AS time
        FROM person p
        LEFT JOIN setting s ON s.person_id = p.id
       WHERE EXISTS (SELECT 1 FROM supervision_link l WHERE l.supervisor_id = p.id)
         AND (p.leaves_on IS NULL OR p.leaves_on > (${now}::timestamptz AT TIME ZONE p.zone)::date)
    ), hour AS (
      SELECT id, monday, monday + ahead AS day, (monday + ahead + time) AT TIME ZONE zone AS at FROM week
    )
    INSERT INTO outbox (rule, subject_id, due, step, recipient_id, state, planned_at, fence, attempts)
    SELECT 'weekly-digest', h.id, h.monday::text, 'digest', h.id, 'planned', ${now}::timestamptz, 0, 0
      FROM hour h
     WHERE h.at <= ${now}::timestamptz
       AND EXISTS (
         SELECT 1
           FROM supervision_link l
           JOIN obligation o ON o.subject_id = l.person_id
          WHERE l.supervisor_id = h.id
            AND l.from_date <= h.day AND (l.until_date IS NULL OR l.until_date > h.day)
            AND l.created_at <= h.at
            AND o.closed_at IS NULL AND o.due_on < h.day + 7 AND o.updated_at <= h.at
       )
    ON CONFLICT (rule, subject_id, due, step, recipient_id) DO NOTHING`
}
