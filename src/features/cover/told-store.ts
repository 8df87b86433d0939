import { addDays } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import type { ToldCover } from './cover.ts'

type Row = Omit<ToldCover, 'lastDay' | 'over'> & { id: string; until: LocalDate }

/** By link id. A link that is gone is absent. */
export async function toldCover(
  db: PrismaClient,
  links: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, ToldCover>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT l.id, s.name AS by, p.name AS person, l.kind, l.from_date::text AS "from", l.until_date::text AS until,
           (SELECT a.name FROM supervision_link u JOIN person a ON a.id = u.supervisor_id
             WHERE u.person_id = p.id AND u.kind = 'substantive' AND u.until_date IS NULL
             LIMIT 1) AS covered,
           (SELECT count(*)::int FROM supervision_link o
             WHERE o.supervisor_id = l.supervisor_id AND o.kind = l.kind
               AND (o.id = l.id OR starts_with(o.once, split_part(l.once, ':', 1) || ':'))) AS people
      FROM supervision_link l
      JOIN person s ON s.id = l.supervisor_id
      JOIN person p ON p.id = l.person_id
     WHERE l.id = ANY(${links}::uuid[]) AND l.until_date IS NOT NULL`
  return new Map(
    rows.map(({ id, until, ...row }) => [
      id,
      { ...row, lastDay: addDays(until, -1), over: until <= on || until <= row.from },
    ]),
  )
}
