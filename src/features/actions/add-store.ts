import type { Caller } from '../../kernel/caller.ts'
import { dayOf, midnight } from '../../kernel/dates.ts'
import { Failure } from '../../kernel/failure.ts'
import { mustStand } from '../../store/relation.ts'
import { isDuplicate, type Tx, transact } from '../../store/transaction.ts'
import type { AgreedAction, NewAction } from './action.ts'
import { owe, tellOther } from './owed-store.ts'
import { type ActionDeps, opened, ownerIn, ROW } from './row-store.ts'

/**
 * Keeps one new action, sealed, with what is owed and its audit fact, in one transaction; somebody else who is to do it is
 * told. The same `once` again has no second effect and gives the same answer. Throws a `Failure`: 'not-yours', and 'stale'
 * for a form that was saved before with other words.
 */
export async function addAction(
  deps: ActionDeps,
  caller: Caller,
  action: NewAction,
  once: string,
): Promise<AgreedAction> {
  try {
    return await addOnce(deps, caller, action, once)
  } catch (error) {
    if (isDuplicate(error, 'once')) return addOnce(deps, caller, action, once)
    throw error
  }
}

function addOnce(deps: ActionDeps, caller: Caller, action: NewAction, once: string): Promise<AgreedAction> {
  const actor = { kind: 'person', id: caller.person.id, door: caller.door } as const
  return transact<AgreedAction>(deps.db(), { actor, at: caller.now }, async (tx) => {
    const { subject } = await mustStand(tx, caller, action.person, 'action.change', 'writing')
    const before = await savedBefore(deps, tx, caller, action, once)
    if (before) return { result: before, facts: [{ kind: 'action.seen', subject: subject.id }] }

    const id = deps.newId()
    const what = await deps.cipher.sealNote(tx, subject.id, 'action', id, 'what', action.what)
    await tx.action.create({
      data: {
        id,
        subjectId: subject.id,
        what,
        owner: action.owner,
        dueOn: midnight(action.dueOn),
        state: 'open',
        createdAt: caller.now,
        createdById: caller.person.id,
        version: 1,
        once,
      },
    })
    await owe(tx, deps.newId, caller, { id, subject: subject.id }, action.dueOn)
    const isOwn = (action.owner === 'person') === (caller.person.id === subject.id)
    if (!isOwn) await tellOther(tx, caller, { id, subject: subject.id, step: 'added' })
    const { owner, dueOn } = action
    const fresh = { state: 'open', finishedOn: null, version: 1 } as const
    return {
      result: { id, subject: { id: subject.id, name: subject.name }, what: action.what, owner, dueOn, ...fresh },
      facts: [{ kind: 'action.agreed', subject: subject.id, record: id, contentMac: deps.cipher.mac(action.what) }],
    }
  })
}

/** A form's key names one action: with other words in it, somebody wrote on after the first press. */
async function savedBefore(
  deps: ActionDeps,
  tx: Tx,
  caller: Caller,
  action: NewAction,
  once: string,
): Promise<AgreedAction | null> {
  const row = await tx.action.findUnique({ where: { once }, select: { ...ROW, createdById: true } })
  if (!row) return null
  if (row.subjectId !== action.person || row.createdById !== caller.person.id) throw savedAlready()
  const before = opened(row, await deps.cipher.opener(tx, [row.subjectId]))
  // What changed meanwhile (done, another day) is no matter of this form; the words it brings are.
  const untouched = row.version > 1 || (ownerIn(row.owner) === action.owner && dayOf(row.dueOn) === action.dueOn)
  if (before.what === action.what && untouched) return before
  throw savedAlready()
}

const savedAlready = (): Failure =>
  new Failure(
    'stale',
    'This form was saved already, as it was when you first pressed Save. What you changed since is not saved: copy it, and put it in a new form.',
    'once key reused with changes',
  )
