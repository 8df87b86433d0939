import { describe, expect, test } from 'vitest'
import type { Ask, Reply } from '../../../src/conversation/exchange.ts'
import type { AgreedAction, Change } from '../../../src/features/actions/action.ts'
import { type ActionPorts, actionsRoom } from '../../../src/features/actions/flow.ts'
import { Failure } from '../../../src/kernel/failure.ts'
import { messageToText } from '../../../src/view/to-text.ts'
import { day } from '../../support/days.ts'
import { CALLER, request } from '../../support/requests.ts'

const PRIYA = '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0002'
const ACTION = '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0a01'
const ONCE = '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0abc'
const NOBODY = '00000000-0000-4000-8000-000000000000'
const action: AgreedAction = {
  id: ACTION,
  subject: { id: PRIYA, name: 'Priya Shah' },
  what: 'Book the course.',
  owner: 'person',
  dueOn: day('2026-12-01'),
  state: 'open',
  finishedOn: null,
  version: 3,
}

/** The far side is a few functions; the stores’ own rules are proved against PostgreSQL. */
function room(changes: Partial<ActionPorts> = {}) {
  const wishes: [unknown, Change][] = []
  const added: unknown[] = []
  const ports: ActionPorts = {
    list: async () => ({ subject: action.subject, page: { items: [action], from: 0, total: 1 } }),
    mine: async () => ({ items: [], from: 0, total: 0 }),
    one: async () => ({ ...action, agreedOn: day('2026-11-20'), changes: [] }),
    people: async () => [{ ...action.subject, rank: 'PC' }],
    add: async (_caller, wanted, once) => {
      added.push([wanted, once])
      return { ...action, ...wanted, subject: action.subject }
    },
    change: async (_caller, press, wish) => {
      wishes.push([press, wish])
      return { kind: 'changed', action }
    },
    newKey: () => ONCE,
    help: () => [],
    ...changes,
  }
  const ask = (asked: Ask): Promise<Reply> => actionsRoom(ports)(request(asked), CALLER)
  return { ask, wishes, added }
}
const formOf = (reply: Reply) => {
  if (reply.kind !== 'ask') throw new Error(`a ${reply.kind}`)
  return reply
}
const shortcut = (words: string): Ask => ({ kind: 'shortcut', name: 'make-action', words })

describe('the words of a message', () => {
  test('of one’s own stand in the field, to be changed; the message is said not to be kept', async () => {
    const { form } = formOf(await room().ask(shortcut('  Ring the fleet desk  ')))
    expect(form).toMatchObject({ name: 'actions.add', keeps: true, values: { what: 'Ring the fleet desk' } })
    expect(form.intro.join(' ')).toContain('The message itself is not kept')
  })
  test('of somebody else are not taken, and the form says so', async () => {
    const { form } = formOf(await room().ask(shortcut('')))
    expect(form.values).toEqual({})
    expect(form.intro.join(' ')).toContain('Only words you wrote yourself can be taken from a message')
  })
  test('too long for the field begin in it, and the form says that there is more', async () => {
    const { form } = formOf(await room().ask(shortcut('x'.repeat(2000))))
    expect(form.values.what).toHaveLength(500)
    expect(form.intro.join(' ')).toContain('its beginning stands here')
  })
  test('stand above the field where words kept from before stand in it', async () => {
    const { refill } = formOf(await room().ask(shortcut('Ring the fleet desk')))
    expect(refill?.({ what: 'Older words' }).intro).toContain('Your message says: Ring the fleet desk')
  })
  test('somebody who supervises nobody makes it an action of their own', async () => {
    const { form } = formOf(await room({ people: async () => [] }).ask(shortcut('Ring the fleet desk')))
    expect(form.carry).toEqual({ once: ONCE, person: CALLER.person.id })
    expect(form.fields.map(({ name }) => name)).toEqual(['what', 'owner', 'dueOn'])
  })
})

describe('a form for a new action', () => {
  const values = { person: PRIYA, what: 'Book it.', owner: 'person', dueOn: '2026-12-01' }
  const submit = (changes: object, carry = { once: ONCE }, more = {}): Ask => ({
    ...{ kind: 'submit', form: 'actions.add', values: { ...values, ...changes }, carry },
    ...more,
  })
  test('about one of my people asks nothing I said already', async () => {
    const reply = await room().ask({ kind: 'press', button: 'actions.add', carry: { person: PRIYA } })
    expect(formOf(reply).form).toMatchObject({ carry: { once: ONCE, person: PRIYA } })
    expect(formOf(reply).form.intro).toContain('This is about Priya Shah.')
  })
  test('about somebody who is not mine asks who, as if they were not there', async () => {
    const forged = { kind: 'press', button: 'actions.add', carry: { person: ACTION } } as const
    const reply = await room().ask(forged)
    expect(JSON.stringify(reply)).not.toContain(ACTION)
    expect(formOf(reply).form.fields[0]?.name).toBe('person')
  })
  test('saves what is whole, and names every fault of what is not', async () => {
    const { ask, added } = room()
    expect(await ask(submit({ what: ' ', owner: '', dueOn: '2026-11-21' }))).toEqual({
      kind: 'keep',
      errors: { what: expect.any(String), owner: expect.any(String), dueOn: expect.stringContaining('in the past') },
    })
    expect(await ask(submit({}, { once: 'forged' }))).toMatchObject({
      kind: 'keep',
      errors: { form: expect.any(String) },
    })
    expect(added).toEqual([])
    expect((await ask(submit({}))).kind).toBe('update')
    expect(added).toEqual([[{ ...values }, ONCE]])
  })
  test('what is typed on the way saves nothing', async () => {
    const { ask, added } = room()
    expect(await ask(submit({}, { once: ONCE }, { step: 'draft' }))).toEqual({ kind: 'quiet' })
    expect(added).toEqual([])
  })
})

describe('buttons and forms that anybody may have changed', () => {
  test('ids and numbers that are none are nobody’s', async () => {
    const { ask, wishes } = room()
    await ask({ kind: 'press', button: 'actions.done', carry: { action: "x' OR 1=1", version: '-1', once: 'x' } })
    expect(wishes).toEqual([[{ action: NOBODY, version: 0, once: NOBODY }, { kind: 'done' }]])
  })
  test('a refusal reaches the reader as it is', async () => {
    const refused = new Failure('not-yours', 'Not yours.', 'refused')
    const { ask } = room({ change: () => Promise.reject(refused) })
    await expect(ask({ kind: 'press', button: 'actions.done', carry: {} })).rejects.toBe(refused)
  })
})

test('a form over a newer change comes back with what is now and with what was typed', async () => {
  const { ask } = room({ change: async () => ({ kind: 'stale', action: { ...action, dueOn: day('2026-12-24') } }) })
  const values = { dueOn: '2026-12-10', reason: 'The course moved.' }
  const carry = { action: ACTION, version: '3', once: ONCE }
  const { form } = formOf(await ask({ kind: 'submit', form: 'actions.redate', values, carry }))
  expect(form).toMatchObject({ name: 'actions.redate', values })
  expect(form.errors.form).toContain('it is now due Thursday 24 December 2026')
})

test('a press over a newer change changes nothing and shows what is now', async () => {
  const done = { ...action, state: 'done', finishedOn: day('2026-11-21') } as const
  const { ask } = room({ change: async () => ({ kind: 'stale', action: done }) })
  const reply = await ask({ kind: 'press', button: 'actions.hand', carry: {} })
  const text = reply.kind === 'update' ? messageToText(reply.message) : ''
  expect(text).toContain('your press changed nothing')
  expect(text).toContain('Done on Saturday 21 November 2026')
})
