import type { Caller } from '../../kernel/caller.ts'
import { dayOf, midnight } from '../../kernel/dates.ts'
import { Failure } from '../../kernel/failure.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import { mustStand } from '../../store/relation.ts'
import { isDuplicate, type Tx, transact } from '../../store/transaction.ts'
import type { ManagementRecord, NewRecord } from './management.ts'
import { by, type ManagementDeps, opened } from './row-store.ts'

/**
 * Keeps one record of management action, sealed, with its review, the message to the person and its audit fact, in one
 * transaction. The same `once` again has no second effect and gives the same answer. Throws a `Failure`: 'not-yours', and
 * 'stale' for a form that was saved before with other words.
 */
export async function recordAction(
  deps: ManagementDeps,
  caller: Caller,
  record: NewRecord,
  once: string,
): Promise<ManagementRecord> {
  try {
    return await recordOnce(deps, caller, record, once)
  } catch (error) {
    if (isDuplicate(error, 'once')) return recordOnce(deps, caller, record, once)
    throw error
  }
}

function recordOnce(deps: ManagementDeps, caller: Caller, record: NewRecord, once: string): Promise<ManagementRecord> {
  const { cipher, newId } = deps
  return transact<ManagementRecord>(deps.db(), by(caller), async (tx) => {
    const { subject } = await mustStand(tx, caller, record.person, 'management.record', 'writing')
    const before = await savedBefore(deps, tx, caller, record, once)
    if (before) return { result: before, facts: [{ kind: 'management.read', subject: subject.id }] }

    const id = newId()
    const text = JSON.stringify(record.points)
    const row = await tx.managementAction.create({
      data: {
        ...{ id, subjectId: subject.id, authorId: caller.person.id, version: 1, once },
        ...{ raisedOn: midnight(record.raisedOn), recordedAt: caller.now, reviewOn: midnight(record.reviewOn) },
        body: await cipher.sealNote(tx, subject.id, 'management_action', id, 'body', text),
      },
    })
    await tx.obligation.create({
      data: {
        ...{ id: newId(), kind: 'management-review', subjectId: subject.id, ref: id, dueOn: midnight(record.reviewOn) },
        ...{ createdAt: caller.now, updatedAt: caller.now },
      },
    })
    await tellPerson(tx, caller, { id, person: subject.id, step: 'recorded' })
    return {
      result: await opened(deps, tx, { ...row, subject: { id: subject.id, name: subject.name } }),
      facts: [{ kind: 'management.recorded', subject: subject.id, record: id, contentMac: cipher.mac(text) }],
    }
  })
}

/** Without a word of what it is about; what it is they read behind the button. */
export async function tellPerson(
  tx: Tx,
  caller: Caller,
  { id, person, step }: { id: string; person: string; step: 'recorded' | 'closed' },
): Promise<void> {
  await enqueue(tx, caller.now, [
    { rule: 'management-shared', subject: id, due: caller.today, step, recipient: person },
  ])
}

/** A form's key names one record: with other words in it, somebody wrote on after the first press. */
async function savedBefore(
  deps: ManagementDeps,
  tx: Tx,
  caller: Caller,
  record: NewRecord,
  once: string,
): Promise<ManagementRecord | null> {
  const row = await tx.managementAction.findUnique({
    where: { once },
    include: { subject: { select: { id: true, name: true } } },
  })
  if (!row) return null
  if (row.subjectId !== record.person || row.authorId !== caller.person.id) throw savedAlready()
  const before = await opened(deps, tx, row)
  const sameDays = before.raisedOn === record.raisedOn && dayOf(row.reviewOn) === record.reviewOn
  if (sameDays && JSON.stringify(before.points) === JSON.stringify(record.points)) return before
  throw savedAlready()
}

export const savedAlready = (): Failure =>
  new Failure(
    'stale',
    'This form was saved already, as it was when you first pressed Save. What you changed since is not saved: copy it before you close the form.',
    'once key reused with changes',
  )
