import type { Caller } from '../../kernel/caller.ts'
import { dayOf, midnight } from '../../kernel/dates.ts'
import type { RecordChange } from '../../kernel/facts.ts'
import { Failure } from '../../kernel/failure.ts'
import type { ActionOwner } from '../../kernel/record.ts'
import type { Opener } from '../../store/cipher.ts'
import type { ActionChange } from '../../store/generated/client.ts'
import { mustStand, notYours } from '../../store/relation.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { AgreedAction, Change } from './action.ts'
import { owe, tellOther } from './owed-store.ts'
import { type ActionDeps, opened, ownerIn, ROW, type Row } from './row-store.ts'

/** The action as it is now. `stale`: somebody changed it meanwhile, so nothing was written. */
export type Changed = { kind: 'changed' | 'stale'; action: AgreedAction }

/** What a button or form names: the action as it was when it was shown, and the one press. */
export type Press = { action: string; version: number; once: string }

/**
 * Changes one action, with what is owed, what happened and its audit fact, in one transaction. The same press again has no
 * second effect. Throws a `Failure` 'not-yours' for an action that is not the caller's or not there.
 */
export function changeAction(deps: ActionDeps, caller: Caller, press: Press, change: Change): Promise<Changed> {
  const actor = { kind: 'person', id: caller.person.id, door: caller.door } as const
  return transact<Changed>(deps.db(), { actor, at: caller.now }, async (tx) => {
    const named = await tx.action.findUnique({ where: { id: press.action }, select: { subjectId: true } })
    if (!named) throw notYours('writing')
    await mustStand(tx, caller, named.subjectId, 'action.change', 'writing')
    // Read behind the lock on the person: whoever changed it at the same moment has ended.
    const row = await tx.action.findUniqueOrThrow({ where: { id: press.action }, select: ROW })
    const opener = await deps.cipher.opener(tx, [row.subjectId])
    const seen = { kind: 'action.seen', subject: row.subjectId } as const

    const before = await tx.actionChange.findUnique({ where: { once: press.once } })
    if (before) {
      if (!isSame(before, opener, row, caller, change)) throw pressedAlready()
      return { result: { kind: 'changed', action: opened(row, opener) }, facts: [seen] }
    }
    const fits = (row.state === 'open') === (change.kind !== 'reopened')
    if (row.version !== press.version || !fits) {
      return { result: { kind: 'stale', action: opened(row, opener) }, facts: [seen] }
    }

    if (change.kind === 'redated' && change.dueOn === dayOf(row.dueOn)) throw sameDay()
    const after = await write(deps, tx, caller, row, press.once, change)
    const fact: RecordChange = `action.${change.kind}`
    return {
      result: { kind: 'changed', action: opened(after, opener) },
      facts: [{ kind: fact, subject: row.subjectId, record: row.id }],
    }
  })
}

async function write(deps: ActionDeps, tx: Tx, caller: Caller, row: Row, once: string, change: Change): Promise<Row> {
  const id = deps.newId()
  const dueOn = change.kind === 'redated' ? midnight(change.dueOn) : row.dueOn
  const reason = 'reason' in change ? change.reason : null
  await tx.actionChange.create({
    data: {
      ...{ id, actionId: row.id, kind: change.kind, at: caller.now, byId: caller.person.id, once },
      ...(change.kind === 'redated' ? { fromDue: row.dueOn, toDue: dueOn } : {}),
      reason:
        reason === null ? null : await deps.cipher.sealNote(tx, row.subjectId, 'action_change', id, 'reason', reason),
    },
  })
  const data = { ...after(row, caller, change), dueOn, version: row.version + 1 }
  const written = await tx.action.update({ where: { id: row.id }, data, select: ROW })
  const about = { id: row.id, subject: row.subjectId }
  const isOpen = written.state === 'open'
  await owe(tx, deps.newId, caller, about, isOpen ? dayOf(written.dueOn) : null)
  if (change.kind === 'handed') await tellOther(tx, caller, { ...about, step: `handed-${written.version}` })
  return written
}

/** The columns that a change sets beside the date. */
function after(row: Row, caller: Caller, { kind }: Change) {
  const finished = (state: 'done' | 'dropped') => ({
    state,
    finishedOn: midnight(caller.today),
    finishedById: caller.person.id,
  })
  const other: Record<ActionOwner, ActionOwner> = { person: 'supervisor', supervisor: 'person' }
  const by = {
    done: () => finished('done'),
    dropped: () => finished('dropped'),
    reopened: () => ({ state: 'open', finishedOn: null, finishedById: null }),
    redated: () => ({}),
    handed: () => ({ owner: other[ownerIn(row.owner)] }),
  } satisfies Record<Change['kind'], () => object>
  return by[kind]()
}

/** Whether a press that was answered before is this one, down to the words that came with it. */
function isSame(before: ActionChange, opener: Opener, row: Row, caller: Caller, change: Change): boolean {
  if (before.actionId !== row.id || before.byId !== caller.person.id || before.kind !== change.kind) return false
  if (change.kind === 'redated' && before.toDue?.getTime() !== midnight(change.dueOn).getTime()) return false
  if (!('reason' in change)) return true
  return (
    before.reason !== null &&
    opener.open(row.subjectId, 'action_change', before.id, 'reason', before.reason) === change.reason
  )
}

const sameDay = (): Failure =>
  new Failure(
    'invalid',
    'That is the day it has already. Choose another, or close this form.',
    'redated to the same day',
  )

const pressedAlready = (): Failure =>
  new Failure(
    'stale',
    'This form was saved already, as it was when you first pressed Save. What you changed since is not saved: copy it, open the action again and put it there.',
    'once key reused with changes',
  )
