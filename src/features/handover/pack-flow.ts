import type { Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import { inWords, localDateOf } from '../../kernel/dates.ts'
import type { Carry } from '../../view/message.ts'
import { summaryState } from './handover.ts'
import { acknowledge, readPack } from './pack-store.ts'
import type { HandoverDeps } from './standing-store.ts'
import { acknowledgedMessage } from './views-done.ts'
import { packMessage } from './views-pack.ts'

export async function showPack(deps: HandoverDeps, caller: Caller, carry: Carry): Promise<Reply> {
  const pack = await readPack(deps, caller, carry.handover ?? '')
  const { acknowledgeDays } = deps
  const message = packMessage({
    pack,
    state: summaryState(pack.handover, caller.now, acknowledgeDays),
    acknowledgeDays,
    today: caller.today,
    on: (at) => inWords(localDateOf(at, caller.person.zone)),
  })
  return { kind: 'show', message }
}

export async function pressAcknowledge(deps: HandoverDeps, caller: Caller, carry: Carry): Promise<Reply> {
  const handover = await acknowledge(deps, caller, carry.handover ?? '', carry.version ?? '')
  return { kind: 'update', message: acknowledgedMessage(handover) }
}
