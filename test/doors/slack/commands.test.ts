import { afterEach, expect, it } from 'vitest'
import type { Form } from '../../../src/view/form.ts'
import type { Message } from '../../../src/view/message.ts'
import { deadApi, type OpenedSlack, openSlack, SAM } from '../../support/slack-door.ts'

let slack: OpenedSlack
afterEach(() => slack.close())

const help: Message = {
  notice: 'Help is here',
  body: [
    { kind: 'heading', text: 'Talk to somebody now', level: 1 },
    { kind: 'links', links: [{ label: 'A line & more <now>', href: 'tel:01632960000', note: 'day and night' }] },
    { kind: 'buttons', buttons: [{ label: 'More', name: 'wellbeing.more', carry: { category: 'sleep' } }] },
  ],
}
const longHelp: Message = {
  notice: 'Help is here',
  body: Array.from({ length: 120 }, (_, index) => ({ kind: 'heading', text: `Line ${index}`, level: 2 }) as const),
}
const form: Form = {
  name: 'one-to-ones.log',
  notice: 'Log a one-to-one',
  title: 'One-to-one',
  intro: [],
  fields: [{ kind: 'paragraph', name: 'notes', label: 'Notes', required: true, maxLength: 3000 }],
  submit: 'Save',
  carry: { once: 'k1' },
  values: {},
  errors: {},
}

it('answers a command in the acknowledgement, to the asker only, with no call to Slack', async () => {
  slack = await openSlack(() => ({ kind: 'show', message: help }))
  await slack.driver.says(SAM, "/wellbeing can't sleep & <worried>")
  expect(slack.opened.requests[0]).toMatchObject({
    from: { door: 'slack', tenant: slack.peer.workspace().team, place: 'private' },
    ask: { kind: 'command', name: 'wellbeing', words: "can't sleep & <worried>" },
  })
  expect(slack.driver.screen(SAM)).toContain('Talk to somebody now')
  expect(slack.driver.screen(SAM)).toContain('A line & more <now>')
  expect(slack.peer.calls.filter((method) => method !== 'auth.test')).toEqual([])
  expect(slack.driver.faults()).toEqual([])
})

it('says that a channel is shared, and still answers the asker only', async () => {
  slack = await openSlack(() => ({ kind: 'show', message: help }))
  await slack.driver.saysInShared(SAM, '/wellbeing')
  expect(slack.opened.requests[0]?.from.place).toBe('shared')
  expect(slack.peer.accepted.filter(({ method }) => method.startsWith('chat.'))).toEqual([])
})

it('hands words that name no command to the core as they were typed', async () => {
  slack = await openSlack(() => ({ kind: 'show', message: help }))
  await slack.driver.says(SAM, '/nosuch thing')
  expect(slack.opened.requests[0]?.ask).toEqual({ kind: 'command', name: '', words: '/nosuch thing' })
})

it('shows every page of a long answer, in order', async () => {
  slack = await openSlack(() => ({ kind: 'show', message: longHelp }))
  await slack.driver.says(SAM, '/wellbeing')
  const lines = slack.driver.screen(SAM).split('\n')
  expect(lines).toEqual(Array.from({ length: 120 }, (_, index) => `Line ${index}`))
})

it('answers while Slack’s Web API is down', async () => {
  slack = await openSlack(() => ({ kind: 'show', message: help }), {}, { apiUrl: await deadApi() })
  await slack.driver.says(SAM, '/wellbeing')
  expect(slack.driver.screen(SAM)).toContain('Talk to somebody now')
})

it('answers late by the response URL when the core is slow', async () => {
  let release = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  slack = await openSlack(async () => {
    await gate
    return { kind: 'show', message: help }
  })
  const asked = slack.driver.says(SAM, '/wellbeing')
  setTimeout(release, 2_300)
  await asked
  expect(slack.peer.calls).toContain('response_url')
  expect(slack.driver.screen(SAM)).toContain('Talk to somebody now')
})

it('opens a form as a modal', async () => {
  slack = await openSlack(() => ({ kind: 'ask', form }))
  await slack.driver.says(SAM, '/one-to-one')
  expect(slack.driver.openForm(SAM)).toEqual({ notes: '' })
  expect(slack.driver.faults()).toEqual([])
})

it('offers the form again when Slack no longer takes the trigger', async () => {
  slack = await openSlack(() => ({ kind: 'ask', form }))
  slack.peer.script('views.open', { kind: 'error', error: 'expired_trigger_id' })
  await slack.driver.says(SAM, '/one-to-one')
  expect(slack.driver.openForm(SAM)).toBeNull()
  expect(slack.driver.screen(SAM)).toContain('That took too long')
  await slack.driver.presses(SAM, 'Open the form')
  expect(slack.opened.requests[1]?.ask).toEqual({ kind: 'command', name: 'one-to-one', words: '' })
  expect(slack.driver.openForm(SAM)).toEqual({ notes: '' })
})

it('sends an answer to the person’s own conversation when the response URL is used up', async () => {
  slack = await openSlack(() => ({ kind: 'show', message: longHelp }))
  slack.peer.script('response_url', { kind: 'status', status: 404 })
  await slack.driver.says(SAM, '/wellbeing')
  expect(slack.driver.screen(SAM)).toContain('Line 119')
})

it('still says something when an answer cannot be drawn', async () => {
  const impossible: Message = {
    notice: 'x',
    body: [{ kind: 'buttons', buttons: [{ label: 'b'.repeat(200), name: 'a.b', carry: {} }] }],
  }
  slack = await openSlack(() => ({ kind: 'show', message: impossible }))
  await slack.driver.says(SAM, '/wellbeing')
  expect(slack.driver.screen(SAM)).toContain('type /wellbeing to see where it is')
})
