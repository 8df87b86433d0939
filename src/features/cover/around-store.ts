import type { Caller } from '../../kernel/caller.ts'
import { Failure } from '../../kernel/failure.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Tx } from '../../store/transaction.ts'
import type { Coverable } from './cover.ts'

/** Supervisors whom the caller supervises today and who have people of their own. */
export function coverableFor(tx: Tx, caller: Caller): Promise<Coverable[]> {
  return tx.$queryRaw<Coverable[]>`
    SELECT s.name AS supervisor, min(l.person_id::text) AS person, count(*)::int AS people
      FROM supervision_link u
      JOIN person s ON s.id = u.person_id
      JOIN supervision_link l ON l.supervisor_id = s.id AND l.kind = 'substantive'
      JOIN person p ON p.id = l.person_id
     WHERE u.supervisor_id = ${caller.person.id}::uuid
       AND u.from_date <= ${caller.today}::date AND (u.until_date IS NULL OR u.until_date > ${caller.today}::date)
       AND l.from_date <= ${caller.today}::date AND (l.until_date IS NULL OR l.until_date > ${caller.today}::date)
       AND (p.leaves_on IS NULL OR p.leaves_on > ${caller.today}::date)
       AND (p.second_line_id IS NULL OR p.second_line_id = ${caller.person.id}::uuid)
     GROUP BY s.id, s.name
     ORDER BY s.name, s.id`
}

/** The substantive supervisor of a person, and everyone who has the same one today. */
export type Team = {
  supervisor: string | null
  supervisorId: PersonId | null
  people: { id: PersonId; name: string }[]
}

export async function teamAround(tx: Tx, person: PersonId, on: LocalDate): Promise<Team> {
  const [above] = await tx.$queryRaw<{ id: PersonId; name: string }[]>`
    SELECT s.id, s.name FROM supervision_link l JOIN person s ON s.id = l.supervisor_id
     WHERE l.person_id = ${person}::uuid AND l.kind = 'substantive'
       AND l.from_date <= ${on}::date AND (l.until_date IS NULL OR l.until_date > ${on}::date)`
  const people = await tx.$queryRaw<{ id: PersonId; name: string }[]>`
    SELECT p.id, p.name FROM person p
     WHERE (p.leaves_on IS NULL OR p.leaves_on > ${on}::date)
       AND (p.id = ${person}::uuid OR EXISTS (
             SELECT 1 FROM supervision_link l
              WHERE l.person_id = p.id AND l.supervisor_id = ${above?.id ?? null}::uuid AND l.kind = 'substantive'
                AND l.from_date <= ${on}::date AND (l.until_date IS NULL OR l.until_date > ${on}::date)))
     ORDER BY p.name, p.id`
  return { supervisor: above?.name ?? null, supervisorId: above?.id ?? null, people }
}

/** Those whom somebody supervises on a day, by a substantive link. */
export async function peopleOf(tx: Tx, supervisor: PersonId, on: LocalDate): Promise<PersonId[]> {
  const rows = await tx.$queryRaw<{ id: PersonId }[]>`
    SELECT p.id FROM supervision_link l JOIN person p ON p.id = l.person_id
     WHERE l.supervisor_id = ${supervisor}::uuid AND l.kind = 'substantive'
       AND l.from_date <= ${on}::date AND (l.until_date IS NULL OR l.until_date > ${on}::date)
       AND (p.leaves_on IS NULL OR p.leaves_on > ${on}::date)
     ORDER BY p.name, p.id`
  return rows.map(({ id }) => id)
}

export type Named = { id: PersonId; name: string; reference: string }

/** Somebody of the force by their number, or by their whole name where only one has it. Throws a `Failure` 'invalid'. */
export async function personNamed(tx: Tx, typed: string, on: LocalDate): Promise<Named> {
  const found = await tx.$queryRaw<Named[]>`
    SELECT id, name, reference FROM person
     WHERE (lower(reference) = lower(${typed}) OR lower(name) = lower(${typed}))
       AND (leaves_on IS NULL OR leaves_on > ${on}::date)
     ORDER BY (lower(reference) = lower(${typed})) DESC, reference
     LIMIT 3`
  const [first, second] = found
  if (first && (!second || first.reference.toLowerCase() === typed.toLowerCase())) return first
  throw second
    ? refused('More than one person has this name. Enter the number from the people file.', 'name of several')
    : refused('Nobody of this name or number is in the people file. Check the spelling, or enter the number.', 'nobody')
}

/** Everyone above somebody, by the open substantive links. */
export async function above(tx: Tx, person: PersonId): Promise<ReadonlySet<PersonId>> {
  const rows = await tx.$queryRaw<{ id: PersonId }[]>`
    WITH RECURSIVE up(id) AS (
      SELECT ${person}::uuid
       UNION
      SELECT l.supervisor_id FROM up JOIN supervision_link l ON l.person_id = up.id
       WHERE l.kind = 'substantive' AND l.until_date IS NULL
    )
    SELECT id FROM up WHERE id <> ${person}::uuid`
  return new Set(rows.map(({ id }) => id))
}

export const refused = (reader: string, log: string): Failure => new Failure('invalid', reader, `cover refused: ${log}`)
