import type { Caller } from '../../kernel/caller.ts'
import { Failure } from '../../kernel/failure.ts'
import type { PersonId } from '../../kernel/people.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import type { Prisma } from '../../store/generated/client.ts'
import { mustStand, notYours } from '../../store/relation.ts'
import { supervisorsOf } from '../../store/relation-people.ts'
import { isDuplicate, type Outcome, type Tx, transact } from '../../store/transaction.ts'
import { isHeld, subjectOf } from './one-store.ts'
import { by, type RecordDeps } from './standing-store.ts'

export type Confirmed = 'confirmed' | 'already' | 'corrected-since'

/**
 * The person's "that is how I remember it", once a record. `version` is that of what they were shown: a record corrected
 * since then is not confirmed. Throws a `Failure` "not-yours" for anybody but the person.
 */
export function confirm(
  deps: RecordDeps,
  caller: Caller,
  wanted: { record: string; version: number; once: string },
): Promise<Confirmed> {
  return again(() =>
    transact<Confirmed>(deps.db(), by(caller), async (tx) => {
      const row = await mine(tx, caller, wanted.record)
      const earlier = await tx.addition.findFirst({ where: { recordId: row.id, kind: 'confirmed' } })
      if (earlier) return { result: 'already', facts: 'none-needed' }
      if (row.version !== wanted.version) return { result: 'corrected-since', facts: 'none-needed' }
      const about = { recordKind: 'one-to-one', recordId: row.id, subjectId: row.subjectId, authorId: caller.person.id }
      await tx.addition.create({
        data: { id: deps.newId(), ...about, kind: 'confirmed', at: caller.now, once: wanted.once },
      })
      return {
        result: 'confirmed',
        facts: [{ kind: 'one-to-one.confirmed', subject: row.subjectId, record: row.id }],
      }
    }),
  )
}

/**
 * Adds the person's comment and tells whoever supervises them and may read the record. The same `once` again has no second
 * effect. Answers with how many are told.
 */
export function comment(
  deps: RecordDeps,
  caller: Caller,
  wanted: { record: string; text: string; once: string },
): Promise<{ told: number }> {
  return again(() => transact(deps.db(), by(caller), (tx) => commentOnce(deps, tx, caller, wanted)))
}

async function commentOnce(
  { cipher, newId }: RecordDeps,
  tx: Tx,
  caller: Caller,
  { record, text, once }: { record: string; text: string; once: string },
): Promise<Outcome<{ told: number }>> {
  const row = await mine(tx, caller, record)
  const readers = await readersNow(tx, caller, row)
  const earlier = await tx.addition.findUnique({ where: { once } })
  if (earlier) {
    if (earlier.recordId !== record || earlier.kind !== 'comment' || !earlier.text) throw usedElsewhere()
    const saved = await cipher.openNote(tx, row.subjectId, 'addition', earlier.id, 'text', earlier.text)
    if (saved !== text) throw savedAlready()
    return { result: { told: readers.length }, facts: 'none-needed' }
  }
  const id = newId()
  const sealed = await cipher.sealNote(tx, row.subjectId, 'addition', id, 'text', text)
  const about = { recordKind: 'one-to-one', recordId: record, subjectId: row.subjectId, authorId: caller.person.id }
  await tx.addition.create({ data: { id, ...about, kind: 'comment', text: sealed, at: caller.now, once } })
  await enqueue(
    tx,
    caller.now,
    readers.map((recipient) => ({
      rule: 'record-answered',
      subject: id,
      due: caller.today,
      step: 'comment',
      recipient,
    })),
  )
  return {
    result: { told: readers.length },
    facts: [{ kind: 'one-to-one.commented', subject: row.subjectId, record, contentMac: cipher.mac(text) }],
  }
}

const SHELF = { id: true, subjectId: true, authorId: true, version: true, keepPrivate: true, recordedAt: true } as const
type Row = Prisma.OneToOneGetPayload<{ select: typeof SHELF }>

async function mine(tx: Tx, caller: Caller, record: string): Promise<Row> {
  await mustStand(tx, caller, await subjectOf(tx, record, 'writing'), 'one-to-one.comment', 'writing')
  const row = await tx.oneToOne.findUnique({
    where: { id: record },
    select: SHELF,
  })
  if (!row) throw notYours('writing')
  return row
}

/** Those who supervise the person today and may read what was shared at this one-to-one. */
async function readersNow(tx: Tx, caller: Caller, row: Row): Promise<PersonId[]> {
  const supervisors = await supervisorsOf(tx, row.subjectId, caller.today)
  if (supervisors.every((one) => one === row.authorId)) return [...supervisors]
  const readers: PersonId[] = []
  for (const one of supervisors) {
    if (one === row.authorId || !(row.keepPrivate || (await isHeld(tx, one, row.id)))) readers.push(one)
  }
  return readers
}

/** Of two presses at the same moment the other one committed first: this one finds it. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isDuplicate(error)) return work()
    throw error
  }
}

export const savedAlready = (): Failure =>
  new Failure(
    'stale',
    'This was saved already, as it was when you first pressed Save. What you changed since is not saved: copy it, and add it in a new form.',
    'once key reused with changes',
  )

export const usedElsewhere = (): Failure =>
  new Failure(
    'stale',
    'This form has been used before, for something else. Copy what you wrote, open a new form and paste it there.',
    'once key reused',
  )
