import type { Actor } from '../../kernel/facts.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { transact } from '../../store/transaction.ts'
import { type Cells, cellsOf, type PersonDraft } from './columns.ts'

const PAGE = 2_000

/**
 * Everyone, by the force's numbers, as the rows of a file that imports without a change. One look at the database however
 * many pages it takes: an import meanwhile does not show in half of them.
 */
export function exportPeople(
  db: PrismaClient,
  by: { actor: Actor; at: Instant },
  hear: (people: readonly Cells[]) => void,
): Promise<number> {
  return transact<number>(db, by, async (tx) => {
    await tx.$executeRaw`
      DECLARE everyone NO SCROLL CURSOR FOR
      SELECT 0 AS line, p.reference, p.name, p.email, p.type, p.rank, p.unit, p.site, p.nation, p.zone, p.roles,
             p.starts_on::text AS "startsOn", p.leaves_on::text AS "leavesOn", p.duty_pattern AS "dutyPattern",
             p.duty_pattern_from::text AS "dutyPatternFrom", s.reference AS supervisor, second.reference AS "secondLine"
        FROM person p
        LEFT JOIN supervision_link l ON l.person_id = p.id AND l.kind = 'substantive' AND l.until_date IS NULL
        LEFT JOIN person s ON s.id = l.supervisor_id
        LEFT JOIN person second ON second.id = p.second_line_id
       ORDER BY p.reference`
    let count = 0
    for (;;) {
      const page = await tx.$queryRaw<PersonDraft[]>`FETCH 2000 FROM everyone`
      hear(page.map(cellsOf))
      count += page.length
      if (page.length < PAGE) return { result: count, facts: [{ kind: 'people.exported', people: count }] }
    }
  })
}
