import { Prisma } from '../../store/generated/client.ts'
import { type At, holds, stays } from './at-store.ts'

/**
 * `under`: whose second line the reader is, and who supervises them (null: nobody), as the guard of the rooms has it: who
 * is named, else the supervisor's own supervisor; never somebody the reader supervises. `lines`: the same as counts.
 */
export const below = (at: At): Prisma.Sql => Prisma.sql`
  under AS MATERIALIZED (
    SELECT found.person, found.supervisor
      FROM (SELECT l.person_id AS person, l.supervisor_id AS supervisor
              FROM supervision_link u
              JOIN supervision_link l ON l.supervisor_id = u.person_id AND ${holds('l', at)}
              JOIN person p ON p.id = l.person_id AND p.second_line_id IS NULL AND ${stays('p', at)}
             WHERE u.supervisor_id = ${at.reader}::uuid AND ${holds('u', at)}
             UNION
            SELECT p.id, l.supervisor_id
              FROM person p
              LEFT JOIN supervision_link l ON l.person_id = p.id AND ${holds('l', at)}
             WHERE p.second_line_id = ${at.reader}::uuid AND ${stays('p', at)}) found
     WHERE found.person <> ${at.reader}::uuid
       AND NOT EXISTS (SELECT 1 FROM supervision_link l
                        WHERE l.person_id = found.person AND l.supervisor_id = ${at.reader}::uuid AND ${holds('l', at)})
       AND NOT EXISTS (SELECT 1 FROM recusal r
                        WHERE r.person_id = found.person AND r.supervisor_id = found.supervisor AND ${holds('r', at)})
  ), lines AS (
    SELECT s.name AS supervisor, coalesce(s.rank, '') AS rank, count(DISTINCT n.person)::int AS people,
           count(DISTINCT n.person) FILTER (WHERE o.due_on < ${at.today}::date)::int AS overdue,
           min(o.due_on) FILTER (WHERE o.due_on < ${at.today}::date) AS since
      FROM under n
      LEFT JOIN person s ON s.id = n.supervisor AND ${stays('s', at)}
      LEFT JOIN obligation o
        ON o.subject_id = n.person AND o.kind = 'one-to-one' AND o.ref = '' AND o.closed_at IS NULL
     GROUP BY s.id, s.name, s.rank)`

/**
 * Cover and acting that begin or end this week: what the reader takes on, and what others do for those the reader
 * supervises or is the second line of. Links for a time that still run are few, and have an index of their own.
 */
export const cover = (at: At): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(json_agg(c ORDER BY c."on", c.by, c.what), '[]')
     FROM (SELECT s.name AS by, l.supervisor_id = ${at.reader}::uuid AS "byMe", l.kind, turn.what, turn."on",
                  count(DISTINCT p.id)::int AS people, min(p.name) AS person
             FROM supervision_link l
             JOIN person p ON p.id = l.person_id AND ${stays('p', at)}
             JOIN person s ON s.id = l.supervisor_id AND ${stays('s', at)}
            CROSS JOIN LATERAL (VALUES ('starts', l.from_date), ('ends', l.until_date - 1)) turn (what, "on")
            WHERE l.kind IN ('acting', 'cover') AND l.until_date > ${at.today}::date AND l.until_date > l.from_date
              AND turn."on" >= ${at.today}::date AND turn."on" < ${at.end}::date
              AND (l.supervisor_id = ${at.reader}::uuid OR l.person_id IN (SELECT id FROM mine)
                OR l.person_id IN (SELECT person FROM under))
            GROUP BY s.id, s.name, l.supervisor_id, l.kind, turn.what, turn."on") c)`
