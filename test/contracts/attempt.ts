import { randomUUID } from 'node:crypto'
import type { Act } from '../../src/conversation/acts.ts'
import { ACTS } from '../../src/conversation/acts.ts'
import type { Reply } from '../../src/conversation/exchange.ts'
import { may } from '../../src/kernel/access.ts'
import type { Field, Form, Values } from '../../src/view/form.ts'
import type { Carry } from '../../src/view/message.ts'
import { rolesOf, type SubjectKind, standing, type Who } from './cast.ts'
import type { Force } from './force.ts'
import type { Ids } from './shelf.ts'

/** What an act needs besides its right: it belongs to the two whom that very handover is between. */
const ONLY: Readonly<Record<string, readonly Who[]>> = {
  'handover.summarise': ['former'],
  'handover.cancel': ['former'],
  'handover.acknowledge': ['substantive'],
  // Nobody corrects what they may not read: it is held back from one who supervises the person, and from who covers since then.
  'record.correct': ['substantive', 'acting'],
  // Of those who supervised the person once, the one who hands over.
  'handover.one': ['self', 'substantive', 'acting', 'cover', 'held back', 'former', 'inspector', 'named second line'],
}

/** Whether the tables of the kernel and of this test let somebody do it. */
export function allowed(act: Act, who: Who, of: SubjectKind): boolean {
  if (of === 'left' || who === 'stranger' || who === 'leaver') return false
  const only = ONLY[act.name]
  return may(act.needs, standing(who, of), rolesOf(who)) && (only === undefined || only.includes(who))
}

/** Acts that are about another row of the shelf than the first of its kind. */
const ROW: Readonly<Record<string, keyof Ids>> = { 'handover.settle': 'held' }

export function target(act: Act, ids: Ids): string {
  return act.about === 'self' ? '' : ids[ROW[act.name] ?? act.about]
}

/** Where a form is not opened by the button of its own name. */
const OPENED_BY: Readonly<Record<string, string>> = { 'one-to-ones.who': 'one-to-ones.log' }
/** Forms that ask who: the button that opens them names nobody. */
const ASKS_WHO: readonly string[] = ['one-to-ones.who']

/** What a form wants that a plain guess at its fields does not give. */
const FILLED: Readonly<Record<string, (form: Form) => Values>> = {
  'actions.redate': () => ({ dueOn: '2026-12-18' }),
  'cover.arrange': ({ carry }) => ({ by: 'Reader peer', people: [carry.person ?? ''] }),
  'handover.prepare': () => ({ to: '' }),
  'handover.decide': () => ({ decision: 'decline' }),
  'record.correct': () => ({ text: 'Agreed to meet at the beginning of the late turn.' }),
}

const WORDS = 'Agreed to meet at the end of the late turn.'

const GUESS: { [K in Field['kind']]: (field: Extract<Field, { kind: K }>) => string | readonly string[] } = {
  line: () => 'Late turn',
  paragraph: () => WORDS,
  date: () => '2026-12-16',
  choice: ({ options, many }) => (many ? [] : (options[0]?.value ?? '')),
  person: ({ options }) => options[0]?.value ?? '',
}
const guess = (field: Field): string | readonly string[] => (GUESS[field.kind] as (field: Field) => string)(field)

/** A form as somebody would send it: what it proposes stays, the rest is filled in. */
export function filled(form: Form): Values {
  const typed = form.fields.map((field) => {
    const proposed = form.values[field.name]
    return [field.name, proposed === undefined || proposed.length === 0 ? guess(field) : proposed] as const
  })
  return { ...Object.fromEntries(typed), ...FILLED[form.name]?.(form) }
}

export type Attempt = { carry: Carry; values: Values }

/** What a press carries; for a submit the form as somebody entitled to it was given it. */
export async function honest(force: Force, act: Act, by: Who, ids: Ids): Promise<Attempt> {
  const id = target(act, ids)
  const carry: Carry = { ...(act.about === 'self' ? {} : { [act.about]: id }), version: '1', once: randomUUID() }
  if (act.way === 'press') return { carry, values: {} }
  const button = OPENED_BY[act.name] ?? act.name
  const opener = ACTS.find(({ name, way }) => name === button && way === 'press')
  if (!opener) throw new Error(`say in OPENED_BY which button opens the form ${act.name}`)
  const asksWho = ASKS_WHO.includes(act.name)
  const press = { kind: 'press', button, carry: asksWho ? {} : carry } as const
  const reply = await force.ask(force.userOf(by, ids.person), press)
  if (reply.kind !== 'ask') throw new Error(`${button} opened no form for ${by}: ${JSON.stringify(reply)}`)
  const values = { ...filled(reply.form), ...(asksWho && { person: ids.person }) }
  return { carry: reply.form.carry, values }
}

/** The same attempt with another id wherever the first stood. */
export function forged(attempt: Attempt, id: string, other: string): Attempt {
  return id === '' ? attempt : (JSON.parse(JSON.stringify(attempt).replaceAll(id, other)) as Attempt)
}

export function perform(force: Force, act: Act, by: Who, person: string, { carry, values }: Attempt): Promise<Reply> {
  const user = force.userOf(by, person)
  if (act.way === 'press') return force.ask(user, { kind: 'press', button: act.name, carry })
  return force.ask(user, { kind: 'submit', form: act.name, values, carry })
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** A reply without the ids that are made afresh or were handed in. */
export const plain = (reply: Reply, ...handedIn: readonly string[]): string =>
  handedIn.reduce((text, id) => text.replaceAll(id, '#'), JSON.stringify(reply)).replace(UUID, '#')
