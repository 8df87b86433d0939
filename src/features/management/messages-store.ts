import type { Instant } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { PrismaClient } from '../../store/generated/client.ts'

/** A record as a message names it. */
export type Told = { subject: { id: PersonId; name: string }; supervisors: readonly PersonId[] }

/** Whom each of the records is about, and who supervises them on the day it is for them. */
export async function toldOf(
  db: PrismaClient,
  records: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, Told>> {
  type Row = { id: string; subject: PersonId; name: string; supervisors: PersonId[] }
  const rows = await db.$queryRaw<Row[]>`
    SELECT m.id, p.id AS subject, p.name,
           ARRAY(SELECT l.supervisor_id FROM supervision_link l
                  WHERE l.person_id = p.id AND l.from_date <= t.today AND (l.until_date IS NULL OR l.until_date > t.today)
                    AND NOT EXISTS (SELECT 1 FROM recusal r
                                     WHERE r.person_id = p.id AND r.supervisor_id = l.supervisor_id AND r.from_date <= t.today
                                       AND (r.until_date IS NULL OR r.until_date > t.today))) AS supervisors
      FROM management_action m
      JOIN person p ON p.id = m.subject_id
     CROSS JOIN LATERAL (SELECT (${now}::timestamptz AT TIME ZONE p.zone)::date AS today) t
     WHERE m.id = ANY(${records}::uuid[])
       AND (p.leaves_on IS NULL OR p.leaves_on > t.today)`
  return new Map(
    rows.map(({ id, subject, name, supervisors }) => [id, { subject: { id: subject, name }, supervisors }]),
  )
}
