import { Prisma } from '../../store/generated/client.ts'
import { type At, holds, stays } from './at-store.ts'

/**
 * `mine`: those the reader supervises today, as the guard of the rooms finds each of them. With two links at once the
 * substantive one is named.
 */
export const mine = (at: At): Prisma.Sql => Prisma.sql`
  mine AS MATERIALIZED (
    SELECT p.id, p.name, p.rank, held.kind, held.until_date
      FROM (SELECT DISTINCT ON (l.person_id) l.person_id, l.kind, l.until_date
              FROM supervision_link l
             WHERE l.supervisor_id = ${at.reader}::uuid AND ${holds('l', at)}
             ORDER BY l.person_id, (l.kind = 'substantive') DESC, l.until_date DESC NULLS FIRST) held
      JOIN person p ON p.id = held.person_id
     WHERE ${stays('p', at)}
       AND NOT EXISTS (SELECT 1 FROM recusal r
                        WHERE r.person_id = p.id AND r.supervisor_id = ${at.reader}::uuid AND ${holds('r', at)}))`

/** Each of them once. The latest meeting is one step on the index of a person's days, however long their record is. */
export const people = (): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(json_agg(json_build_object(
            'id', m.id, 'name', m.name, 'rank', m.rank, 'kind', m.kind, 'lastDay', m.until_date - 1,
            'lastHeldOn', met.held_on, 'noNext', met.no_next, 'dueOn', o.due_on,
            'openActions', (SELECT count(*) FROM action a WHERE a.subject_id = m.id AND a.state = 'open')
          ) ORDER BY m.name, m.id), '[]')
     FROM mine m
     LEFT JOIN obligation o
       ON o.subject_id = m.id AND o.kind = 'one-to-one' AND o.ref = '' AND o.closed_at IS NULL
     LEFT JOIN LATERAL (
       SELECT t.held_on, t.no_next FROM one_to_one t
        WHERE t.subject_id = m.id
        ORDER BY t.held_on DESC, t.recorded_at DESC
        LIMIT 1) met ON true)`

/** Actions and reviews due by the end of the week: those of one person and owner together, each review by itself. */
export const owed = (at: At): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(json_agg(d ORDER BY d."dueOn", d.name, d.person, d.kind, d.owner), '[]')
     FROM (SELECT o.kind, m.id AS person, m.name, a.owner, min(o.due_on) AS "dueOn", count(*)::int AS count, min(o.ref) AS ref
             FROM mine m
             JOIN obligation o ON o.subject_id = m.id AND o.closed_at IS NULL
              AND o.kind <> 'one-to-one' AND o.due_on < ${at.end}::date
             LEFT JOIN action a ON a.id = CASE WHEN o.kind = 'action' THEN o.ref::uuid END
            GROUP BY o.kind, m.id, m.name, a.owner, CASE WHEN o.kind <> 'action' THEN o.ref END) d)`
