import type { PersonId } from '../kernel/people.ts'
import { Prisma } from './generated/client.ts'

/**
 * Whether the person's objection holds the one-to-one under the alias `o` back from a reader who did not write it: from
 * whoever takes over, and from whoever comes to supervise beside them without a handover of their own (cover), or the
 * objection would end where somebody covers for the receiver. Who supervised the person before has had it. What was written
 * on the very day, before the change of supervisor came in, is held as well.
 */
export const heldFrom = (reader: PersonId): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM handover h
   WHERE h.person_id = o.subject_id AND h.holds AND o.recorded_at < greatest(h.effective_on, h.started_at)
     AND (h.to_id = ${reader}::uuid
          OR (h.from_id <> ${reader}::uuid AND h.started_at IS NOT NULL AND h.state <> 'ended'
              AND NOT EXISTS (SELECT 1 FROM supervision_link had
                               WHERE had.person_id = h.person_id AND had.supervisor_id = ${reader}::uuid
                                 AND had.from_date < h.effective_on)
              AND NOT EXISTS (SELECT 1 FROM handover later
                               WHERE later.person_id = h.person_id AND later.to_id = ${reader}::uuid
                                 AND later.started_at >= h.started_at))))`
