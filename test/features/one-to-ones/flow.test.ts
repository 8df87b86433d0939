import { describe, expect, test } from 'vitest'
import type { EnrolledRoom, Reply } from '../../../src/conversation/exchange.ts'
import { oneToOneRoom } from '../../../src/features/one-to-ones/flow.ts'
import type { OneToOneStore } from '../../../src/features/one-to-ones/store.ts'
import { Failure } from '../../../src/kernel/failure.ts'
import type { TeamMember } from '../../../src/kernel/team.ts'
import type { Values } from '../../../src/view/form.ts'
import type { Carry, Node } from '../../../src/view/message.ts'
import { desk } from '../../conversation/desk.ts'
import { CALLER, command, request } from '../../support/requests.ts'

const PRIYA = '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0002'
const SOMEBODY_ELSE = '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0099'
const ONCE = '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0abc'
const TEAM: readonly TeamMember[] = [
  { id: PRIYA, name: 'Priya Shah', rank: 'Police Constable', lastHeldOn: null, dueOn: null },
]
const GOOD = { person: PRIYA, heldOn: '2026-11-20', note: 'Talked about leave.', nextOn: '2026-12-18' }

/** The far side is two functions; the store’s own rules are proved against PostgreSQL. */
function room(team = TEAM): { saved: Parameters<OneToOneStore['record']>[]; submit: Submit; ask: EnrolledRoom } {
  const saved: Parameters<OneToOneStore['record']>[] = []
  const store: OneToOneStore = {
    team: async () => team,
    record: async (...given) => {
      saved.push(given)
      return { name: 'Priya Shah', heldOn: given[1].heldOn, nextOn: given[1].nextOn }
    },
  }
  const ask = oneToOneRoom({ store, newKey: () => ONCE, worried: () => [] })
  const submit: Submit = (values, carry = { once: ONCE }) =>
    ask(request({ kind: 'submit', form: 'one-to-ones.log', values, carry }), CALLER)
  return { saved, submit, ask }
}
type Submit = (values: Values, carry?: Carry) => Promise<Reply>

test('a saved note that may speak of danger: what the supervisor can do comes before the dates', async () => {
  const shown: string[] = []
  const store: OneToOneStore = {
    team: async () => TEAM,
    record: async (_caller, { heldOn, nextOn }) => ({ name: 'Priya Shah', heldOn, nextOn }),
  }
  const worried = (note: string): readonly Node[] => {
    shown.push(note)
    return [{ kind: 'text', text: 'What to do' }]
  }
  const ask = oneToOneRoom({ store, newKey: () => ONCE, worried })
  const reply = await ask(
    request({ kind: 'submit', form: 'one-to-ones.log', values: GOOD, carry: { once: ONCE } }),
    CALLER,
  )
  expect(shown).toEqual([GOOD.note])
  if (reply.kind !== 'update') throw new Error(`a ${reply.kind}`)
  expect(reply.message.notice).toBe('Saved in Alongside')
  const [heading, help, ...rest] = reply.message.body
  expect(heading).toEqual({ kind: 'heading', level: 1, text: 'One-to-one saved' })
  expect(help).toEqual({ kind: 'text', text: 'What to do' })
  expect(rest.map(({ kind }) => kind)).toEqual(['divider', 'facts', 'text', 'buttons'])
})

describe('opening the form', () => {
  const open = (carry: Carry, team = TEAM) =>
    room(team).ask(request({ kind: 'press', button: 'one-to-ones.log', carry }), CALLER)

  test('offers my people, today and a fresh key', async () => {
    const reply = await room().ask(command('one-to-one'), CALLER)
    if (reply.kind !== 'ask') throw new Error(`a ${reply.kind}`)
    expect(reply.form).toMatchObject({
      name: 'one-to-ones.log',
      carry: { once: ONCE },
      values: { heldOn: '2026-11-22' },
    })
    const who = reply.form.fields.find((field) => field.kind === 'person')
    expect(who).toMatchObject({ options: [{ value: PRIYA, label: 'Priya Shah, Police Constable' }] })
  })
  test('has the person chosen whom the button named', async () => {
    expect(await open({ person: PRIYA })).toMatchObject({ form: { values: { person: PRIYA } } })
  })
  test('ignores a person who is not on my list', async () => {
    const reply = await open({ person: SOMEBODY_ELSE })
    expect(JSON.stringify(reply)).not.toContain(SOMEBODY_ELSE)
    expect(reply.kind).toBe('ask')
  })
  test('tells somebody without people what to do instead', async () => {
    expect((await open({}, [])).kind).toBe('show')
  })
})

describe('saving', () => {
  test('hands over the checked draft and the form’s own key, and says what was saved', async () => {
    const { saved, submit } = room()
    const reply = await submit(GOOD)
    const draft = { subject: PRIYA, heldOn: GOOD.heldOn, note: GOOD.note, nextOn: GOOD.nextOn }
    expect(saved).toEqual([[CALLER, draft, ONCE]])
    expect(reply.kind).toBe('update')
    expect(JSON.stringify(reply)).not.toContain(GOOD.note)
  })
  test.each<[string, Values, Carry, string]>([
    ['no key', GOOD, {}, 'form'],
    ['a forged key', GOOD, { once: "x'; drop table" }, 'form'],
    ['a person who is no id', { ...GOOD, person: 'PC1001' }, { once: ONCE }, 'form'],
    ['two people', { ...GOOD, person: [PRIYA, SOMEBODY_ELSE] }, { once: ONCE }, 'form'],
    ['two dates', { ...GOOD, heldOn: ['2026-11-20', '2026-11-19'] }, { once: ONCE }, 'heldOn'],
    ['an empty list for a note', { ...GOOD, note: [] }, { once: ONCE }, 'note'],
    ['a faulty date', { ...GOOD, heldOn: '31 Feb' }, { once: ONCE }, 'heldOn'],
  ])('%s: nothing is saved and the form stays as it is', async (_what, values, carry, field) => {
    const { saved, submit } = room()
    const reply = await submit(values, carry)
    expect(reply).toEqual({ kind: 'keep', errors: { [field]: expect.any(String) } })
    expect(saved).toEqual([])
  })
  test('an empty form names all four fields', async () => {
    const reply = await room().submit({})
    expect(reply.kind === 'keep' && Object.keys(reply.errors).sort()).toEqual(['heldOn', 'nextOn', 'note', 'person'])
  })
  test('values that arrive as lists are taken, and no piece of a note is dropped', async () => {
    const { saved, submit } = room()
    await submit({ ...GOOD, person: [PRIYA], note: ['First.', 'Second.'] })
    expect(saved[0]?.[1]).toMatchObject({ subject: PRIYA, note: 'First.\nSecond.' })
  })
  test('fields nobody made change nothing', async () => {
    const { saved, submit } = room()
    await submit({ ...GOOD, subject: SOMEBODY_ELSE, __proto__: 'x', constructor: 'x' })
    expect(saved[0]?.[1]).toMatchObject({ subject: PRIYA })
  })
})

test('a refusal in the store reaches the person as a form still filled', async () => {
  const store: OneToOneStore = {
    team: async () => TEAM,
    record: () => Promise.reject(new Failure('not-yours', 'Not on your list.', 'refused')),
  }
  const oneToOnes = oneToOneRoom({ store, newKey: () => ONCE, worried: () => [] })
  const { handle } = desk({ enrolled: { 'one-to-ones': oneToOnes, today: oneToOnes } })
  const values = { ...GOOD, person: SOMEBODY_ELSE }
  const reply = await handle(request({ kind: 'submit', form: 'one-to-ones.log', values, carry: { once: ONCE } }))
  expect(reply).toEqual({ kind: 'keep', errors: { form: 'Not on your list.' } })
})
