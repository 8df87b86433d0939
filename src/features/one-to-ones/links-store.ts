import type { LocalDate } from '../../kernel/instant.ts'
import type { LinkKind, PersonId, SupervisionLink } from '../../kernel/people.ts'
import type { Tx } from '../../store/transaction.ts'

type Row = Omit<SupervisionLink, 'from' | 'until' | 'kind'> & { from: string; until: string | null; kind: string }

/** The links of a person and of whoever supervises them: what `relationOf` needs to tell supervisor and second line. */
export async function linksAround(tx: Tx, subject: PersonId): Promise<SupervisionLink[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT person_id AS person, supervisor_id AS supervisor, kind, from_date::text AS "from", until_date::text AS until,
           created_at AS "createdAt"
      FROM supervision_link
     WHERE person_id = ${subject}::uuid
        OR person_id IN (SELECT supervisor_id FROM supervision_link WHERE person_id = ${subject}::uuid)`
  return rows.map((row) => ({
    ...row,
    kind: row.kind as LinkKind,
    from: row.from as LocalDate,
    until: row.until as LocalDate | null,
  }))
}
