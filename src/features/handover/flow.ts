import type { EnrolledRoom, Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Values } from '../../view/form.ts'
import type { Carry, Node } from '../../view/message.ts'
import { readDesk } from './desk-store.ts'
import { openObject, openSettle, saveObject, saveSettle } from './objection-flow.ts'
import { pressAcknowledge, showPack } from './pack-flow.ts'
import { openPrepare, pressCancel, savePrepare } from './prepare-flow.ts'
import { openAskOther, openDecide, pressWithdraw, saveAskOther, saveDecide } from './request-flow.ts'
import type { HandoverDeps } from './standing-store.ts'
import { openSummarise, saveSummarise } from './summary-flow.ts'
import { deskMessage } from './views-desk.ts'

export type RoomDeps = HandoverDeps & {
  newKey(): string
  /** What to show with what was saved when its words may speak of danger; `own`: the writer's own. */
  help(words: string, own: boolean): readonly Node[]
}

type Press = (deps: RoomDeps, caller: Caller, carry: Carry) => Promise<Reply>
type Submit = (deps: RoomDeps, caller: Caller, values: Values, carry: Carry) => Promise<Reply>

const PRESSES: Readonly<Record<string, Press>> = {
  'handover.one': showPack,
  'handover.prepare': openPrepare,
  'handover.cancel': pressCancel,
  'handover.summarise': openSummarise,
  'handover.acknowledge': pressAcknowledge,
  'handover.object': openObject,
  'handover.settle': openSettle,
  'handover.ask-other': openAskOther,
  'handover.withdraw': pressWithdraw,
  'handover.decide': openDecide,
}

const SUBMITS: Readonly<Record<string, Submit>> = {
  'handover.prepare': savePrepare,
  'handover.summarise': saveSummarise,
  'handover.object': saveObject,
  'handover.settle': saveSettle,
  'handover.ask-other': saveAskOther,
  'handover.decide': saveDecide,
}

/** Handing over, taking over, objecting, and asking for somebody else: what each may see is asked in the stores. */
export function handoverRoom(deps: RoomDeps): EnrolledRoom {
  return async ({ ask }, caller) => {
    if (ask.kind === 'press') return (PRESSES[ask.button] ?? showDesk)(deps, caller, ask.carry)
    const submit = ask.kind === 'submit' ? SUBMITS[ask.form] : undefined
    return ask.kind === 'submit' && submit ? submit(deps, caller, ask.values, ask.carry) : showDesk(deps, caller)
  }
}

async function showDesk(deps: RoomDeps, caller: Caller): Promise<Reply> {
  return { kind: 'show', message: deskMessage(await readDesk(deps, caller)) }
}
