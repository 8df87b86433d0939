import type { Action } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Exported } from '../../kernel/export.ts'
import type { PersonId } from '../../kernel/people.ts'
import { mustStand } from '../../store/relation.ts'
import { type OwnPerson, peopleOf } from '../../store/relation-people.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { ManagementRecord } from './management.ts'
import { pageOf } from './page.ts'
import { by, type ManagementDeps, readRecord } from './row-store.ts'

/** One record, for who has that right to it. Throws a `Failure` 'not-yours'. */
export function openRecord(deps: ManagementDeps, caller: Caller, id: string, needs: Action): Promise<ManagementRecord> {
  return transact(deps.db(), by(caller), async (tx) => {
    const record = await readRecord(deps, tx, caller, id, needs)
    return { result: record, facts: [{ kind: 'management.read', subject: record.subject.id }] }
  })
}

/** The page of one record for HR, in the transaction that spends its link. Throws a `Failure` 'not-yours'. */
export async function managementPage(deps: ManagementDeps, tx: Tx, caller: Caller, id: string): Promise<Exported> {
  const record = await readRecord(deps, tx, caller, id, 'management.export')
  return { page: pageOf(record), facts: [{ kind: 'management.exported', subject: record.subject.id }] }
}

/** Whom the caller may start a record about: those they supervise today. Names only. */
export const people = (deps: ManagementDeps, caller: Caller): Promise<readonly OwnPerson[]> =>
  peopleOf(deps.db(), caller)

/** Whom the form is about. Throws a `Failure` 'not-yours' for anybody but one of the caller's people. */
export function subjectOf(
  deps: ManagementDeps,
  caller: Caller,
  person: PersonId,
): Promise<{ id: PersonId; name: string }> {
  return transact(deps.db(), by(caller), async (tx) => {
    const { subject } = await mustStand(tx, caller, person, 'management.record', 'reading')
    return { result: { id: subject.id, name: subject.name }, facts: 'none-needed' }
  })
}
