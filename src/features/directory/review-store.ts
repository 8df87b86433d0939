import type { Instant } from '../../kernel/instant.ts'
import type { PersonId, Role } from '../../kernel/people.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import type { Present } from './review.ts'

/** Local hours between which a message may be planned: what comes due while nobody works waits for the morning. */
const FROM = '09:00'
const UNTIL = '18:00'

/**
 * Plans this week's messages in one statement: for each owner of an entry that is due, and for every editor when an entry
 * has no owner who is of the force, once their own Monday 09:00 has come. The unique key makes a second pass, or a second
 * copy, plan nothing.
 *
 * @param owners e-mail of each due entry's owner, empty where it names none
 * @returns how many messages were planned
 */
export async function planReviews(db: PrismaClient, now: Instant, owners: readonly string[]): Promise<number> {
  if (owners.length === 0) return 0
  return db.$executeRaw`
    WITH present AS (
      SELECT p.id, p.email, p.roles, ${now}::timestamptz AT TIME ZONE p.zone AS here
        FROM person p
       WHERE p.leaves_on IS NULL OR p.leaves_on > (${now}::timestamptz AT TIME ZONE p.zone)::date
    ), owner AS (
      SELECT DISTINCT email FROM unnest(${owners}::text[]) AS email
    ), reader AS (
      SELECT p.id, p.here FROM present p JOIN owner o ON o.email = p.email
       UNION
      SELECT p.id, p.here FROM present p
       WHERE 'editor' = ANY(p.roles)
         AND EXISTS (SELECT 1 FROM owner o WHERE NOT EXISTS (SELECT 1 FROM present k WHERE k.email = o.email))
    )
    INSERT INTO outbox (rule, subject_id, due, step, recipient_id, state, planned_at, fence, attempts)
    SELECT 'directory-review', r.id, date_trunc('week', r.here)::date::text, 'review', r.id, 'planned',
           ${now}::timestamptz, 0, 0
      FROM reader r
     WHERE r.here::time >= ${FROM}::time AND r.here::time < ${UNTIL}::time
    ON CONFLICT (rule, subject_id, due, step, recipient_id) DO NOTHING`
}

/** Those of these owners and recipients who are of the force today. */
export async function presentOf(
  db: PrismaClient,
  now: Instant,
  owners: readonly string[],
  recipients: readonly PersonId[],
): Promise<readonly Present[]> {
  const rows = await db.$queryRaw<{ id: PersonId; email: string; roles: string[] }[]>`
    SELECT p.id, p.email, p.roles
      FROM person p
     WHERE (p.email = ANY(${owners}::text[]) OR p.id = ANY(${recipients}::uuid[]))
       AND (p.leaves_on IS NULL OR p.leaves_on > (${now}::timestamptz AT TIME ZONE p.zone)::date)`
  return rows.map((row) => ({ ...row, roles: row.roles as Role[] }))
}
