import { afterEach, expect, it } from 'vitest'
import type { Form } from '../../../src/view/form.ts'
import type { Message } from '../../../src/view/message.ts'
import { type OpenedSlack, openSlack, SAM } from '../../support/slack-door.ts'
import { eventCallback } from '../../support/slack-payloads.ts'
import { post, signEvent } from '../../support/slack-sign.ts'

const PATIENTLY = { timeout: 10_000 }

let slack: OpenedSlack
afterEach(() => slack.close())

const help: Message = { notice: 'Help is here', body: [{ kind: 'text', text: 'Help is here.' }] }
const form: Form = {
  name: 'one-to-ones.log',
  notice: 'Log',
  title: 'One-to-one',
  intro: [],
  fields: [{ kind: 'line', name: 'what', label: 'What', required: false, maxLength: 100 }],
  submit: 'Save',
  carry: {},
  values: {},
  errors: {},
}
const deliver = (event: object): Promise<Response> =>
  post(
    `${slack.opened.origin}/slack/events`,
    signEvent(slack.peer.signingSecret, eventCallback('T1', event as Record<string, unknown>)),
  )

it('understands words typed to the bot, and answers in the same conversation', async () => {
  slack = await openSlack(() => ({ kind: 'show', message: help }))
  await slack.driver.says(SAM, 'Wellbeing: I <3 sleep & quiet')
  expect(slack.opened.requests[0]).toMatchObject({
    from: { place: 'private' },
    ask: { kind: 'command', name: 'wellbeing', words: 'I <3 sleep & quiet' },
  })
  expect(slack.driver.screen(SAM)).toBe('Help is here.')
  expect(slack.driver.inbox(SAM)).toEqual([])
})

it('hands on words that name no command, whole', async () => {
  slack = await openSlack(() => ({ kind: 'show', message: help }))
  await slack.driver.says(SAM, 'I am done with all of it')
  expect(slack.opened.requests[0]?.ask).toEqual({ kind: 'command', name: '', words: 'I am done with all of it' })
})

it('offers a button where typed words ask for a form', async () => {
  slack = await openSlack(() => ({ kind: 'ask', form }))
  await slack.driver.says(SAM, '1:1')
  expect(slack.driver.screen(SAM)).toContain('[Open the form]')
  await slack.driver.presses(SAM, 'Open the form')
  expect(slack.opened.requests[1]?.ask).toEqual({ kind: 'command', name: 'one-to-one', words: '' })
  expect(slack.driver.openForm(SAM)).toEqual({ what: '' })
})

it('answers in the thread it was asked in', async () => {
  slack = await openSlack(() => ({ kind: 'show', message: help }))
  const channel = await slack.peer.workspace().conversation(slack.peer.workspace().userId(SAM.email))
  await deliver({ type: 'message', channel, channel_type: 'im', user: 'U1', text: 'help', ts: '2.2', thread_ts: '1.1' })
  await expect.poll(() => slack.peer.accepted.at(-1)?.args, PATIENTLY).toMatchObject({ channel, thread_ts: '1.1' })
})

it('does not answer robots, itself, edits, deletions or other places', async () => {
  slack = await openSlack(() => ({ kind: 'show', message: help }))
  const typed = { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text: 'help', ts: '1.1' }
  const unanswered = [
    { ...typed, bot_id: 'B1' },
    { ...typed, subtype: 'message_changed' },
    { ...typed, subtype: 'message_deleted', hidden: true },
    { ...typed, subtype: 'bot_message' },
    { ...typed, channel: 'C1', channel_type: 'channel' },
    { ...typed, user: undefined },
    { type: 'app_home_opened', user: 'U1', tab: 'messages' },
    { type: 'reaction_added', user: 'U1' },
  ]
  for (const event of unanswered) expect((await deliver(event)).status).toBeLessThan(500)
  expect(slack.opened.requests).toEqual([])
  await deliver({ ...typed, subtype: 'file_share' })
  expect(slack.opened.requests).toHaveLength(1)
})

it('reports the end of an installation and of the bot’s token, and nobody else’s token', async () => {
  slack = await openSlack(() => ({ kind: 'quiet' }))
  await deliver({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } })
  await deliver({ type: 'tokens_revoked', tokens: { bot: ['UBOT'] } })
  await deliver({ type: 'app_uninstalled' })
  expect(slack.opened.lifecycle).toEqual([
    { kind: 'credentials-revoked', door: 'slack', tenant: 'T1' },
    { kind: 'uninstalled', door: 'slack', tenant: 'T1', user: null },
  ])
})

it('waits on closing for answers still on their way', async () => {
  let release = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  slack = await openSlack(async () => {
    await gate
    return { kind: 'show', message: help }
  })
  const channel = await slack.peer.workspace().conversation(slack.peer.workspace().userId(SAM.email))
  await deliver({ type: 'message', channel, channel_type: 'im', user: 'U1', text: 'help', ts: '1.1' })
  const closed = slack.opened.close()
  release()
  await closed
  expect(slack.peer.accepted.at(-1)).toMatchObject({ method: 'chat.postMessage', args: { channel } })
  slack = { ...slack, close: slack.peer.close }
})
