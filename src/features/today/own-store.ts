import { Prisma } from '../../store/generated/client.ts'
import { type At, holds, stays } from './at-store.ts'

/** Handovers and requests that wait for the reader, by their part in them. */
export const waiting = (at: At): Prisma.Sql => Prisma.sql`
  (SELECT json_build_object(
     'toSummarise', (SELECT count(*) FROM handover h JOIN person p ON p.id = h.person_id AND ${stays('p', at)}
                      WHERE h.from_id = ${at.reader}::uuid AND h.state = 'open' AND h.because <> 'asked'
                        AND h.summarised_at IS NULL),
     'toAcknowledge', (SELECT count(*) FROM handover h JOIN mine ON mine.id = h.person_id
                        WHERE h.to_id = ${at.reader}::uuid AND h.state = 'open' AND h.started_at IS NOT NULL),
     'toDecide', (SELECT count(*) FROM handover h
                   WHERE h.person_id IN (SELECT person FROM under) AND h.objected_at IS NOT NULL AND h.settled_at IS NULL)
               + (SELECT count(*) FROM supervisor_request q
                   WHERE q.person_id IN (SELECT person FROM under) AND q.state = 'open'),
     'aboutMe', (SELECT count(*) FROM handover h
                  WHERE h.person_id = ${at.reader}::uuid AND h.state = 'open' AND h.to_id IS NOT NULL)))`

/** The reader's own dates, as they may see them, and who supervises them. */
export const own = (at: At): Prisma.Sql => Prisma.sql`
  (SELECT json_build_object(
     'supervisors', (SELECT coalesce(json_agg(s.name ORDER BY s.name), '[]') FROM person s
                      WHERE ${stays('s', at)} AND s.id IN (
                            SELECT l.supervisor_id FROM supervision_link l
                             WHERE l.person_id = ${at.reader}::uuid AND ${holds('l', at)}
                               AND NOT EXISTS (SELECT 1 FROM recusal r
                                                WHERE r.person_id = l.person_id AND r.supervisor_id = l.supervisor_id
                                                  AND ${holds('r', at)}))),
     'lastHeldOn', (SELECT max(t.held_on) FROM one_to_one t WHERE t.subject_id = ${at.reader}::uuid),
     'dueOn', (SELECT o.due_on FROM obligation o
                WHERE o.subject_id = ${at.reader}::uuid AND o.kind = 'one-to-one' AND o.ref = '' AND o.closed_at IS NULL),
     'openActions', (SELECT count(*) FROM action a
                      WHERE a.subject_id = ${at.reader}::uuid AND a.state = 'open' AND a.owner = 'person'),
     'dueActions', (SELECT count(*) FROM action a
                     WHERE a.subject_id = ${at.reader}::uuid AND a.state = 'open' AND a.owner = 'person'
                       AND a.due_on <= ${at.today}::date)))`
