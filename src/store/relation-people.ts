import type { Caller } from '../kernel/caller.ts'
import type { LocalDate } from '../kernel/instant.ts'
import type { PersonId } from '../kernel/people.ts'
import type { Tx } from './transaction.ts'

/** One of those a supervisor has today. */
export type OwnPerson = { id: PersonId; reference: string; name: string; rank: string }

/**
 * Those the caller supervises today, as `mustStand` would find each of them, by name: not somebody whose record they stand
 * aside from, and not a leaver. One statement.
 */
export function peopleOf(tx: Pick<Tx, '$queryRaw'>, caller: Caller): Promise<OwnPerson[]> {
  const [reader, on] = [caller.person.id, caller.today]
  return tx.$queryRaw<OwnPerson[]>`
    SELECT p.id, p.reference, p.name, p.rank
      FROM person p
     WHERE EXISTS (SELECT 1 FROM supervision_link l
                    WHERE l.person_id = p.id AND l.supervisor_id = ${reader}::uuid
                      AND l.from_date <= ${on}::date AND (l.until_date IS NULL OR l.until_date > ${on}::date))
       AND NOT EXISTS (SELECT 1 FROM recusal r
                        WHERE r.person_id = p.id AND r.supervisor_id = ${reader}::uuid
                          AND r.from_date <= ${on}::date AND (r.until_date IS NULL OR r.until_date > ${on}::date))
       AND (p.leaves_on IS NULL OR p.leaves_on > ${on}::date)
     ORDER BY p.name, p.id`
}

/** Who supervises somebody on a day and keeps their record: whom to tell of what the person does. One statement. */
export async function supervisorsOf(
  tx: Pick<Tx, '$queryRaw'>,
  person: PersonId,
  on: LocalDate,
): Promise<readonly PersonId[]> {
  const rows = await tx.$queryRaw<{ id: PersonId }[]>`
    SELECT DISTINCT s.id
      FROM supervision_link l
      JOIN person s ON s.id = l.supervisor_id
     WHERE l.person_id = ${person}::uuid
       AND l.from_date <= ${on}::date AND (l.until_date IS NULL OR l.until_date > ${on}::date)
       AND NOT EXISTS (SELECT 1 FROM recusal r
                        WHERE r.person_id = l.person_id AND r.supervisor_id = l.supervisor_id
                          AND r.from_date <= ${on}::date AND (r.until_date IS NULL OR r.until_date > ${on}::date))
       AND (s.leaves_on IS NULL OR s.leaves_on > ${on}::date)`
  return rows.map(({ id }) => id)
}
