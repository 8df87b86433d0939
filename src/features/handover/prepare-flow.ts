import type { Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Values } from '../../view/form.ts'
import type { Carry, Message } from '../../view/message.ts'
import type { RoomDeps } from './flow.ts'
import { cancel, ownPeople, prepare } from './prepare-store.ts'
import { textsOf } from './texts.ts'
import { checkPrepare } from './typed.ts'
import { preparedMessage, takenBack } from './views-done.ts'
import { prepareForm } from './views-forms.ts'

export async function openPrepare(deps: RoomDeps, caller: Caller, carry: Carry): Promise<Reply> {
  const person = carry.person ?? null
  const people = await ownPeople(deps, caller, person)
  if (people.length === 0) return { kind: 'show', message: NOBODY }
  const values = { on: caller.today, people: person === null ? [] : [person] }
  return { kind: 'ask', form: prepareForm({ people, person, values, errors: {} }) }
}

export async function savePrepare(deps: RoomDeps, caller: Caller, values: Values): Promise<Reply> {
  const chosen = [values.people ?? []].flat().filter((id) => id !== '')
  const checked = checkPrepare(chosen, textsOf(values), caller.today)
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const prepared = await prepare(deps, caller, checked.value)
  if (prepared.kind === 'refused') return { kind: 'keep', errors: { [prepared.field]: prepared.because } }
  return { kind: 'update', message: preparedMessage(prepared.handovers, prepared.nothing) }
}

export async function pressCancel(deps: RoomDeps, caller: Caller, carry: Carry): Promise<Reply> {
  return { kind: 'update', message: takenBack(await cancel(deps, caller, carry.handover ?? '')) }
}

const NOBODY: Message = {
  notice: 'Alongside could not open the form',
  body: [
    {
      kind: 'text',
      text: 'Nobody is listed as supervised by you today, so there is nobody to hand over. If that is wrong, ask your administrator to check who you supervise.',
    },
    { kind: 'buttons', buttons: [{ label: 'Handovers', name: 'handover.open', carry: {} }] },
  ],
}
