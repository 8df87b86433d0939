import { z } from 'zod'
import type { EnrolledRoom, Reply, Request } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import { SUPPORTER_KINDS } from '../../kernel/supporter.ts'
import { textValue } from '../../view/field-words.ts'
import type { Values } from '../../view/form.ts'
import type { Carry, Node } from '../../view/message.ts'
import type { Availability } from './availability.ts'
import type { Supporter } from './listing.ts'
import { type OwnRequest, reachFault } from './request.ts'
import { askForm, closedMessage, ownRequestsMessage, sentMessage } from './views-request.ts'
import { momentText } from './when.ts'

export type RequestPorts = {
  /** Throws a `Failure` for somebody who can't be asked. */
  askable(caller: Caller, person: string): Promise<{ who: Supporter; when: Availability }>
  ask(
    caller: Caller,
    wanted: { supporter: string; reach: string; once: string },
  ): Promise<OwnRequest & { when: Availability; reach: string }>
  mine(caller: Caller): Promise<readonly OwnRequest[]>
  /** False for a request that is not there or not the caller's. */
  withdraw(caller: Caller, id: string): Promise<boolean>
  close(caller: Caller, id: string, how: 'done' | 'declined'): Promise<boolean>
  newKey(): string
  /** The crisis lines. */
  strip(): readonly Node[]
  /** What `/wellbeing` shows for words that may be a cry for help, whatever field they were typed in; else null. */
  crisis(request: Request, words: string): Promise<readonly Node[] | null>
}

const Id = z.uuid()

/** Asking somebody to make contact, and what follows. Only the two of them ever see a request. */
export function requestRoom(ports: RequestPorts): EnrolledRoom {
  return (request, caller) => {
    const { ask } = request
    if (ask.kind === 'submit') return send(ports, request, caller, ask)
    const press = ask.kind === 'press' ? ask : { button: 'contact.mine', carry: {} }
    if (press.button === 'contact.ask') return open(ports, caller, press.carry)
    if (press.button === 'contact.withdraw') return closed(press.carry, 'withdrawn', (id) => ports.withdraw(caller, id))
    if (press.button === 'contact.done') return closed(press.carry, 'done', (id) => ports.close(caller, id, 'done'))
    if (press.button === 'contact.decline')
      return closed(press.carry, 'declined', (id) => ports.close(caller, id, 'declined'))
    return mine(ports, caller)
  }
}

const mine = async (ports: RequestPorts, caller: Caller): Promise<Reply> => ({
  kind: 'show',
  message: ownRequestsMessage(await ports.mine(caller), ports.strip()),
})

async function open(ports: RequestPorts, caller: Caller, carry: Carry): Promise<Reply> {
  const { who, when } = await ports.askable(caller, idIn(carry.person))
  const kind = kindIn(carry)
  const preview = { asker: caller.person.name, reach: caller.person.email }
  const form = askForm({
    to: who.name,
    arrives: arrives(when, who.zone, caller, 'It reaches them'),
    preview,
    carry: { person: who.id, once: ports.newKey(), ...(kind ? { kind } : {}) },
  })
  return { kind: 'ask', form }
}

type Submit = { values: Values; carry: Carry }

async function send(ports: RequestPorts, request: Request, caller: Caller, { values, carry }: Submit): Promise<Reply> {
  const reach = textValue(values, 'reach').trim().replace(/\s+/g, ' ')
  const fault = reachFault(reach)
  if (fault !== null) return { kind: 'keep', errors: { reach: fault } }
  const ids = z.object({ person: Id, once: Id }).safeParse(carry)
  if (!ids.success)
    return { kind: 'keep', errors: { form: 'This form is too old to send. Go back to the person and open a new one.' } }
  const asked = await ports.ask(caller, { supporter: ids.data.person, reach, once: ids.data.once })
  const said = arrives(asked.when, asked.supporter.zone, caller, 'It reaches them')
  const lines = (await ports.crisis(request, reach)) ?? ports.strip()
  const sent = { request: asked, reach: asked.reach, arrives: said, kind: kindIn(carry) }
  return { kind: 'update', message: sentMessage(sent, lines) }
}

/** A message waits for somebody's duty where that is known: they are left in peace at night and on days of rest. */
const arrives = (when: Availability, zone: string, { now }: Caller, it: string): string =>
  when.kind === 'later' ? `${it} when they are next on duty: ${momentText(when.at, zone, now)}.` : `${it} now.`

async function closed(
  carry: Carry,
  as: 'withdrawn' | 'done' | 'declined',
  work: (id: string) => Promise<boolean>,
): Promise<Reply> {
  const id = Id.safeParse(carry.request)
  const found = id.success && (await work(id.data))
  return { kind: 'update', message: closedMessage(found ? as : 'gone') }
}

/** Nobody has this id: what is not an id at all is answered as somebody who is not there. */
const NOBODY = '00000000-0000-4000-8000-000000000000'
const idIn = (text: string | undefined): string => Id.safeParse(text).data ?? NOBODY

const kindIn = (carry: Carry): string | undefined => SUPPORTER_KINDS.find((kind) => kind === carry.kind)
