import { z } from 'zod'
import type { Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import { askOther, openAsk, withdrawAsk } from './ask-other-store.ts'
import { decide, openRequest } from './decide-store.ts'
import type { RoomDeps } from './flow.ts'
import { textsOf } from './texts.ts'
import { checkDecision, checkWords } from './typed.ts'
import {
  askedMessage,
  askForm,
  decidedMessage,
  decideForm,
  noSupervisorMessage,
  openAskMessage,
  withdrawnMessage,
} from './views-request.ts'

export async function openAskOther(deps: RoomDeps, caller: Caller): Promise<Reply> {
  const { supervisor, told, open } = await openAsk(deps, caller)
  if (open) return { kind: 'show', message: openAskMessage(open) }
  if (supervisor === null) return { kind: 'show', message: noSupervisorMessage() }
  return { kind: 'ask', form: askForm({ supervisor, told, once: deps.newKey(), values: {}, errors: {} }) }
}

export async function saveAskOther(deps: RoomDeps, caller: Caller, values: Values, carry: Carry): Promise<Reply> {
  const missing = 'Write why somebody else should keep your record. One line is enough.'
  const checked = checkWords(textsOf(values), 'words', missing)
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const once = z.uuid().safeParse(carry.once)
  if (!once.success)
    return { kind: 'keep', errors: { form: 'This form is too old to send. Copy what you wrote and open a new one.' } }
  const { request, told } = await askOther(deps, caller, { words: checked.value, once: once.data })
  return { kind: 'update', message: askedMessage(request, told, deps.help(checked.value, true)) }
}

export async function pressWithdraw(deps: RoomDeps, caller: Caller, carry: Carry): Promise<Reply> {
  return { kind: 'update', message: withdrawnMessage(await withdrawAsk(deps, caller, carry.request ?? '')) }
}

export async function openDecide(deps: RoomDeps, caller: Caller, carry: Carry): Promise<Reply> {
  const { request, words } = await openRequest(deps, caller, carry.request ?? '')
  return { kind: 'ask', form: decideForm(request, words, { values: {}, errors: {} }) }
}

export async function saveDecide(deps: RoomDeps, caller: Caller, values: Values, carry: Carry): Promise<Reply> {
  const checked = checkDecision(textsOf(values), caller.today)
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const decided = await decide(deps, caller, carry.request ?? '', checked.value)
  if (decided.kind === 'refused') return { kind: 'keep', errors: { [decided.field]: decided.because } }
  return { kind: 'update', message: decidedMessage(decided.request) }
}
