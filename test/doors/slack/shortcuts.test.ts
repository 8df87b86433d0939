import { afterEach, expect, it } from 'vitest'
import type { Reply } from '../../../src/conversation/exchange.ts'
import { type OpenedSlack, openSlack, SAM } from '../../support/slack-door.ts'
import { form } from '../../support/slack-form.ts'

const PATIENTLY = { timeout: 10_000 }

let slack: OpenedSlack
afterEach(() => slack.close())

const asks: Reply = { kind: 'ask', form }

it('opens a form at once for a slow answer, which then takes its place: the words of a message come but once', async () => {
  let release = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  slack = await openSlack(async () => {
    await gate
    return asks
  })
  await slack.driver.shortcut(SAM, 'make-action', 'own', 'Ring the fleet desk')
  expect(slack.driver.screen(SAM)).toContain('The form is on its way.')
  expect(slack.driver.openForm(SAM)).toBeNull()
  release()
  await expect.poll(() => slack.driver.openForm(SAM), PATIENTLY).toMatchObject({ notes: '' })
  expect(slack.peer.accepted.filter(({ method }) => method === 'views.open')).toHaveLength(1)
  expect(slack.driver.faults()).toEqual([])
})

it('says how to get the form when Slack no longer opens one', async () => {
  slack = await openSlack(() => asks)
  slack.peer.script('views.open', { kind: 'error', error: 'expired_trigger_id' })
  await slack.driver.shortcut(SAM, 'make-action', 'own', 'Ring the fleet desk')
  expect(slack.driver.screen(SAM)).toContain('Choose it again from the message’s menu.')
  slack.peer.script('views.open', { kind: 'error', error: 'expired_trigger_id' })
  await slack.driver.usesShortcut(SAM, 'one-to-one')
  await slack.driver.presses(SAM, 'Open the form')
  expect(slack.opened.requests.at(-1)?.ask).toEqual({ kind: 'command', name: 'one-to-one', words: '' })
  expect(slack.driver.openForm(SAM)).not.toBeNull()
})

it('takes nobody for the writer of a message without one', async () => {
  slack = await openSlack(() => ({ kind: 'quiet' }))
  await slack.driver.shortcut(SAM, 'make-action', 'another', 'Said by an app')
  expect(slack.opened.requests.at(-1)?.ask).toMatchObject({ words: '' })
})
