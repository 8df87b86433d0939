import type { Caller } from '../../kernel/caller.ts'
import { dayOf } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { ActionOwner } from '../../kernel/record.ts'
import { mustStand } from '../../store/relation.ts'
import { transact } from '../../store/transaction.ts'
import type { OpenAction } from './one-to-one.ts'
import type { SaveDeps } from './save-store.ts'

/** What the form about a person begins with. `dueOn`: the next one-to-one as it is owed now. */
export type Opening = {
  person: { id: PersonId; name: string; rank: string }
  open: readonly OpenAction[]
  dueOn: LocalDate | null
}

/** What is carried forward; the soonest due first. Words of actions are shown, so it is audited as a look at them. */
export function openingOf(
  { db, cipher }: Pick<SaveDeps, 'db' | 'cipher'>,
  caller: Caller,
  person: PersonId,
): Promise<Opening> {
  const actor = { kind: 'person', id: caller.person.id, door: caller.door } as const
  return transact<Opening>(db(), { actor, at: caller.now }, async (tx) => {
    const { subject } = await mustStand(tx, caller, person, 'one-to-one.log', 'reading')
    const owed = await tx.obligation.findUnique({
      where: { kind_subjectId_ref: { kind: 'one-to-one', subjectId: person, ref: '' }, closedAt: null },
      select: { dueOn: true },
    })
    const rows = await tx.action.findMany({
      where: { subjectId: person, state: 'open' },
      select: { id: true, version: true, what: true, owner: true, dueOn: true },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    })
    const opener = rows.length === 0 ? null : await cipher.opener(tx, [person])
    const open = rows.map((row) => ({
      ...{ id: row.id, version: row.version, owner: row.owner as ActionOwner, dueOn: dayOf(row.dueOn) },
      what: opener?.open(person, 'action', row.id, 'what', row.what) ?? '',
    }))
    const { id, name, rank } = subject
    return {
      result: { person: { id, name, rank }, open, dueOn: owed && dayOf(owed.dueOn) },
      facts: open.length === 0 ? 'none-needed' : [{ kind: 'action.seen', subject: person }],
    }
  })
}
