import type { Caller } from '../../kernel/caller.ts'
import { inWords } from '../../kernel/dates.ts'
import { Failure } from '../../kernel/failure.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import { type Handover, lastDayToObject, mayObject, objectionWaits } from './handover.ts'
import { by } from './row-store.ts'
import { aboveOf } from './second-line-store.ts'
import { type HandoverDeps, standBefore } from './standing-store.ts'

/** `told`: who decides. An administrator decides nothing and reads nothing: they see to it that there is a second line. */
export type Objected = { handover: Handover; told: 'second-line' | 'administrator' | 'nobody' }

/** Before the form opens. Throws a `Failure` for what is not the caller's own, or cannot be objected to any more. */
export function openObjection(deps: HandoverDeps, caller: Caller, id: string): Promise<Handover> {
  return transact<Handover>(deps.db(), by(caller), async (tx) => {
    const { found } = await standBefore(tx, caller, id, 'handover.object', 'reading')
    mustBeObjectable(found, caller)
    return { result: found, facts: 'none-needed' }
  })
}

/** From this moment what was written before does not pass, until the second line decides. The same words again: once. */
export function object(deps: HandoverDeps, caller: Caller, id: string, words: string): Promise<Objected> {
  return transact<Objected>(deps.db(), by(caller), async (tx) => {
    const { found } = await standBefore(tx, caller, id, 'handover.object', 'writing')
    const above = await aboveOf(tx, [found.person.id], caller.today)
    const result: Objected = { handover: { ...found, holds: true }, told: above[0]?.as ?? 'nobody' }
    if (found.objectedAt && (await readObjection(deps, tx, found)) === words) return { result, facts: 'none-needed' }
    mustBeObjectable(found, caller)
    const objection = await deps.cipher.sealNote(tx, found.person.id, 'handover', found.id, 'objection', words)
    await tx.handover.update({
      where: { id: found.id },
      data: { objection, objectedAt: caller.now, holds: true, version: { increment: 1 } },
    })
    const message = { rule: 'handover-objection', subject: found.id, due: caller.today } as const
    await enqueue(
      tx,
      caller.now,
      above.map(({ teller, as }) => ({ ...message, step: as, recipient: teller })),
    )
    const contentMac = deps.cipher.mac(words)
    return { result, facts: [{ kind: 'handover.objected', subject: found.person.id, record: found.id, contentMac }] }
  })
}

export type OpenDecision = { handover: Handover; words: string }

/** The person's words, for the second line alone. */
export function openDecision(deps: HandoverDeps, caller: Caller, id: string): Promise<OpenDecision> {
  return transact<OpenDecision>(deps.db(), by(caller), async (tx) => {
    const { found } = await standBefore(tx, caller, id, 'handover.settle', 'reading')
    if (!objectionWaits(found)) throw decided()
    const words = (await readObjection(deps, tx, found)) ?? ''
    return { result: { handover: found, words }, facts: [{ kind: 'handover.seen', subject: found.person.id }] }
  })
}

/** What was written before passes after all, or stays away for good. The person is told why, the receiver only what. */
export function settle(
  deps: HandoverDeps,
  caller: Caller,
  { id, passes, because }: { id: string; passes: boolean; because: string },
): Promise<Handover> {
  return transact<Handover>(deps.db(), by(caller), async (tx) => {
    const { found } = await standBefore(tx, caller, id, 'handover.settle', 'writing')
    const result: Handover = { ...found, holds: !passes, settledAt: caller.now }
    if (!objectionWaits(found)) {
      if (found.settledAt && found.holds === !passes && (await readBecause(deps, tx, found)) === because)
        return { result, facts: 'none-needed' }
      throw decided()
    }
    const settledBecause = await deps.cipher.sealNote(
      tx,
      found.person.id,
      'handover',
      found.id,
      'settled_because',
      because,
    )
    await tx.handover.update({
      where: { id: found.id },
      data: {
        holds: !passes,
        settledBecause,
        settledById: caller.person.id,
        settledAt: caller.now,
        version: { increment: 1 },
      },
    })
    const message = { rule: 'handover-settled', subject: found.id, due: caller.today } as const
    const receiver = found.to && found.startedAt ? [{ ...message, step: 'receiver', recipient: found.to.id }] : []
    await enqueue(tx, caller.now, [{ ...message, step: 'person', recipient: found.person.id }, ...receiver])
    return { result, facts: [{ kind: 'handover.settled', subject: found.person.id, record: found.id }] }
  })
}

function mustBeObjectable(found: Handover, caller: Caller): void {
  const may = mayObject(found, caller.today)
  if (may === 'yes') return
  const why: Record<Exclude<typeof may, 'yes'>, string> = {
    told: 'You have objected to this already, so nothing was added. What you wrote then has been sent. To say more, speak to your second line (your supervisor’s supervisor).',
    late: `You could object here until ${inWords(lastDayToObject(found))}. Speak to your second line (your supervisor’s supervisor) instead: they can still act on it.`,
    none: 'This handover is over, or nobody takes over yet, so there is nothing to object to. You are told when somebody does.',
  }
  throw new Failure('invalid', why[may], `objection refused: ${may}`)
}

export const readObjection = (deps: Pick<HandoverDeps, 'cipher'>, tx: Tx, found: Handover): Promise<string | null> =>
  readSealed(deps, tx, found, 'objection')

export const readBecause = (deps: Pick<HandoverDeps, 'cipher'>, tx: Tx, found: Handover): Promise<string | null> =>
  readSealed(deps, tx, found, 'settled_because')

async function readSealed(
  { cipher }: Pick<HandoverDeps, 'cipher'>,
  tx: Tx,
  { id, person }: Handover,
  column: 'objection' | 'settled_because',
): Promise<string | null> {
  const row = await tx.handover.findUnique({ where: { id }, select: { objection: true, settledBecause: true } })
  const sealed = column === 'objection' ? row?.objection : row?.settledBecause
  return sealed ? cipher.openNote(tx, person.id, 'handover', id, column, sealed) : null
}

const decided = (): Failure =>
  new Failure(
    'stale',
    'This has been decided already. If that was not you, speak to whoever decided: it stands as it is.',
    'objection settled twice',
  )
