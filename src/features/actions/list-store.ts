import type { Caller } from '../../kernel/caller.ts'
import { addDays, dayOf, midnight } from '../../kernel/dates.ts'
import type { Fact } from '../../kernel/facts.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Prisma } from '../../store/generated/client.ts'
import { mustStand, notYours, type Standing } from '../../store/relation.ts'
import { type OwnPerson, peopleOf } from '../../store/relation-people.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { ActionDetail, AgreedAction, PastChange } from './action.ts'
import { byPerson, type Page, pageAt } from './page.ts'
import { type ActionDeps, dayOrNull, opened, ROW } from './row-store.ts'

/** Finished actions stay on a person's list so long: time enough to open one again. */
const FINISHED_DAYS = 28

/** One person's actions, open ones first. Throws a `Failure` 'not-yours'. */
export function actionsOf(
  deps: ActionDeps,
  caller: Caller,
  person: PersonId,
  from: number,
): Promise<Standing & { page: Page<AgreedAction> }> {
  return transact(deps.db(), by(caller), async (tx) => {
    const standing = await mustStand(tx, caller, person, 'action.see', 'reading')
    const recent = midnight(addDays(caller.today, -FINISHED_DAYS))
    const rows = await listed(tx, {
      subjectId: person,
      OR: [{ state: 'open' }, { finishedOn: { gte: recent } }],
    })
    const page = pageAt([...rows.filter(isOpen), ...rows.filter((row) => !isOpen(row)).reverse()], from)
    return { result: { ...standing, page: await read(deps, tx, page) }, facts: seen(page) }
  })
}

/** Open actions about the caller, then about everyone they supervise today. Two statements for the list, however many people. */
export function myActions(deps: ActionDeps, caller: Caller, from: number): Promise<Page<AgreedAction>> {
  return transact(deps.db(), by(caller), async (tx) => {
    const people = await peopleOf(tx, caller)
    const ids = [caller.person.id, ...people.map(({ id }) => id)]
    const rows = await listed(tx, { subjectId: { in: ids }, state: 'open' })
    const page = pageAt(byPerson(rows, caller.person.id), from)
    return { result: await read(deps, tx, page), facts: seen(page) }
  })
}

/** One action with what happened to it, oldest first. Throws a `Failure` 'not-yours', also for one that is not there. */
export function actionDetail(deps: ActionDeps, caller: Caller, id: string): Promise<ActionDetail> {
  return transact(deps.db(), by(caller), async (tx) => {
    const row = await tx.action.findUnique({ where: { id }, select: { ...ROW, createdAt: true } })
    if (!row) throw notYours('reading')
    await mustStand(tx, caller, row.subjectId, 'action.see', 'reading')
    const opener = await deps.cipher.opener(tx, [row.subjectId])
    const past = await tx.actionChange.findMany({ where: { actionId: id }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
    const names = await namesOf(tx, [...new Set(past.map(({ byId }) => byId))])
    const changes = past.map((change) => ({
      kind: change.kind as PastChange['kind'],
      by: names.get(change.byId) ?? '',
      on: dayOf(change.at),
      fromDue: dayOrNull(change.fromDue),
      toDue: dayOrNull(change.toDue),
      reason: change.reason ? opener.open(row.subjectId, 'action_change', change.id, 'reason', change.reason) : '',
    }))
    const result = { ...opened(row, opener), agreedOn: dayOf(row.createdAt), changes }
    return { result, facts: [{ kind: 'action.seen', subject: row.subjectId }] }
  })
}

/** Whom an action can be about, beside the caller: those they supervise today. Names only. */
export const people = (deps: ActionDeps, caller: Caller): Promise<readonly OwnPerson[]> => peopleOf(deps.db(), caller)

const isOpen = ({ state }: { state: string }): boolean => state === 'open'

type Listed = { subjectId: string; dueOn: ReturnType<typeof dayOf>; state: string; id: string }

/** Without the words: those are opened for what is shown, and for nothing else. */
async function listed(tx: Tx, where: Prisma.ActionWhereInput): Promise<Listed[]> {
  const select = { id: true, subjectId: true, dueOn: true, state: true } as const
  const rows = await tx.action.findMany({
    where,
    select,
    orderBy: [{ dueOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({ ...row, dueOn: dayOf(row.dueOn) }))
}

/** An action whose subject's notes were erased is left out: there is nothing of it to read. */
async function read(deps: ActionDeps, tx: Tx, page: Page<Listed>): Promise<Page<AgreedAction>> {
  const rows = await tx.action.findMany({ where: { id: { in: page.items.map(({ id }) => id) } }, select: ROW })
  const opener = await deps.cipher.opener(tx, subjectsOf(page))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const items = page.items.flatMap(({ id }) => {
    const row = byId.get(id)
    return row && !opener.erased(row.subjectId) ? [opened(row, opener)] : []
  })
  return { ...page, items }
}

const subjectsOf = (page: Page<Listed>): string[] => [...new Set(page.items.map(({ subjectId }) => subjectId))]

function seen(page: Page<Listed>): readonly Fact[] | 'none-needed' {
  const facts = subjectsOf(page).map((subject) => ({ kind: 'action.seen', subject }) as const)
  return facts.length > 0 ? facts : 'none-needed'
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const by = (caller: Caller) =>
  ({ actor: { kind: 'person', id: caller.person.id, door: caller.door }, at: caller.now }) as const
