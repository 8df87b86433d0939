import { may } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import { addDays } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { Tx } from '../../store/transaction.ts'
import type { Arrangement, CoverKind } from './cover.ts'

type Row = {
  link: string
  kind: CoverKind
  by: string
  people: string[]
  from: LocalDate
  until: LocalDate
  mayEnd: boolean
}

/** How many are shown, the soonest to end first. */
const SHOWN = 20

/**
 * Cover and acting that run or are to come: those one covers or is covered by, those one may end, and for an administrator
 * all. Names and dates only. One statement.
 */
export async function arrangementsFor(tx: Tx, caller: Caller): Promise<Arrangement[]> {
  const me = caller.person.id
  const everyone = may('cover.see', 'none', caller.person.roles)
  const rows = await tx.$queryRaw<Row[]>`
    WITH line AS (
      SELECT l.id, l.kind, l.person_id, l.supervisor_id, l.from_date, l.until_date,
             coalesce(left(l.once, -length(split_part(l.once, ':', 2)) - 1), l.id::text) AS form,
             coalesce(p.second_line_id = ${me}::uuid, EXISTS (
               SELECT 1 FROM supervision_link s
                 JOIN supervision_link u ON u.person_id = s.supervisor_id
                WHERE s.person_id = p.id AND u.supervisor_id = ${me}::uuid
                  AND s.from_date <= ${caller.today}::date AND (s.until_date IS NULL OR s.until_date > ${caller.today}::date)
                  AND u.from_date <= ${caller.today}::date AND (u.until_date IS NULL OR u.until_date > ${caller.today}::date)
             )) AS second,
             EXISTS (
               SELECT 1 FROM supervision_link s
                WHERE s.person_id = p.id AND s.supervisor_id = ${me}::uuid
                  AND s.from_date <= ${caller.today}::date AND (s.until_date IS NULL OR s.until_date > ${caller.today}::date)
             ) AS mine
        FROM supervision_link l
        JOIN person p ON p.id = l.person_id
       WHERE l.kind <> 'substantive' AND l.until_date > ${caller.today}::date AND l.until_date > l.from_date
    )
    SELECT min(line.id::text) AS link, line.kind, s.name AS by, array_agg(p.name ORDER BY p.name) AS people,
           line.from_date::text AS "from", line.until_date::text AS until,
           bool_and(line.second OR ${everyone}::boolean) AS "mayEnd"
      FROM line
      JOIN person s ON s.id = line.supervisor_id
      JOIN person p ON p.id = line.person_id
     WHERE ${everyone}::boolean OR line.second OR line.mine OR line.supervisor_id = ${me}::uuid OR line.person_id = ${me}::uuid
     GROUP BY line.form, line.kind, s.id, s.name, line.from_date, line.until_date
     ORDER BY line.until_date, s.name, link
     LIMIT ${SHOWN}`
  return rows.map(({ until, ...row }) => ({ ...row, lastDay: addDays(until, -1) }))
}
