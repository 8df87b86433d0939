import { type Relation, readable } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import { dayOf } from '../../kernel/dates.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { OneToOneKind, Readable } from '../../kernel/record.ts'
import type { Opener } from '../../store/cipher.ts'
import { notYours } from '../../store/relation.ts'
import { heldFrom } from '../../store/relation-held.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { Addition, OneRecord } from './one.ts'
import { SHOWN, sharedPart } from './shared-store.ts'
import { by, type RecordDeps, standsToLook } from './standing-store.ts'

/**
 * One one-to-one as far as the caller may see it; the look is in the audit. `needs`: what it is opened for. Throws a
 * `Failure` "not-yours".
 */
export function oneRecord(
  deps: RecordDeps,
  caller: Caller,
  record: string,
  needs: 'record.read' | 'one-to-one.comment' = 'record.read',
): Promise<OneRecord> {
  return transact<OneRecord>(deps.db(), by(caller), async (tx) => {
    const subjectId = await subjectOf(tx, record, 'reading')
    const { subject, relation } = await standsToLook(deps, tx, caller, subjectId, needs)
    const row = await tx.oneToOne.findUniqueOrThrow({
      where: { id: record },
      select: { ...SHOWN, authorId: true, recordedAt: true, passOn: true, ownNote: true },
    })
    const shelf = {
      author: row.authorId,
      keepPrivate: row.keepPrivate,
      passOn: row.passOn,
      held: await isHeld(tx, caller.person.id, record),
    }
    const may = readable(caller.person.id, relation, shelf, deps.formerMayRead)
    // A former supervisor is shown what they wrote, and learns nothing of what others did.
    if (relation === 'former' && !may.shared) throw notYours('reading')
    const opener = await deps.cipher.opener(tx, [subjectId])
    return {
      result: {
        person: { id: subject.id, name: subject.name },
        relation,
        by: row.author.name,
        heldOn: dayOf(row.heldOn),
        kind: row.kind as OneToOneKind,
        recordedAt: row.recordedAt,
        shared: may.shared ? sharedPart(opener, relation === 'former' ? { ...row, actions: [] } : row) : null,
        ownNote: may.own && row.ownNote ? opener.open(subjectId, 'one_to_one', record, 'own_note', row.ownNote) : null,
        additions: may.shared ? await additionsTo(tx, opener, record) : [],
      },
      facts: [{ kind: 'record.read', subject: subjectId, record }],
    }
  })
}

/** Whose record it is. Throws the same for an id that is not there as for one that is not the caller's. */
export async function subjectOf(tx: Tx, record: string, how: 'reading' | 'writing'): Promise<PersonId> {
  const row = UUID.test(record)
    ? await tx.oneToOne.findUnique({ where: { id: record }, select: { subjectId: true } })
    : null
  if (!row) throw notYours(how)
  return row.subjectId
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether the person's objection holds this record back from this reader. */
export async function isHeld(tx: Tx, reader: PersonId, record: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM one_to_one o WHERE o.id = ${record}::uuid AND ${heldFrom(reader)}`
  return rows.length > 0
}

/** What the caller may read of a record in a writing transaction, where the guard has been asked already. */
export async function readableNow(
  tx: Tx,
  caller: Caller,
  relation: Relation,
  row: { id: string; subjectId: string; authorId: string; keepPrivate: boolean; passOn: boolean },
): Promise<Readable> {
  const held = await isHeld(tx, caller.person.id, row.id)
  return readable(caller.person.id, relation, { ...row, author: row.authorId, held }, false)
}

/** What was added to one one-to-one, oldest first. */
export async function additionsTo(tx: Tx, opener: Opener, record: string): Promise<Addition[]> {
  const rows = await tx.$queryRaw<AdditionRow[]>`
    SELECT a.id, a.record_id AS record, a.subject_id AS subject, a.kind, p.name AS by, a.at, a.text, a.reason,
           a.held_on AS "to", a.held_before AS "from"
      FROM addition a JOIN person p ON p.id = a.author_id
     WHERE a.record_id = ${record}::uuid AND a.record_kind = 'one-to-one'
     ORDER BY a.at, a.id`
  return rows.map((row) => additionOf(opener, row))
}

/** The same for all one-to-ones of a person, by record. */
export async function additionsOf(
  tx: Tx,
  opener: Opener,
  subject: PersonId,
): Promise<ReadonlyMap<string, readonly Addition[]>> {
  const rows = await tx.$queryRaw<AdditionRow[]>`
    SELECT a.id, a.record_id AS record, a.subject_id AS subject, a.kind, p.name AS by, a.at, a.text, a.reason,
           a.held_on AS "to", a.held_before AS "from"
      FROM addition a JOIN person p ON p.id = a.author_id
     WHERE a.subject_id = ${subject}::uuid AND a.record_kind = 'one-to-one'
     ORDER BY a.at, a.id`
  const byRecord = new Map<string, Addition[]>()
  for (const row of rows) byRecord.set(row.record, [...(byRecord.get(row.record) ?? []), additionOf(opener, row)])
  return byRecord
}

const additionOf = (opener: Opener, row: AdditionRow): Addition => ({
  kind: row.kind,
  by: row.by,
  at: row.at,
  text: row.text && opener.open(row.subject, 'addition', row.id, 'text', row.text),
  reason: row.reason && opener.open(row.subject, 'addition', row.id, 'reason', row.reason),
  day: row.from && row.to ? { from: dayOf(row.from), to: dayOf(row.to) } : null,
})

type AdditionRow = {
  id: string
  record: string
  subject: PersonId
  kind: Addition['kind']
  by: string
  at: Date
  text: Uint8Array | null
  reason: Uint8Array | null
  to: Date | null
  from: Date | null
}
