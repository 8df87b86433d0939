import type { Caller } from '../../kernel/caller.ts'
import { midnight } from '../../kernel/dates.ts'
import { transact } from '../../store/transaction.ts'
import type { Closing, ManagementRecord } from './management.ts'
import { tellPerson } from './record-store.ts'
import { by, lockRecord, type ManagementDeps, opened } from './row-store.ts'

/** The record as it is now. `stale`: it was closed or changed meanwhile, so nothing was written. */
export type Closed = { kind: 'closed' | 'stale'; record: ManagementRecord }

type Press = { management: string; version: number }

/**
 * Closes a record with its outcome, ends what is owed, tells the person and keeps the audit fact, in one transaction. The
 * same outcome in the same words again has no second effect. Throws a `Failure` 'not-yours'.
 */
export function closeRecord(
  deps: ManagementDeps,
  caller: Caller,
  press: Press,
  { outcome, words }: Closing,
): Promise<Closed> {
  const { cipher } = deps
  return transact<Closed>(deps.db(), by(caller), async (tx) => {
    const row = await lockRecord(tx, caller, press.management, 'management.record')
    const seen = { kind: 'management.read', subject: row.subjectId } as const
    if (row.outcome !== null || row.version !== press.version) {
      const record = await opened(deps, tx, row)
      const again = row.outcomeById === caller.person.id && row.version === press.version + 1
      if (again && record.closed?.outcome === outcome && record.closed.words === words)
        return { result: { kind: 'closed', record }, facts: [seen] }
      return { result: { kind: 'stale', record }, facts: [seen] }
    }

    const closed = await tx.managementAction.update({
      where: { id: row.id },
      data: {
        outcome,
        outcomeNote: await cipher.sealNote(tx, row.subjectId, 'management_action', row.id, 'outcome_note', words),
        outcomeOn: midnight(caller.today),
        outcomeById: caller.person.id,
        version: row.version + 1,
      },
    })
    await tx.obligation.updateMany({
      where: { kind: 'management-review', subjectId: row.subjectId, ref: row.id },
      data: { closedAt: caller.now, updatedAt: caller.now },
    })
    await tellPerson(tx, caller, { id: row.id, person: row.subjectId, step: 'closed' })
    return {
      result: { kind: 'closed', record: await opened(deps, tx, { ...closed, subject: row.subject }) },
      facts: [{ kind: 'management.closed', subject: row.subjectId, record: row.id, contentMac: cipher.mac(words) }],
    }
  })
}
