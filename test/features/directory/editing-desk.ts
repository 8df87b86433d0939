import { randomUUID } from 'node:crypto'
import type { Reply, Request } from '../../../src/conversation/exchange.ts'
import { correctable } from '../../../src/directory/corrected.ts'
import { directoryRoom } from '../../../src/features/directory/flow.ts'
import { directoryStore } from '../../../src/features/directory/store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Correction } from '../../../src/kernel/correction.ts'
import type { Database } from '../../../src/store/database.ts'
import type { Form } from '../../../src/view/form.ts'
import type { Button, Carry, Message } from '../../../src/view/message.ts'
import { messageToText } from '../../../src/view/to-text.ts'
import { entry, file } from '../../directory/files.ts'
import { request } from '../../support/requests.ts'

export const FILES = correctable({
  forcePath: file(
    entry({ owner: 'Owner@force.example', crisisCapable: true }),
    entry({ id: 'bare-line', name: 'Bare line', status: 'off', contacts: [], offBecause: 'No number was found.' }),
    entry({ id: 'off-line', name: 'Off line', status: 'off', offBecause: 'Closed in 2025.' }),
  ),
})

export type Editing = {
  asks(caller: Caller, ask: Request['ask']): Promise<Reply>
  presses(caller: Caller, button: string, carry?: Carry): Promise<Reply>
  submits(caller: Caller, form: Form, values: Readonly<Record<string, string>>): Promise<Reply>
  saved: Correction[]
}

/** The room over a real store, with the files above. Somebody who may not is answered `quiet`. */
export function editing(database: Database): Editing {
  const saved: Correction[] = []
  const room = directoryRoom({
    store: directoryStore({ db: () => database.prisma }),
    lay: (corrections) => FILES.lay(corrections).entries,
    faults: FILES.check,
    saved: (correction) => void saved.push(correction),
    rules: () => ({
      everyDays: 182,
      graceDays: 60,
      firstStart: new Date('2026-11-01T09:00:00Z'),
      neverHidden: FILES.fixed,
    }),
    elsewhere: () => ({ kind: 'quiet' }),
    newKey: randomUUID,
  })
  const asks = (caller: Caller, ask: Request['ask']) => room(request(ask), caller)
  return {
    asks,
    presses: (caller, button, carry = {}) => asks(caller, { kind: 'press', button, carry }),
    submits: (caller, form, values) =>
      asks(caller, { kind: 'submit', form: form.name, values: { ...form.values, ...values }, carry: form.carry }),
    saved,
  }
}

export function formIn(reply: Reply): Form {
  if (reply.kind !== 'ask') throw new Error(`a ${reply.kind} came instead of a form`)
  return reply.form
}

export function messageIn(reply: Reply): Message {
  if (reply.kind !== 'show' && reply.kind !== 'update') throw new Error(`a ${reply.kind} came instead of a message`)
  return reply.message
}

export const textIn = (reply: Reply): string => messageToText(messageIn(reply))

export function buttonsIn(reply: Reply): readonly Button[] {
  return messageIn(reply).body.flatMap((node) => (node.kind === 'buttons' ? node.buttons : []))
}

export function buttonIn(reply: Reply, label: string): Button {
  const found = buttonsIn(reply).find((button) => button.label === label)
  if (!found) throw new Error(`no button ${label}`)
  return found
}
