import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { Reply } from '../../../src/conversation/exchange.ts'
import type { Form } from '../../../src/view/form.ts'
import { longForm } from '../../support/long-form.ts'
import { dialogFaults } from '../../support/teams-rules.ts'
import { dialogIn, stepsOf, submitOf, wordsOf } from '../../support/teams-screen.ts'
import { HELLO, helloShown, type TeamsWorld, teamsWorld } from '../../support/teams-world.ts'

let world: TeamsWorld
afterEach(() => world.close())

const FORM: Form = {
  name: 'actions.add',
  notice: 'Add an action',
  title: 'Make this an action',
  intro: [],
  fields: [{ kind: 'line', name: 'what', label: 'What is to be done', required: true, maxLength: 300 }],
  submit: 'Add',
  carry: { once: 'k1' },
  values: {},
  errors: {},
}
const asks = (form: Form = FORM): Reply => ({ kind: 'ask', form })

const message = (id: string, content: string, contentType = 'html') => ({
  id: '1700000000001',
  from: { user: { id, userIdentityType: 'aadUser' } },
  body: { contentType, content },
})
const chosen = (payload: object, name = 'make-action') => ({
  type: 'invoke',
  name: 'composeExtension/fetchTask',
  value: { commandId: name, commandContext: 'message', messagePayload: payload },
})
const sent = (data: object) => ({
  type: 'invoke',
  name: 'composeExtension/submitAction',
  value: { commandId: 'make-action', commandContext: 'message', data },
})
const words = () => world.opened.requests.map(({ ask }) => (ask.kind === 'shortcut' ? ask.words : null))
const mine = () => world.alex.aadObjectId

test('one’s own message in a channel is asked about in a dialog, which is as private as the chat', async () => {
  world = await teamsWorld(() => asks())
  const { status, body } = await world.doesInChannel(chosen(message(mine().toUpperCase(), '<p>Ring&nbsp;them</p>')))
  expect(dialogFaults(status, body)).toEqual([])
  expect(words()).toEqual(['Ring them'])
  expect(world.opened.requests[0]?.from.place).toBe('private')
  expect(submitOf(dialogIn(body).card ?? { text: '', inputs: [], actions: [] })?.title).toBe('Add')
  expect(world.peer.ledger).toEqual([])
})

test('nothing is taken from somebody else, from an app, or from a message without a writer', async () => {
  world = await teamsWorld(() => asks())
  for (const payload of [message(randomUUID(), 'Theirs'), { ...message('', 'Nobody’s') }, { body: {} }, {}]) {
    expect((await world.does(chosen(payload))).status).toBe(200)
  }
  expect(words()).toEqual(['', '', '', ''])
})

test('an answer with buttons, or of several cards, goes to the personal chat, and the dialog says so', async () => {
  const buttons = { kind: 'buttons', buttons: [{ label: 'More', name: 'a.b', carry: {} }] } as const
  const long = { notice: 'Help', body: Array.from({ length: 60 }, () => ({ kind: 'text', text: 'x'.repeat(900) })) }
  const replies: Reply[] = [
    { kind: 'show', message: { ...HELLO, body: [...HELLO.body, buttons] } },
    { kind: 'show', message: long as typeof HELLO },
    helloShown(),
  ]
  world = await teamsWorld(() => replies.shift() ?? helloShown())
  for (const reply of [1, 2]) {
    const { body } = await world.doesInChannel(chosen(message(mine(), 'x'), 'wellbeing'))
    expect(dialogIn(body).words, `reply ${reply}`).toContain('in your personal chat')
  }
  expect(new Set(world.peer.ledger.map(({ conversation }) => conversation))).toEqual(new Set([world.personal.id]))
  expect(wordsOf(world.peer.ledger[0]?.activity ?? {})).toContain('Hello from Alongside.')
  const short = await world.doesInChannel(chosen(message(mine(), 'x'), 'wellbeing'))
  expect(dialogIn(short.body).card?.text).toBe('Hello from Alongside.')
  expect(world.peer.faults).toEqual([])
})

test('somebody without a personal chat is told how to get one', async () => {
  const buttons = { kind: 'buttons', buttons: [{ label: 'More', name: 'a.b', carry: {} }] } as const
  world = await teamsWorld(() => ({ kind: 'show', message: { ...HELLO, body: [buttons] } }))
  world.peer.withoutApp.add(mine())
  const { body } = await world.doesInChannel(chosen(message(mine(), 'x')))
  expect(dialogIn(body).words).toContain('our personal chat')
})

test('a slow answer follows in the personal chat, with the words of the form that was sent', async () => {
  let finish: (reply: Reply) => void = () => undefined
  const work = new Promise<Reply>((resolve) => {
    finish = resolve
  })
  world = await teamsWorld(({ ask }) => (ask.kind === 'submit' ? work : asks()), {
    patience: { typing: 60_000, turn: 500, call: 10_000 },
  })
  const { body } = await world.does(chosen(message(mine(), 'x')))
  const submit = submitOf(dialogIn(body).card ?? { text: '', inputs: [], actions: [] })
  const late = await world.does(sent({ ...submit?.data, what: 'Not to be lost' }))
  expect(dialogIn(late.body).words).toContain('taking longer')
  finish({ kind: 'keep', errors: { what: 'Say it in fewer words.' } })
  await expect.poll(() => world.peer.ledger.length).toBe(1)
  const shown = wordsOf(world.peer.ledger[0]?.activity ?? {})
  expect(shown).toContain('Say it in fewer words.')
  expect(shown).toContain('Not to be lost')
})

test('a form that cannot be drawn leaves the one before it, filled', async () => {
  world = await teamsWorld(({ ask }) => (ask.kind === 'submit' ? asks({ ...FORM, submit: '' }) : asks()))
  const opened = await world.does(chosen(message(mine(), 'x')))
  const submit = submitOf(dialogIn(opened.body).card ?? { text: '', inputs: [], actions: [] })
  const { card } = dialogIn((await world.does(sent({ ...submit?.data, what: 'Not to be lost' }))).body)
  expect(card?.text).toContain('could not be shown')
  expect(card?.inputs).toMatchObject([{ name: 'what', value: 'Not to be lost' }])
})

test('a form asks for nothing before a step, and its steps and sections come back with a refusal', async () => {
  world = await teamsWorld(({ ask }) =>
    ask.kind === 'submit' ? { kind: 'keep', errors: { form: 'Five are enough.' } } : asks(longForm(1, 3)),
  )
  const opened = await world.does(chosen(message(mine(), 'x')))
  expect(JSON.stringify(opened.body)).not.toContain('"isRequired":true')
  const [more] = stepsOf(dialogIn(opened.body).card ?? undefined)
  const answered = await world.does(sent({ ...more?.data, covered: 'tick-1,tick-2', shared: 'Words' }))
  expect(world.opened.requests.at(-1)?.ask).toMatchObject({
    step: 'more',
    values: { covered: ['tick-1', 'tick-2'], shared: 'Words' },
  })
  const { card } = dialogIn(answered.body)
  for (const text of ['Five are enough.', 'New actions', '[Add another action]', '[Keep for later]'])
    expect(card?.text).toContain(text)
})

test('only what is signed is asked, and a robot is nobody', async () => {
  world = await teamsWorld(() => asks())
  const payload = world.activity(chosen(message(mine(), 'x')))
  expect((await world.client.post(world.opened.origin, payload, null)).status).toBe(401)
  const robot = await world.does({ ...chosen(message('', 'x')), from: { id: '28:another-bot' } })
  expect(dialogIn(robot.body).card).toBeNull()
  expect(world.opened.requests).toEqual([])
})
