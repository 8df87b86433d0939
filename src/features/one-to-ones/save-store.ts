import type { Caller } from '../../kernel/caller.ts'
import { midnight } from '../../kernel/dates.ts'
import type { Fact } from '../../kernel/facts.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import type { Cipher, Sealer } from '../../store/cipher.ts'
import { markSaved } from '../../store/drafts.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { mustStand } from '../../store/relation.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { OneToOneDraft, Recorded } from './one-to-one.ts'
import { oweActions, oweTheNext, settleActions } from './owed-store.ts'

export type SaveDeps = { db: () => PrismaClient; cipher: Cipher; newId(): string; draftDays: number }

/** An action ticked off in the form was changed by somebody else since the form was made. */
export class TicksChanged extends Error {}

/** The form as drafts know it. */
export const LOG_FORM = 'one-to-ones.log'

/** One of several writes about a person: each stands behind the other at the person's row (`mustStand`). */
type Work = { deps: SaveDeps; tx: Tx; caller: Caller; draft: OneToOneDraft; once: string; record: string }

/** Throws Prisma's error for a `once` that is there already, and `TicksChanged`; then nothing was written. */
export function recordOne(deps: SaveDeps, caller: Caller, draft: OneToOneDraft, once: string): Promise<Recorded> {
  const actor = { kind: 'person', id: caller.person.id, door: caller.door } as const
  return transact<Recorded>(deps.db(), { actor, at: caller.now }, async (tx) => {
    const { subject } = await mustStand(tx, caller, draft.subject, 'one-to-one.log', 'writing')
    const work: Work = { deps, tx, caller, draft, once, record: deps.newId() }
    const seal = await deps.cipher.sealer(tx, draft.subject)
    // First of all: a form that was saved before ends here, before its ticks look changed by its own first save.
    await keepRecord(work, seal)
    const facts: Fact[] = [
      {
        kind: 'one-to-one.recorded',
        subject: draft.subject,
        record: work.record,
        contentMac: deps.cipher.mac(JSON.stringify([draft.note, draft.ownNote])),
      },
      ...(await agreeActions(work, seal)),
      ...(await tickOff(work)),
    ]
    await oweTheNext(tx, deps.newId(), draft.subject, caller.now)
    const { heldOn, subject: recipient } = draft
    await enqueue(tx, caller.now, [
      { rule: 'one-to-one-shared', subject: work.record, due: heldOn, step: 'shared', recipient },
    ])
    const opened = { author: caller.person.id, form: LOG_FORM, about: draft.subject, once }
    await markSaved(tx, deps.newId(), opened, caller.now, deps.draftDays)
    return { result: recorded(work.record, subject, draft), facts }
  })
}

async function keepRecord({ tx, caller, draft, once, record }: Work, seal: Sealer): Promise<void> {
  await tx.oneToOne.create({
    data: {
      id: record,
      subjectId: draft.subject,
      authorId: caller.person.id,
      heldOn: midnight(draft.heldOn),
      recordedAt: caller.now,
      kind: draft.kind,
      covered: [...draft.covered],
      note: seal('one_to_one', record, 'note', draft.note),
      ownNote: draft.ownNote === null ? null : seal('one_to_one', record, 'own_note', draft.ownNote),
      passOn: draft.passOn,
      keepPrivate: draft.keepPrivate,
      nextOn: draft.next.on && midnight(draft.next.on),
      noNext: draft.next.why,
      version: 1,
      once,
    },
    select: { id: true },
  })
}

async function agreeActions({ deps, tx, caller, draft, once, record }: Work, seal: Sealer): Promise<Fact[]> {
  if (draft.actions.length === 0) return []
  const agreed = draft.actions.map((action) => ({ ...action, id: deps.newId() }))
  await tx.action.createMany({
    data: agreed.map(({ id, row, what, owner, dueOn }) => ({
      id,
      subjectId: draft.subject,
      oneToOneId: record,
      what: seal('action', id, 'what', what),
      owner,
      dueOn: midnight(dueOn),
      state: 'open',
      createdAt: caller.now,
      createdById: caller.person.id,
      version: 1,
      once: `${once}:${row}`,
    })),
  })
  await oweActions(tx, deps.newId, draft.subject, agreed, caller.now)
  return agreed.map(({ id, what }) => ({
    kind: 'action.agreed',
    subject: draft.subject,
    record: id,
    contentMac: deps.cipher.mac(what),
  }))
}

/** Ticks off what the form named, if it still stands as the form had it and is about this very person. */
async function tickOff({ deps, tx, caller, draft, once }: Work): Promise<Fact[]> {
  const ids = draft.done.map(({ id }) => id)
  if (ids.length === 0) return []
  const rows = await tx.action.findMany({
    where: { id: { in: ids }, subjectId: draft.subject, state: 'open' },
    select: { id: true, version: true },
  })
  const stands = draft.done.every(({ id, version }) => rows.some((row) => row.id === id && row.version === version))
  if (!stands) throw new TicksChanged('ticked actions changed')
  const { person, today, now } = caller
  await tx.action.updateMany({
    where: { id: { in: ids } },
    data: { state: 'done', finishedOn: midnight(today), finishedById: person.id, version: { increment: 1 } },
  })
  await tx.actionChange.createMany({
    data: ids.map((id) => ({
      ...{ id: deps.newId(), actionId: id, kind: 'done', at: now, byId: person.id },
      once: `${once}:done:${id}`,
    })),
  })
  await settleActions(tx, draft.subject, ids, now)
  return ids.map((id) => ({ kind: 'action.done', subject: draft.subject, record: id }))
}

export function recorded(record: string, person: Recorded['person'], draft: OneToOneDraft): Recorded {
  const { heldOn, kind, actions, done, next } = draft
  const { id, name } = person
  return { record, person: { id, name }, heldOn, kind, actions: actions.length, done: done.length, next }
}
