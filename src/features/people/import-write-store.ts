import type { Fact } from '../../kernel/facts.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { Move } from '../../kernel/people.ts'
import type { Tx } from '../../store/transaction.ts'

/** What else is done at a change of supervisor, in the same transaction; called with some hundreds at a time. */
export type Moved = (tx: Tx, moves: readonly Move[], at: Instant) => Promise<readonly Fact[]>

const PAGE = 500

/** Writes what `people_difference` holds. Gives back the facts of what was done at the changes of supervisor. */
export async function write(
  tx: Tx,
  when: { at: Instant; today: LocalDate; firstMeetingOn: LocalDate },
  moved: Moved,
): Promise<readonly Fact[]> {
  await writePeople(tx, when.at)
  await writeLinks(tx, when)
  const facts: Fact[] = []
  for (let after = 0; ; ) {
    const page = await tx.$queryRaw<(Move & { line: number })[]>`
      SELECT d.line, d.id AS person, d."fromId" AS "from", s.id AS "to"
        FROM people_difference d LEFT JOIN person s ON s.reference = d."to"
       WHERE d.moves AND d.line > ${after} ORDER BY d.line LIMIT ${PAGE}`
    const moves = page.map(({ person, from, to }) => ({ person, from, to }))
    if (moves.length > 0) facts.push(...(await moved(tx, moves, when.at)))
    const last = page.at(-1)
    if (page.length < PAGE || !last) return facts
    after = last.line
  }
}

async function writePeople(tx: Tx, at: Instant): Promise<void> {
  // An address that passes from one person to another belongs to neither for a moment: it is unique at every step.
  await tx.$executeRaw`
    UPDATE person p SET email = p.id || '@changing.invalid'
      FROM people_difference d
     WHERE d.id = p.id AND 'email' = ANY(d.changed)
       AND EXISTS (SELECT 1 FROM people_file f WHERE f.stands AND f.email = d."oldEmail")`
  await tx.$executeRaw`
    INSERT INTO person (id, reference, name, email, type, rank, unit, site, nation, zone, roles, starts_on, leaves_on,
                        second_line_id, duty_pattern, duty_pattern_from, created_at, updated_at)
    SELECT d.id, f.reference, f.name, f.email, f.type, f.rank, f.unit, f.site, f.nation, f.zone, f.roles, f."startsOn",
           f."leavesOn", coalesce(s.id, n.id), f."dutyPattern", f."dutyPatternFrom", ${at}::timestamptz, ${at}::timestamptz
      FROM people_difference d
      JOIN people_file f ON f.line = d.line
      LEFT JOIN person s ON s.reference = f."secondLine"
      LEFT JOIN people_difference n ON n.reference = f."secondLine" AND n."isNew"
     WHERE d."isNew"`
  await tx.$executeRaw`
    UPDATE person p
       SET name = f.name, email = f.email, type = f.type, rank = f.rank, unit = f.unit, site = f.site,
           nation = f.nation, zone = f.zone, roles = f.roles, starts_on = f."startsOn", leaves_on = f."leavesOn",
           second_line_id = s.id, duty_pattern = f."dutyPattern", duty_pattern_from = f."dutyPatternFrom",
           updated_at = ${at}::timestamptz
      FROM people_difference d
      JOIN people_file f ON f.line = d.line
      LEFT JOIN person s ON s.reference = f."secondLine"
     WHERE p.id = d.id AND d.changed <> '{}'`
}

type When = { at: Instant; today: LocalDate; firstMeetingOn: LocalDate }

/** A move ends the old link on the day and begins the new one on it. Acting and cover links are nobody's here to touch. */
async function writeLinks(tx: Tx, { at, today, firstMeetingOn }: When): Promise<void> {
  // Whoever is writing about one of them finishes first, or finds the new supervisor.
  await tx.$queryRaw`
    SELECT count(*) FROM (
      SELECT 1 FROM person p JOIN people_difference d ON d.id = p.id
       WHERE d.moves ORDER BY p.id FOR NO KEY UPDATE OF p) locked`
  await tx.$executeRaw`
    UPDATE supervision_link l SET until_date = greatest(l.from_date, ${today}::date)
      FROM people_difference d
     WHERE d.moves AND l.person_id = d.id AND l.kind = 'substantive' AND l.until_date IS NULL`
  await tx.$executeRaw`
    INSERT INTO supervision_link (id, person_id, supervisor_id, kind, from_date, until_date, created_at)
    SELECT gen_random_uuid(), d.id, s.id, 'substantive', ${today}::date, NULL, ${at}::timestamptz
      FROM people_difference d JOIN person s ON s.reference = d."to"
     WHERE d.moves`
  await tx.$executeRaw`
    INSERT INTO obligation (id, kind, subject_id, ref, due_on, created_at, updated_at)
    SELECT gen_random_uuid(), 'one-to-one', d.id, '', ${firstMeetingOn}::date, ${at}::timestamptz, ${at}::timestamptz
      FROM people_difference d
     WHERE d.moves AND d."to" IS NOT NULL
    ON CONFLICT (kind, subject_id, ref) DO NOTHING`
}
