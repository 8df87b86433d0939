import type { Tx } from '../../store/transaction.ts'
import type { Told } from './told.ts'

/** What these additions to one-to-ones were added to, and who supervises its person, by addition id. No note is opened. */
export async function told(tx: Tx, additions: readonly string[]): Promise<ReadonlyMap<string, Told>> {
  const rows = await tx.$queryRaw<(Told & { id: string })[]>`
    SELECT a.id, o.id AS record, o.held_on::text AS "heldOn", w.name AS author, p.id AS subject, p.name AS person,
           coalesce((SELECT json_agg(json_build_object('person', l.person_id, 'supervisor', l.supervisor_id,
                       'kind', l.kind, 'from', l.from_date, 'until', l.until_date, 'createdAt', l.created_at))
              FROM supervision_link l WHERE l.person_id = p.id), '[]') AS links,
           coalesce((SELECT json_agg(json_build_object('person', r.person_id, 'supervisor', r.supervisor_id,
                       'from', r.from_date, 'until', r.until_date))
              FROM recusal r WHERE r.person_id = p.id), '[]') AS recusals
      FROM addition a
      JOIN one_to_one o ON o.id = a.record_id
      JOIN person p ON p.id = o.subject_id
      JOIN person w ON w.id = a.author_id
     WHERE a.id = ANY(${[...additions]}::uuid[])`
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}
