import type { Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import type { RoomDeps } from './flow.ts'
import { object, openDecision, openObjection, settle } from './objection-store.ts'
import { textsOf } from './texts.ts'
import { checkSettling, checkWords } from './typed.ts'
import { objectedMessage, settledMessage } from './views-done.ts'
import { objectForm, settleForm } from './views-forms.ts'

export async function openObject(deps: RoomDeps, caller: Caller, carry: Carry): Promise<Reply> {
  const handover = await openObjection(deps, caller, carry.handover ?? '')
  return { kind: 'ask', form: objectForm(handover, { values: {}, errors: {} }) }
}

export async function saveObject(deps: RoomDeps, caller: Caller, values: Values, carry: Carry): Promise<Reply> {
  const missing = 'Write what should not pass. One line is enough.'
  const checked = checkWords(textsOf(values), 'words', missing)
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const { handover, told } = await object(deps, caller, carry.handover ?? '', checked.value)
  return { kind: 'update', message: objectedMessage(handover, told, deps.help(checked.value, true)) }
}

export async function openSettle(deps: RoomDeps, caller: Caller, carry: Carry): Promise<Reply> {
  const { handover, words } = await openDecision(deps, caller, carry.handover ?? '')
  return { kind: 'ask', form: settleForm(handover, words, { values: {}, errors: {} }) }
}

export async function saveSettle(deps: RoomDeps, caller: Caller, values: Values, carry: Carry): Promise<Reply> {
  const checked = checkSettling(textsOf(values))
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const handover = await settle(deps, caller, { id: carry.handover ?? '', ...checked.value })
  return { kind: 'update', message: settledMessage(handover) }
}
