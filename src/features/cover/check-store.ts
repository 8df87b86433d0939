import { localDateOf, mondayOf } from '../../kernel/dates.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { REVIEW_ZONE } from '../../kernel/review.ts'
import { Prisma, type PrismaClient } from '../../store/generated/client.ts'
import type { Finding } from './check.ts'

/**
 * The findings of a day, each with when it came about and who is told: every administrator, and the second line of the
 * person or the supervisor of the supervisor. Somebody who never had a supervisor and has people of their own stands at
 * the top of the force, and is no finding. A supervisor who has left is nobody.
 */
const findings = (today: LocalDate, most: number) => Prisma.sql`
  here AS (
    SELECT id, name, roles, second_line_id, starts_on, created_at FROM person
     WHERE leaves_on IS NULL OR leaves_on > ${today}::date
  ), live AS (
    SELECT l.* FROM supervision_link l JOIN here s ON s.id = l.supervisor_id
     WHERE l.from_date <= ${today}::date AND (l.until_date IS NULL OR l.until_date > ${today}::date)
  ), last AS (
    SELECT DISTINCT ON (l.person_id) l.person_id, l.supervisor_id,
           least(coalesce(l.until_date, s.leaves_on), coalesce(s.leaves_on, l.until_date)) AS ended
      FROM supervision_link l JOIN person s ON s.id = l.supervisor_id
     WHERE l.from_date <= ${today}::date
     ORDER BY l.person_id, l.from_date DESC, l.created_at DESC
  ), finding AS (
    SELECT 'unsupervised' AS kind, h.id AS person_id, coalesce(last.ended, h.starts_on, h.created_at::date) AS since,
           coalesce(h.second_line_id, up.supervisor_id) AS line, NULL::int AS people, NULL::text AS by, NULL::date AS until
      FROM here h
      LEFT JOIN last ON last.person_id = h.id
      LEFT JOIN LATERAL (SELECT u.supervisor_id FROM live u WHERE u.person_id = last.supervisor_id LIMIT 1) up ON true
     WHERE NOT EXISTS (SELECT 1 FROM live WHERE live.person_id = h.id)
       AND (last.person_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM live WHERE live.supervisor_id = h.id))
     UNION ALL
    SELECT 'many', m.supervisor_id, m.since, up.supervisor_id, m.people, NULL, NULL
      FROM (SELECT supervisor_id, count(DISTINCT person_id)::int AS people, max(from_date) AS since
              FROM live JOIN here ON here.id = live.person_id
             GROUP BY supervisor_id HAVING count(DISTINCT person_id) > ${most}) m
      LEFT JOIN LATERAL (SELECT u.supervisor_id FROM live u WHERE u.person_id = m.supervisor_id LIMIT 1) up ON true
     UNION ALL
    SELECT 'ends', live.person_id, greatest(live.from_date, live.until_date - 7),
           coalesce(h.second_line_id, up.supervisor_id), NULL, s.name, live.until_date
      FROM live
      JOIN here h ON h.id = live.person_id
      JOIN person s ON s.id = live.supervisor_id
      LEFT JOIN LATERAL (
        SELECT u.supervisor_id FROM live o JOIN live u ON u.person_id = o.supervisor_id
         WHERE o.person_id = h.id AND o.kind = 'substantive' LIMIT 1) up ON true
     WHERE live.kind <> 'substantive' AND live.until_date <= ${today}::date + 7
  ), told AS (
    SELECT finding.*, here.id AS recipient FROM finding JOIN here ON here.id = finding.line
     UNION
    SELECT finding.*, here.id FROM finding JOIN here ON 'administrator' = ANY(here.roles)
  )`

/**
 * Plans the message of a day: on Mondays for whoever has anything, on other
 * days only for what is new since the day before. One statement; the unique key makes a second copy plan nothing.
 *
 * @returns how many messages were planned
 */
export function planChecks(db: PrismaClient, now: Instant, most: number): Promise<number> {
  const today = localDateOf(now, REVIEW_ZONE)
  const monday = mondayOf(today) === today
  return db.$executeRaw`
    WITH ${findings(today, most)}
    INSERT INTO outbox (rule, subject_id, due, step, recipient_id, state, planned_at, fence, attempts)
    SELECT DISTINCT 'supervision-check', recipient, ${today}, 'check', recipient, 'planned', ${now}::timestamptz, 0, 0
      FROM told
     WHERE ${monday}::boolean OR since >= ${today}::date - 1
    ON CONFLICT (rule, subject_id, due, step, recipient_id) DO NOTHING`
}

/** Everything these recipients are told today, in order. */
export async function findingsFor(
  db: PrismaClient,
  now: Instant,
  recipients: readonly PersonId[],
  most: number,
): Promise<readonly Finding[]> {
  return db.$queryRaw<Finding[]>`
    WITH ${findings(localDateOf(now, REVIEW_ZONE), most)}
    SELECT told.kind, told.recipient, p.name AS person, told.people, told.by, (told.until - 1)::text AS "lastDay"
      FROM told JOIN person p ON p.id = told.person_id
     WHERE told.recipient = ANY(${recipients}::uuid[])
     ORDER BY told.kind, told.until, p.name, told.by`
}

/** How many findings of each kind there are, for the administrator's own look. */
export async function findingCounts(
  db: PrismaClient,
  now: Instant,
  most: number,
): Promise<{ unsupervised: number; many: number; ends: number }> {
  const [row] = await db.$queryRaw<{ unsupervised: number; many: number; ends: number }[]>`
    WITH ${findings(localDateOf(now, REVIEW_ZONE), most)}
    SELECT count(*) FILTER (WHERE kind = 'unsupervised')::int AS unsupervised,
           count(*) FILTER (WHERE kind = 'many')::int AS many,
           count(*) FILTER (WHERE kind = 'ends')::int AS ends
      FROM finding`
  return row ?? { unsupervised: 0, many: 0, ends: 0 }
}
