import type { Ask, EnrolledRoom, Reply } from '../../../src/conversation/exchange.ts'
import { loadTemplates } from '../../../src/directory/templates.ts'
import { type OneToOneDeps, oneToOneRoom } from '../../../src/features/one-to-ones/flow.ts'
import type { OneToOneDraft, OpenAction } from '../../../src/features/one-to-ones/one-to-one.ts'
import type { OneToOneStore } from '../../../src/features/one-to-ones/store.ts'
import { Failure } from '../../../src/kernel/failure.ts'
import type { TeamMember } from '../../../src/kernel/team.ts'
import type { Form, Values } from '../../../src/view/form.ts'
import type { Carry } from '../../../src/view/message.ts'
import { day } from '../../support/days.ts'
import { CALLER, request } from '../../support/requests.ts'

export const PRIYA = '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0002'
export const SOMEBODY_ELSE = '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0099'
export const ONCE = '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0abc'
export const ACTION = '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0111'
export const person = { id: PRIYA, name: 'Priya Shah', rank: 'Police Constable' }
export const TEAM: readonly TeamMember[] = [{ ...person, lastHeldOn: day('2026-10-22'), dueOn: day('2026-11-19') }]
export const OPEN: OpenAction = { id: ACTION, version: 2, what: 'Book it', owner: 'person', dueOn: day('2026-11-30') }
export const GOOD = { heldOn: '2026-11-20', kind: 'regular', note: 'Talked about leave.', nextOn: '2026-12-18' }
export const CARRY = { person: PRIYA, once: ONCE, rows: '1' }

/** The far side is a few functions; the store’s own rules are proved against PostgreSQL. */
export function room(change: Partial<OneToOneStore> = {}, more: Partial<OneToOneDeps> = {}) {
  const saved: [OneToOneDraft, string][] = []
  const store: OneToOneStore = {
    team: async () => TEAM,
    opening: async (_caller, id) => {
      if (id !== PRIYA) throw new Failure('not-yours', 'Nothing here.', 'refused')
      return { person, open: [OPEN], dueOn: null }
    },
    record: async (_caller, draft, once) => {
      saved.push([draft, once])
      const { heldOn, kind, actions, done, next } = draft
      return { record: ONCE, person, heldOn, kind, actions: actions.length, done: done.length, next }
    },
    ...change,
  }
  const ask: EnrolledRoom = oneToOneRoom({
    ...{ store, newKey: () => ONCE, templates: loadTemplates(), everyDays: 28, worried: () => [] },
    management: async () => ({ kind: 'quiet' }),
    ...more,
  })
  const submit = (values: Values, carry: Carry = CARRY, step?: string): Promise<Reply> =>
    ask(request({ kind: 'submit', form: 'one-to-ones.log', values, carry, ...(step && { step }) }), CALLER)
  return { saved, submit, ask: (asked: Ask) => ask(request(asked), CALLER), room: ask }
}

export async function formOf(reply: Promise<Reply>): Promise<Form> {
  const given = await reply
  if (given.kind !== 'ask') throw new Error(`a ${given.kind}`)
  return given.form
}
export const press = (carry: Carry): Ask => ({ kind: 'press', button: 'one-to-ones.log', carry })
export const who = (values: Values): Ask => ({ kind: 'submit', form: 'one-to-ones.who', values, carry: {} })
export const field = (form: Form, name: string) => form.fields.find((one) => one.name === name)
