import type { Cipher } from '../../store/cipher.ts'
import type { Tx } from '../../store/transaction.ts'
import type { SupervisorRequest } from './request.ts'
import { UUID } from './row-store.ts'

/** Requests as they stand, without the words in them. One statement. */
export async function requests(tx: Tx, ids: readonly string[]): Promise<SupervisorRequest[]> {
  if (ids.length === 0) return []
  return tx.$queryRaw<SupervisorRequest[]>`
    SELECT r.id, r.created_at AS "createdAt", r.state, r.version,
           json_build_object('id', p.id, 'name', p.name) AS person,
           json_build_object('id', s.id, 'name', s.name) AS supervisor,
           CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS other
      FROM supervisor_request r
      JOIN person p ON p.id = r.person_id
      JOIN person s ON s.id = r.supervisor_id
      LEFT JOIN person o ON o.id = r.other_id
     WHERE r.id = ANY(${[...ids]}::uuid[])
     ORDER BY r.created_at, r.id`
}

/** Null for what is no id, or nobody's. */
export async function request(tx: Tx, id: string): Promise<SupervisorRequest | null> {
  if (!UUID.test(id)) return null
  const [found] = await requests(tx, [id])
  return found ?? null
}

/** The person's words, or the second line's answer to them; null where there is none. */
export async function readWords(
  tx: Tx,
  cipher: Cipher,
  { id, person }: SupervisorRequest,
  column: 'words' | 'answer',
): Promise<string | null> {
  const row = await tx.supervisorRequest.findUnique({ where: { id }, select: { words: true, answer: true } })
  const sealed = row?.[column]
  return sealed ? cipher.openNote(tx, person.id, 'supervisor_request', id, column, sealed) : null
}
