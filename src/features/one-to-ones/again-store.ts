import type { Caller } from '../../kernel/caller.ts'
import { dayOf } from '../../kernel/dates.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Opener } from '../../store/cipher.ts'
import type { Prisma } from '../../store/generated/client.ts'
import { mustStand } from '../../store/relation.ts'
import { transact } from '../../store/transaction.ts'
import type { OneToOneDraft, Recorded } from './one-to-one.ts'
import { recorded, type SaveDeps } from './save-store.ts'

const SAVED = {
  ...{ id: true, authorId: true, subjectId: true, heldOn: true, kind: true, covered: true, note: true, ownNote: true },
  ...{ passOn: true, keepPrivate: true, nextOn: true, noNext: true },
  actions: { select: { id: true, subjectId: true, what: true, once: true } },
} as const satisfies Prisma.OneToOneSelect
type Saved = Prisma.OneToOneGetPayload<{ select: typeof SAVED }>

/**
 * The answer to a form that was saved before. A form's key names one record. With another author or person behind it, the
 * form is not the one we made. With other words in it, somebody wrote on after the first press: to say "saved" again would
 * lose what they wrote. Throws a `Failure`: 'stale', or 'not-yours'.
 */
export function alreadySaved(deps: SaveDeps, caller: Caller, draft: OneToOneDraft, once: string): Promise<Recorded> {
  const actor = { kind: 'person', id: caller.person.id, door: caller.door } as const
  return transact<Recorded>(deps.db(), { actor, at: caller.now }, async (tx) => {
    const { subject } = await mustStand(tx, caller, draft.subject, 'one-to-one.log', 'writing')
    const saved = await tx.oneToOne.findUnique({ where: { once }, select: SAVED })
    if (!saved || saved.authorId !== caller.person.id || saved.subjectId !== draft.subject) throw notThisForm()
    const opener = await deps.cipher.opener(tx, [draft.subject])
    const ticked = await tx.actionChange.count({ where: { once: { startsWith: `${once}:done:` } } })
    if (!sameWords(saved, opener, draft) || ticked !== draft.done.length || !sameDates(saved, draft)) throw writtenOn()
    // Compared by the machine and shown to nobody: no look at the record.
    return { result: recorded(saved.id, subject, draft), facts: 'none-needed' }
  })
}

function sameWords(saved: Saved, opener: Opener, draft: OneToOneDraft): boolean {
  const read = (column: string, sealed: Uint8Array | null): string | null =>
    sealed && opener.open(saved.subjectId, 'one_to_one', saved.id, column, sealed)
  const whats = saved.actions.map(({ id, what, once }) => {
    return [once.slice(once.lastIndexOf(':') + 1), opener.open(saved.subjectId, 'action', id, 'what', what)].join(' ')
  })
  return (
    read('note', saved.note) === draft.note &&
    read('own_note', saved.ownNote) === draft.ownNote &&
    whats.sort().join('\n') ===
      draft.actions
        .map(({ row, what }) => `${row} ${what}`)
        .sort()
        .join('\n')
  )
}

/** The day and the owner of an action may have been changed since, and are no matter of this form any more. */
function sameDates(saved: Saved, draft: OneToOneDraft): boolean {
  return (
    dayOf(saved.heldOn) === draft.heldOn &&
    saved.kind === draft.kind &&
    saved.covered.join() === draft.covered.join() &&
    saved.passOn === draft.passOn &&
    saved.keepPrivate === draft.keepPrivate &&
    (saved.nextOn && dayOf(saved.nextOn)) === draft.next.on &&
    saved.noNext === draft.next.why
  )
}

const notThisForm = (): Failure =>
  new Failure(
    'stale',
    'This form has been saved before, for somebody else. Copy your note, open a new form and paste it there.',
    'once key reused',
  )

const writtenOn = (): Failure =>
  new Failure(
    'stale',
    'This form was saved already, as it was when you first pressed Save. What you changed since is not saved: copy it, and log it in a new form.',
    'once key reused with changes',
  )
