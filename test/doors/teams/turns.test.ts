import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import type { Reply } from '../../../src/conversation/exchange.ts'
import type { Form } from '../../../src/view/form.ts'
import type { Node } from '../../../src/view/message.ts'
import { cardIn, shownCard, submitOf, wordsOf } from '../../support/teams-screen.ts'
import { HELLO, helloShown, type TeamsWorld, teamsWorld } from '../../support/teams-world.ts'

let world: TeamsWorld
afterEach(() => world.close())

const last = () => world.peer.ledger.at(-1)

test('what is typed reaches the core as its command and is answered in the personal chat', async () => {
  world = await teamsWorld(helloShown)
  expect((await world.does({ text: "/Wellbeing can't sleep" })).status).toBe(200)
  expect(world.opened.requests).toMatchObject([
    {
      from: { door: 'teams', tenant: world.peer.tenantId, user: world.alex.aadObjectId, place: 'private' },
      ask: { kind: 'command', name: 'wellbeing', words: "can't sleep" },
    },
  ])
  expect(last()).toMatchObject({ how: 'post', conversation: world.personal.id, activity: { summary: 'An answer' } })
  expect(last()?.activity.replyToId).toBeUndefined()
  expect(wordsOf(last()?.activity ?? {})).toBe('Hello from Alongside.')
  expect(world.peer.faults).toEqual([])
})

test('a button in a menu brings a new message and leaves the menu as it is', async () => {
  world = await teamsWorld(({ ask }) =>
    ask.kind === 'press'
      ? helloShown()
      : show([
          { kind: 'buttons', buttons: [{ label: 'Money', name: 'wellbeing.category', carry: { c: 'financial' } }] },
        ]),
  )
  await world.does({ text: 'wellbeing' })
  const answered = await press(0)
  expect(answered.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' })
  expect(world.opened.requests[1]?.ask).toEqual({
    kind: 'press',
    button: 'wellbeing.category',
    carry: { c: 'financial' },
  })
  expect(world.peer.ledger.map(({ how }) => how)).toEqual(['post', 'post'])
  expect(world.peer.faults).toEqual([])
})

const FORM: Form = {
  name: 'one-to-ones.log',
  notice: 'A form',
  title: 'Log a one-to-one',
  intro: [],
  fields: [
    { kind: 'paragraph', name: 'note', label: 'Notes', required: true, maxLength: 4000 },
    {
      kind: 'choice',
      name: 'topics',
      label: 'Topics',
      required: false,
      many: true,
      options: [
        { value: 'w', label: 'Workload' },
        { value: 'p', label: 'Performance' },
      ],
    },
  ],
  submit: 'Save',
  carry: { once: 'k1' },
  values: {},
  errors: {},
}

test('a form comes back filled with what is wrong, and gives way to the result once it is saved', async () => {
  const replies: Reply[] = [
    { kind: 'ask', form: FORM },
    { kind: 'keep', errors: { note: 'Write what was agreed.' } },
    { kind: 'show', message: { notice: 'Saved', body: [{ kind: 'text', text: 'One-to-one saved.' }] } },
  ]
  world = await teamsWorld(() => replies.shift() ?? helloShown())
  await world.does({ text: '121' })
  const typed = { note: 'Words, *kept* as typed', topics: 'w,p' }
  const kept = await press(0, typed)
  expect(world.opened.requests[1]?.ask).toEqual({
    kind: 'submit',
    form: 'one-to-ones.log',
    values: { note: 'Words, *kept* as typed', topics: ['w', 'p'] },
    carry: { once: 'k1' },
  })
  const filled = shownCard((kept.body as { value: unknown }).value)
  expect(filled.inputs.map(({ value }) => value)).toEqual(['Words, *kept* as typed', 'w,p'])
  expect(filled.text).toContain('Write what was agreed.')

  const saved = await press(0, typed)
  const result = shownCard((saved.body as { value: unknown }).value)
  expect(result.text).toBe('One-to-one saved.')
  expect(submitOf(result)).toBeUndefined()
  expect(world.peer.ledger.map(({ how, id }) => `${how} ${id}`)).toEqual(['post m1', 'put m1', 'put m1'])
  expect(wordsOf(last()?.activity ?? {})).toBe('One-to-one saved.')
  expect(world.peer.faults).toEqual([])
})

test('an old client that sends a form as a message has its card replaced too', async () => {
  world = await teamsWorld(({ ask }) => (ask.kind === 'submit' ? helloShown() : { kind: 'ask', form: FORM }))
  await world.does({ text: '121' })
  const submit = submitOf(cardIn(last()?.activity ?? {}) ?? shownCard({}))
  await world.does({ value: { ...submit?.data, verb: submit?.verb, note: 'x' }, replyToId: 'm1' })
  expect(world.opened.requests[1]?.ask).toMatchObject({
    kind: 'submit',
    form: 'one-to-ones.log',
    values: { note: 'x' },
  })
  expect(last()).toMatchObject({ how: 'put', id: 'm1' })
  expect(wordsOf(last()?.activity ?? {})).toBe('Hello from Alongside.')
})

test('a refused form without its shape says what is wrong in a new message', async () => {
  world = await teamsWorld(() => ({ kind: 'keep', errors: { form: 'The records are away.' } }))
  await world.does({ value: { name: 'one-to-ones.log', verb: 'submit', carry: {}, note: 'x' }, replyToId: 'm1' })
  expect(wordsOf(last()?.activity ?? {})).toContain('The records are away.')
  expect(last()?.how).toBe('post')
})

test('slow work shows typing, ends the turn, and answers by itself', async () => {
  let finish: (reply: Reply) => void = () => undefined
  const work = new Promise<Reply>((resolve) => {
    finish = resolve
  })
  world = await teamsWorld(() => work, { patience: { typing: 10, turn: 100, call: 10_000 } })
  expect((await world.does({ text: 'wellbeing' })).status).toBe(200)
  const late = await world.does(execute('one-to-ones.log', { name: 'one-to-ones.log', carry: {} }, 'm1'))
  expect(late.body).toMatchObject({ value: expect.stringContaining('taking longer') })
  expect(world.peer.ledger.map(({ activity }) => activity.type)).toEqual(['typing'])
  finish({ kind: 'show', message: HELLO })
  await expect.poll(() => world.peer.ledger.filter(({ activity }) => activity.type === 'message').length).toBe(2)
})

test('no typing sign but ours: the timer of the SDK, shared between people, never runs', async () => {
  const longerThanTheTimer = 1_300
  world = await teamsWorld(() => pause(longerThanTheTimer, helloShown()), {
    patience: { typing: 60_000, turn: 60_000, call: 10_000 },
  })
  await world.does({ text: 'wellbeing' })
  expect(world.peer.ledger.map(({ activity }) => activity.type)).toEqual(['message'])
})

test('an answer is tried again when the connector is busy or nobody knows, and a view that cannot be drawn is said so', async () => {
  const replies: Reply[] = [helloShown(), { kind: 'show', message: { notice: '', body: [] } }]
  world = await teamsWorld(() => replies.shift() ?? helloShown())
  world.peer.order({ status: 502 }, 'reset')
  await world.does({ text: 'wellbeing' })
  expect(wordsOf(last()?.activity ?? {})).toBe('Hello from Alongside.')
  await world.does({ text: 'wellbeing' })
  expect(wordsOf(last()?.activity ?? {})).toContain('Something went wrong')
  expect(world.opened.logged.map(({ event }) => event)).toEqual(['teams.view-not-drawn'])
})

test('what is no concern of ours is taken quietly, and other invokes are not ours to answer', async () => {
  world = await teamsWorld(helloShown)
  expect((await world.does({ type: 'messageReaction' })).status).toBe(200)
  expect((await world.does({ type: 'message', text: 'hi', from: { id: '28:another-bot' } })).status).toBe(200)
  expect((await world.does({ type: 'invoke', name: 'task/fetch' })).status).toBe(501)
  expect(world.opened.requests).toEqual([])
})

function show(body: readonly Node[]): Reply {
  return { kind: 'show', message: { notice: 'A menu', body } }
}

function execute(verb: string, data: object, replyToId: string) {
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }
  return { type: 'invoke', name: 'adaptiveCard/action', value, replyToId }
}

/** Presses the first button of the message at this place in the ledger. */
async function press(index: number, typed: object = {}) {
  const message = world.peer.ledger[index]
  const action = cardIn(message?.activity ?? {})?.actions[0]
  return world.does(execute(action?.verb ?? '', { ...action?.data, ...typed }, message?.id ?? ''))
}
