import { type Action, type Around, may, type Relation, relationOf } from '../kernel/access.ts'
import type { Caller } from '../kernel/caller.ts'
import { Failure } from '../kernel/failure.ts'
import type { LocalDate } from '../kernel/instant.ts'
import type { Nation, PersonId, PersonType } from '../kernel/people.ts'
import { handKey } from './cipher.ts'
import type { Tx } from './transaction.ts'

/** The person a record is about, as a screen names them. */
export type Subject = { id: PersonId; name: string; rank: string; type: PersonType; nation: Nation; unit: string }

export type Standing = { subject: Subject; relation: Relation }

type Row = Subject & Around & { leavesOn: LocalDate | null }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The guard of every room, asked inside the transaction that reads or writes: what the caller is to the person today, if
 * that allows the action. `writing` also locks the person's row, so that two who write about one person do so one after
 * the other. One statement. Throws a `Failure` 'not-yours', the same for what is not theirs and what is not there.
 */
export async function mustStand(
  tx: Tx,
  caller: Caller,
  subject: PersonId,
  action: Action,
  how: 'reading' | 'writing',
): Promise<Standing> {
  const row = UUID.test(subject) ? await around(tx, subject, how) : null
  if (row && !(row.leavesOn !== null && row.leavesOn <= caller.today)) {
    const relation = relationOf(caller.person.id, subject, row, caller.today)
    if (may(action, relation, caller.person.roles)) {
      const { id, name, rank, type, nation, unit } = row
      return { subject: { id, name, rank, type, nation, unit }, relation }
    }
  }
  throw notYours(how)
}

/** For a record that is not there, too: nobody learns from the answer whether it is. */
export function notYours(how: 'reading' | 'writing'): Failure {
  const reader =
    how === 'reading'
      ? 'There is nothing here for you to see. It may have passed to somebody else. Choose “My people” to start again.'
      : 'That is not on your list today, so nothing was saved. What you wrote is still here: copy it before you close the form.'
  return new Failure('not-yours', reader, `${how} refused: no relation`)
}

/** Whoever writes also seals: the person's key, where there is one already, comes with the lock. */
async function lock(tx: Tx, subject: PersonId): Promise<void> {
  const rows = await tx.$queryRaw<{ wrapped: Uint8Array | null; keyId: string; erasedAt: Date | null }[]>`
    SELECT k.wrapped, k.key_id AS "keyId", k.erased_at AS "erasedAt"
      FROM person p LEFT JOIN subject_key k ON k.subject_id = p.id
     WHERE p.id = ${subject}::uuid FOR NO KEY UPDATE OF p`
  for (const { wrapped, ...row } of rows) if (wrapped) handKey(tx, { subjectId: subject, wrapped, ...row })
}

async function around(tx: Tx, subject: PersonId, how: 'reading' | 'writing'): Promise<Row | null> {
  if (how === 'writing') await lock(tx, subject)
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id, p.name, p.rank, p.type, p.nation, p.unit, p.leaves_on::text AS "leavesOn",
           p.second_line_id AS "secondLine",
           coalesce((SELECT json_agg(json_build_object('person', l.person_id, 'supervisor', l.supervisor_id,
                       'kind', l.kind, 'from', l.from_date, 'until', l.until_date, 'createdAt', l.created_at))
              FROM supervision_link l
             WHERE l.person_id = p.id
                OR l.person_id IN (SELECT s.supervisor_id FROM supervision_link s WHERE s.person_id = p.id)), '[]') AS links,
           coalesce((SELECT json_agg(json_build_object('person', r.person_id, 'supervisor', r.supervisor_id,
                       'from', r.from_date, 'until', r.until_date))
              FROM recusal r WHERE r.person_id = p.id), '[]') AS recusals
      FROM person p
     WHERE p.id = ${subject}::uuid`
  return rows[0] ?? null
}
