import type { LocalDate } from '../../kernel/instant.ts'
import type { Tx } from '../../store/transaction.ts'
import type { Finding, ImportCounts, LineFinding } from './findings.ts'

const PAGE = 2_000

/** `present`: people who have not left. `updated`: rows of known people that would be written. */
export type Compared = { counts: ImportCounts; present: number; updated: number }

/** Compares `people_file` with the tables. Whoever differs gets a row in `people_difference`, new people an id in it. */
export async function compare(tx: Tx, today: LocalDate): Promise<Compared> {
  await tx.$executeRaw`
    CREATE TEMPORARY TABLE people_difference ON COMMIT DROP AS
    SELECT * FROM (
      SELECT f.line, f.reference, coalesce(p.id, gen_random_uuid()) AS id, p.id IS NULL AS "isNew",
             p.email AS "oldEmail", l.supervisor_id AS "fromId", was.reference AS "from", f.supervisor AS "to",
             f.supervisor IS DISTINCT FROM was.reference AS moves,
             CASE WHEN f."leavesOn" IS DISTINCT FROM p.leaves_on THEN f."leavesOn" END AS "leavesOn",
             CASE WHEN p.id IS NULL THEN '{}' ELSE array_remove(ARRAY[
               CASE WHEN f.name <> p.name THEN 'name' END,
               CASE WHEN f.email <> p.email THEN 'email' END,
               CASE WHEN f.type <> p.type THEN 'type' END,
               CASE WHEN f.rank <> p.rank THEN 'rank' END,
               CASE WHEN f.unit <> p.unit THEN 'unit' END,
               CASE WHEN f.site <> p.site THEN 'site' END,
               CASE WHEN f.nation <> p.nation THEN 'nation' END,
               CASE WHEN f.zone <> p.zone THEN 'zone' END,
               CASE WHEN f."secondLine" IS DISTINCT FROM second.reference THEN 'second_line_id' END,
               CASE WHEN f."startsOn" IS DISTINCT FROM p.starts_on THEN 'starts_on' END,
               CASE WHEN f."leavesOn" IS DISTINCT FROM p.leaves_on THEN 'leaves_on' END,
               CASE WHEN f."dutyPattern" <> p.duty_pattern THEN 'duty_pattern' END,
               CASE WHEN f."dutyPatternFrom" IS DISTINCT FROM p.duty_pattern_from THEN 'duty_pattern_from' END,
               CASE WHEN f.roles <> p.roles THEN 'roles' END
             ], NULL) END AS changed
        FROM people_file f
        LEFT JOIN person p ON p.reference = f.reference
        LEFT JOIN person second ON second.id = p.second_line_id
        LEFT JOIN supervision_link l ON l.person_id = p.id AND l.kind = 'substantive' AND l.until_date IS NULL
        LEFT JOIN person was ON was.id = l.supervisor_id
       WHERE f.stands) compared
     WHERE "isNew" OR moves OR changed <> '{}'`
  await tx.$executeRaw`ALTER TABLE people_difference ADD PRIMARY KEY (line)`
  await tx.$executeRaw`ANALYZE people_difference`
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT count(*) FILTER (WHERE "isNew")::int AS added,
           count(*) FILTER (WHERE changed <> '{}' AND (changed <> '{leaves_on}' OR "leavesOn" IS NULL))::int AS changed,
           count(*) FILTER (WHERE moves AND NOT "isNew")::int AS moved,
           count(*) FILTER (WHERE "leavesOn" IS NOT NULL AND NOT "isNew")::int AS left,
           count(*) FILTER (WHERE changed <> '{}')::int AS updated,
           (SELECT count(*) FROM people_file WHERE stands)::int - count(*)::int AS untouched,
           (SELECT count(*) FROM person WHERE leaves_on IS NULL OR leaves_on > ${today}::date)::int AS present,
           (SELECT count(*) FROM person p
             WHERE (p.leaves_on IS NULL OR p.leaves_on > ${today}::date)
               AND NOT EXISTS (SELECT 1 FROM people_file f WHERE f.reference = p.reference))::int AS missing
      FROM people_difference`
  if (!row) throw new Error('a count came back without a row')
  const { present, updated, ...counts } = row
  return { counts, present, updated }
}

type Row = ImportCounts & Omit<Compared, 'counts'>

/** Tells every finding: the lines in their order, then who is missing, then who is left behind. */
export async function tell(tx: Tx, today: LocalDate, hear: (findings: readonly Finding[]) => void): Promise<void> {
  for (let after = 0; ; ) {
    const page = await tx.$queryRaw<LineFinding[]>`
      SELECT 'line' AS kind, line, reference, "isNew", moves, "from", "to",
             array_remove(changed, CASE WHEN "leavesOn" IS NOT NULL THEN 'leaves_on' END) AS changed,
             "leavesOn"::text AS "leavesOn", coalesce("leavesOn" <= ${today}::date, false) AS gone
        FROM people_difference WHERE line > ${after} ORDER BY line LIMIT ${PAGE}`
    hear(page)
    const last = page.at(-1)
    if (page.length < PAGE || !last) break
    after = last.line
  }
  hear(
    await tx.$queryRaw<Finding[]>`
      SELECT 'missing' AS kind, p.reference FROM person p
       WHERE (p.leaves_on IS NULL OR p.leaves_on > ${today}::date)
         AND NOT EXISTS (SELECT 1 FROM people_file f WHERE f.reference = p.reference)
       ORDER BY p.reference`,
  )
  hear(await leftBehind(tx, today))
}

/** Those whom nobody supervises any more because their supervisor has left, as it is once the file is in. */
function leftBehind(tx: Tx, today: LocalDate): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    WITH later AS (
      SELECT p.id, coalesce(f.reference, p.reference) AS reference,
             CASE WHEN f.line IS NULL THEN was.reference ELSE f.supervisor END AS supervisor,
             CASE WHEN f.line IS NULL THEN p.leaves_on ELSE f."leavesOn" END AS leaves_on
        FROM person p
        FULL JOIN (SELECT * FROM people_file WHERE stands) f ON f.reference = p.reference
        LEFT JOIN supervision_link l ON l.person_id = p.id AND l.kind = 'substantive' AND l.until_date IS NULL
        LEFT JOIN person was ON was.id = l.supervisor_id
    )
    SELECT 'left-behind' AS kind, s.reference AS supervisor, s.leaves_on::text AS "leftOn",
           array_agg(own.reference ORDER BY own.reference) AS people
      FROM later own JOIN later s ON s.reference = own.supervisor
     WHERE s.leaves_on <= ${today}::date AND (own.leaves_on IS NULL OR own.leaves_on > ${today}::date)
       AND NOT EXISTS (
         SELECT 1 FROM supervision_link other
          WHERE other.person_id = own.id AND other.kind <> 'substantive' AND other.from_date <= ${today}::date
            AND (other.until_date IS NULL OR other.until_date > ${today}::date))
     GROUP BY s.reference, s.leaves_on ORDER BY s.reference`
}
