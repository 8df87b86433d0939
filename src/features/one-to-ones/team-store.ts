import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { TeamMember } from '../../kernel/team.ts'
import type { PrismaClient } from '../../store/generated/client.ts'

/** Those a supervisor has on a day and does not stand aside from, with dates only: never met first, then the longest overdue. One statement. */
export function teamOf(
  db: Pick<PrismaClient, '$queryRaw'>,
  supervisor: PersonId,
  on: LocalDate,
): Promise<TeamMember[]> {
  return db.$queryRaw<TeamMember[]>`
    SELECT p.id, p.name, p.rank, o.due_on::text AS "dueOn",
           (SELECT max(t.held_on) FROM one_to_one t WHERE t.subject_id = p.id)::text AS "lastHeldOn"
      FROM person p
      LEFT JOIN obligation o
        ON o.subject_id = p.id AND o.kind = 'one-to-one' AND o.ref = '' AND o.closed_at IS NULL
     WHERE EXISTS (
             SELECT 1 FROM supervision_link l
              WHERE l.person_id = p.id AND l.supervisor_id = ${supervisor}::uuid
                AND l.from_date <= ${on}::date AND (l.until_date IS NULL OR l.until_date > ${on}::date))
       AND (p.leaves_on IS NULL OR p.leaves_on > ${on}::date)
       AND NOT EXISTS (
             SELECT 1 FROM recusal r
              WHERE r.person_id = p.id AND r.supervisor_id = ${supervisor}::uuid
                AND r.from_date <= ${on}::date AND (r.until_date IS NULL OR r.until_date > ${on}::date))
     ORDER BY o.due_on NULLS FIRST, p.name, p.id`
}
