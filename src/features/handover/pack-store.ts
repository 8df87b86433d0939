import type { Relation } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Fact } from '../../kernel/facts.ts'
import { Failure } from '../../kernel/failure.ts'
import { notYours } from '../../store/relation.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { Handover } from './handover.ts'
import { holdingOf, openActions } from './holding-store.ts'
import type { Pack, Seer } from './pack.ts'
import { whatPasses } from './passes.ts'
import { by, handover } from './row-store.ts'
import { type HandoverDeps, standBefore } from './standing-store.ts'
import { readSummary } from './summary-store.ts'

/** Open actions spelled out; the rest are counted. */
const ACTIONS_SHOWN = 10

/** One handover, as much of it as is this reader's. A fact in the audit. Throws a `Failure` 'not-yours'. */
export function readPack(deps: HandoverDeps, caller: Caller, id: string): Promise<Pack> {
  return transact<Pack>(deps.db(), by(caller), async (tx) => {
    const { found, relation } = await standBefore(tx, caller, id, 'handover.see', 'reading')
    const as = seerOf(caller, found, relation)
    const held = as === 'receiver' && found.holds
    const reads = readsSummary(deps, as, found)
    const summary = reads ? await readSummary(deps, tx, found) : null
    const acts = as === 'self' || as === 'receiver' || as === 'supervisor'
    const actions = acts ? await openActions(tx, deps.cipher, found.person.id, ACTIONS_SHOWN) : []
    const facts: Fact[] = [
      { kind: 'handover.seen', subject: found.person.id },
      ...(actions.length > 0 ? [{ kind: 'action.seen', subject: found.person.id } as const] : []),
    ]
    const result: Pack = {
      as,
      handover: found,
      summary,
      earlier: reads && acts && summary === null ? await earlierSummary(deps, tx, caller, found, as) : null,
      passes: whatPasses(await holdingOf(tx, found.person.id), held || (as === 'self' && found.holds)),
      actions,
    }
    return { result, facts }
  })
}

function seerOf(caller: Caller, { from, to }: Handover, relation: Relation): Seer {
  if (relation === 'self') return 'self'
  if (from.id === caller.person.id) return 'outgoing'
  if (relation === 'supervisor') return to?.id === caller.person.id ? 'receiver' : 'supervisor'
  if (relation === 'second-line') return 'second-line'
  throw notYours('reading')
}

/** What the person can not read about themselves does not pass; who has handed over keeps it as the force's policy says. */
function readsSummary({ formerMayRead }: HandoverDeps, as: Seer, { state, holds }: Handover): boolean {
  const by: Record<Seer, boolean> = {
    self: true,
    receiver: !holds,
    // Whoever covers for the receiver reads no more than the receiver does.
    supervisor: !holds,
    outgoing: state === 'open' || formerMayRead,
    'second-line': false,
  }
  return by[as]
}

/** Where somebody moves on before anybody has written again, the last summary still says the most. */
async function earlierSummary(
  deps: HandoverDeps,
  tx: Tx,
  caller: Caller,
  { id, person }: Handover,
  as: Seer,
): Promise<Pack['earlier']> {
  const row = await tx.handover.findFirst({
    where: {
      personId: person.id,
      id: { not: id },
      summarisedAt: { not: null },
      // What an objection holds back reaches nobody by the next handover: the person alone still reads it.
      ...(as === 'self' ? {} : { holds: false }),
    },
    orderBy: { summarisedAt: 'desc' },
    select: { id: true },
  })
  const found = row && (await handover(tx, row.id, caller.today))
  const summary = found && (await readSummary(deps, tx, found))
  return found?.summarisedAt && summary ? { summary, by: found.from.name, at: found.summarisedAt } : null
}

/** The receiver takes the person over. Pressing twice is once. */
export function acknowledge(deps: HandoverDeps, caller: Caller, id: string, version: string): Promise<Handover> {
  return transact<Handover>(deps.db(), by(caller), async (tx) => {
    const { found } = await standBefore(tx, caller, id, 'handover.acknowledge', 'writing')
    if (found.to?.id !== caller.person.id || found.startedAt === null) throw notYours('writing')
    if (found.state === 'acknowledged') return { result: found, facts: 'none-needed' }
    if (found.state === 'ended') throw notYours('writing')
    if (String(found.version) !== version) throw changed()
    await tx.handover.update({
      where: { id: found.id },
      data: {
        state: 'acknowledged',
        acknowledgedAt: caller.now,
        acknowledgedById: caller.person.id,
        version: { increment: 1 },
      },
    })
    const result: Handover = { ...found, state: 'acknowledged', acknowledgedAt: caller.now }
    return { result, facts: [{ kind: 'handover.acknowledged', subject: found.person.id, record: found.id }] }
  })
}

const changed = (): Failure =>
  new Failure(
    'stale',
    'The handover has changed since you opened it: the summary may be new. Open it again with /handover, read it, and acknowledge it then.',
    'handover acknowledged over a newer version',
  )
