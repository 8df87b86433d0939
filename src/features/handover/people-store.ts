import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Tx } from '../../store/transaction.ts'

export type Found = { id: PersonId; name: string; reference: string; rank: string }

/** `one`: by their number, or by a name that only they have. `several`: the name is shared. */
export type Lookup = { kind: 'one'; person: Found } | { kind: 'several'; people: readonly Found[] } | { kind: 'none' }

/** Enough to choose from, and not a list of the force. */
const MOST = 5

/** Somebody of the force by the whole name or the force's number, in any case. Leavers are nobody. One statement. */
export async function lookUp(tx: Tx, text: string, on: LocalDate): Promise<Lookup> {
  const wanted = text.trim().replace(/\s+/g, ' ').toLowerCase()
  const people = await tx.$queryRaw<Found[]>`
    SELECT p.id, p.name, p.reference, p.rank FROM person p
     WHERE (lower(p.reference) = ${wanted} OR lower(p.name) = ${wanted})
       AND (p.leaves_on IS NULL OR p.leaves_on > ${on}::date)
     ORDER BY lower(p.reference) = ${wanted} DESC, p.reference
     LIMIT ${MOST}`
  const [first] = people
  if (!first) return { kind: 'none' }
  if (people.length === 1 || first.reference.toLowerCase() === wanted) return { kind: 'one', person: first }
  return { kind: 'several', people }
}

/** Whether somebody supervises anybody on a day. */
export async function supervises(tx: Tx, person: PersonId, on: LocalDate): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM supervision_link l
     WHERE l.supervisor_id = ${person}::uuid AND l.from_date <= ${on}::date
       AND (l.until_date IS NULL OR l.until_date > ${on}::date)
     LIMIT 1`
  return rows.length > 0
}

/** Whether `lower` stands somewhere below `upper` on a day, by whatever kind of link. */
export async function standsBelow(tx: Tx, lower: PersonId, upper: PersonId, on: LocalDate): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    WITH RECURSIVE above(id) AS (
      SELECT ${lower}::uuid
      UNION
      SELECT l.supervisor_id FROM supervision_link l JOIN above a ON l.person_id = a.id
       WHERE l.from_date <= ${on}::date AND (l.until_date IS NULL OR l.until_date > ${on}::date)
    )
    SELECT 1 FROM above WHERE id = ${upper}::uuid AND id <> ${lower}::uuid`
  return rows.length > 0
}
