import type { Caller } from '../../kernel/caller.ts'
import { addDays, instantOf, localDateOf } from '../../kernel/dates.ts'
import { Failure } from '../../kernel/failure.ts'
import type { PersonId } from '../../kernel/people.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import { type Handover, maySummarise, type Summary } from './handover.ts'
import { holdingOf } from './holding-store.ts'
import type { Holding } from './passes.ts'
import { by, handover } from './row-store.ts'
import { type HandoverDeps, standAsOutgoing } from './standing-store.ts'

export type OpenSummary = { handover: Handover; summary: Summary | null; holding: Holding }

export type SavedSummary =
  | { kind: 'saved'; handover: Handover }
  /** Somebody (the same person on another screen) saved other words meanwhile. */
  | { kind: 'newer'; handover: Handover; summary: Summary; holding: Holding }

/** What the outgoing supervisor needs to write. Throws a `Failure` where it is not theirs, or is over. */
export function openSummary(deps: HandoverDeps, caller: Caller, id: string): Promise<OpenSummary> {
  return transact<OpenSummary>(deps.db(), by(caller), async (tx) => {
    const found = await standAsOutgoing(tx, caller, id, 'reading')
    if (!maySummarise(found)) throw over(found)
    const summary = await readSummary(deps, tx, found)
    const result = { handover: found, summary, holding: await holdingOf(tx, found.person.id) }
    return { result, facts: [{ kind: 'handover.seen', subject: found.person.id }] }
  })
}

/**
 * Seals the summary. `seen` is when the one that the form was opened over had been saved (ISO), or empty. The same words
 * again have no second effect.
 */
export function saveSummary(
  deps: HandoverDeps,
  caller: Caller,
  typed: { id: string; seen: string; summary: Summary },
): Promise<SavedSummary> {
  return transact<SavedSummary>(deps.db(), by(caller), async (tx) => {
    const found = await standAsOutgoing(tx, caller, typed.id, 'writing')
    const before = await readSummary(deps, tx, found)
    if (before && same(before, typed.summary))
      return { result: { kind: 'saved', handover: found }, facts: 'none-needed' }
    if (!maySummarise(found)) throw over(found)
    if (before && found.summarisedAt?.toISOString() !== typed.seen) {
      const holding = await holdingOf(tx, found.person.id)
      return {
        result: { kind: 'newer', handover: found, summary: before, holding },
        facts: [{ kind: 'handover.seen', subject: found.person.id }],
      }
    }
    const plain = JSON.stringify(typed.summary)
    const summary = await deps.cipher.sealNote(tx, found.person.id, 'handover', found.id, 'summary', plain)
    const again = found.state === 'acknowledged'
    await tx.handover.update({
      where: { id: found.id },
      data: {
        summary,
        summarisedById: caller.person.id,
        summarisedAt: caller.now,
        version: { increment: 1 },
        ...(again ? { state: 'open', acknowledgedAt: null, acknowledgedById: null } : {}),
      },
    })
    if (found.to && found.startedAt && before === null) await tellLater(tx, caller, found.to.id)
    const saved = await handover(tx, found.id, caller.today)
    return {
      result: { kind: 'saved', handover: saved ?? found },
      facts: [
        {
          kind: 'handover.summarised',
          subject: found.person.id,
          record: found.id,
          contentMac: deps.cipher.mac(plain),
        },
      ],
    }
  })
}

/** In the morning, once, for all the summaries of a day: somebody who takes over a team is not written to a dozen times. */
async function tellLater(tx: Tx, caller: Caller, receiver: PersonId): Promise<void> {
  const { zone } = await tx.person.findUniqueOrThrow({ where: { id: receiver }, select: { zone: true } })
  const due = addDays(localDateOf(caller.now, zone), 1)
  const notBefore = instantOf(due, '08:00', zone)
  await enqueue(tx, caller.now, [
    { rule: 'handover-waiting', subject: receiver, due, step: 'summaries', recipient: receiver, notBefore },
  ])
}

/** Null while there is none. */
export async function readSummary(
  deps: Pick<HandoverDeps, 'cipher'>,
  tx: Tx,
  { id, person }: Handover,
): Promise<Summary | null> {
  const row = await tx.handover.findUnique({ where: { id }, select: { summary: true } })
  if (!row?.summary) return null
  return JSON.parse(await deps.cipher.openNote(tx, person.id, 'handover', id, 'summary', row.summary)) as Summary
}

const same = (a: Summary, b: Summary): boolean =>
  a.agreed === b.agreed && a.adjustments === b.adjustments && a.next === b.next

function over({ person, to, state }: Handover): Failure {
  const reader =
    state === 'acknowledged'
      ? `${to?.name ?? 'Somebody'} has acknowledged the handover of ${person.name}, so the summary stands as it is. If something is missing, tell them.`
      : `The handover of ${person.name} is over, so there is nothing to write. Copy what you wrote if you need it.`
  return new Failure('stale', reader, 'handover is over')
}
