import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Tx } from '../../store/transaction.ts'
import type { Above } from './second-line.ts'

/**
 * The second line of each of these people, as `mustStand` sees it: who is named, else their supervisors' own supervisors;
 * nobody who supervises them, and no leaver. Where there is none, the administrators, who can mend that. One statement.
 */
export function aboveOf(tx: Tx, people: readonly PersonId[], on: LocalDate): Promise<Above[]> {
  return tx.$queryRaw<Above[]>`
    WITH asked AS (
      SELECT p.id, p.second_line_id FROM person p WHERE p.id = ANY(${[...people]}::uuid[])
    ), standing AS (
      SELECT l.person_id, l.supervisor_id FROM supervision_link l
       WHERE l.from_date <= ${on}::date AND (l.until_date IS NULL OR l.until_date > ${on}::date)
         AND (l.person_id IN (SELECT id FROM asked)
           OR l.person_id IN (SELECT s.supervisor_id FROM supervision_link s JOIN asked ON s.person_id = asked.id))
    ), named AS (
      SELECT id AS person, second_line_id AS teller FROM asked WHERE second_line_id IS NOT NULL
      UNION
      SELECT a.id, above.supervisor_id
        FROM asked a
        JOIN standing own ON own.person_id = a.id
        JOIN standing above ON above.person_id = own.supervisor_id
       WHERE a.second_line_id IS NULL
    ), found AS (
      SELECT n.person, n.teller
        FROM named n
        JOIN person s ON s.id = n.teller AND (s.leaves_on IS NULL OR s.leaves_on > ${on}::date)
       WHERE n.teller <> n.person
         AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.person_id = n.person AND x.supervisor_id = n.teller)
    )
    SELECT person, teller, 'second-line' AS "as" FROM found
    UNION ALL
    SELECT a.id, s.id, 'administrator'
      FROM asked a
      JOIN person s ON 'administrator' = ANY(s.roles) AND (s.leaves_on IS NULL OR s.leaves_on > ${on}::date)
     WHERE NOT EXISTS (SELECT 1 FROM found f WHERE f.person = a.id) AND s.id <> a.id
     ORDER BY 1, 2`
}
