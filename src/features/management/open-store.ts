import type { Action } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { ExportEntry, Exported } from '../../kernel/export.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { mustStand, notYours } from '../../store/relation.ts'
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

/** Whether the caller may have that page. Throws a `Failure` 'not-yours', the same for a record that is not there. */
export async function mayExport(tx: Tx, caller: Caller, id: string): Promise<void> {
  const row = UUID.test(id)
    ? await tx.managementAction.findUnique({ where: { id }, select: { subjectId: true } })
    : null
  if (!row) throw notYours('reading')
  await mustStand(tx, caller, row.subjectId, 'management.export', 'reading')
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** All that a person has, for the copy of their whole record, in the transaction that makes it. */
export async function managementEntries(
  deps: ManagementDeps,
  tx: Tx,
  caller: Caller,
  subject: PersonId,
): Promise<{ on: LocalDate; entry: ExportEntry }[]> {
  const rows = await tx.managementAction.findMany({
    where: { subjectId: subject },
    orderBy: { raisedOn: 'desc' },
    select: { id: true },
  })
  const dated: { on: LocalDate; entry: ExportEntry }[] = []
  for (const { id } of rows) {
    const record = await readRecord(deps, tx, caller, id, 'management.read')
    dated.push(...pageOf(record).entries.map((entry) => ({ on: record.raisedOn, entry: named(entry) })))
  }
  return dated
}

const named = (entry: ExportEntry): ExportEntry => ({
  ...entry,
  heading: `Record of management action: ${entry.heading.charAt(0).toLowerCase()}${entry.heading.slice(1)}`,
})

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
