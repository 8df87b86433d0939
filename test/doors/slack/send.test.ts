import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sdkLogger } from '../../../src/doors/slack/client.ts'
import { createSender } from '../../../src/doors/slack/send.ts'
import type { Address } from '../../../src/kernel/door.ts'
import type { Message } from '../../../src/view/message.ts'
import { deadApi, type OpenedSlack, openSlack, SAM } from '../../support/slack-door.ts'
import type { Fault } from '../../support/slack-peer.ts'

let slack: OpenedSlack
let to: Address
beforeEach(async () => {
  slack = await openSlack(() => ({ kind: 'quiet' }))
  const { team, userId } = slack.peer.workspace()
  to = { door: 'slack', tenant: team, user: userId(SAM.email), route: {} }
})
afterEach(() => slack.close())

const digest: Message = { notice: 'Your week', body: [{ kind: 'text', text: 'One-to-one with Priya Shah is due.' }] }
const long: Message = {
  notice: 'Your week',
  body: Array.from({ length: 120 }, (_, index) => ({ kind: 'heading', text: `Line ${index}`, level: 2 }) as const),
}
const posted = () => slack.peer.accepted.filter(({ method }) => method === 'chat.postMessage').map(({ args }) => args)

it('sends to the user, with the same id for the same key', async () => {
  const outcome = await slack.door.send(to, digest, 'row-1')
  const args = posted()[0]
  expect(outcome).toEqual({ kind: 'sent', ref: expect.stringMatching(/^D\w+:\d+\.\d+$/) })
  expect(args).toMatchObject({
    channel: to.user,
    text: 'Your week',
    client_msg_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    metadata: { event_type: 'alongside_message', event_payload: { key: 'row-1', page: 0 } },
  })
  await slack.door.send(to, digest, 'row-1')
  await slack.door.send(to, digest, 'row-2')
  const [first, again, other] = posted().map((message) => message.client_msg_id)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
  expect(slack.driver.inbox(SAM)).toHaveLength(3)
  expect(slack.driver.faults()).toEqual([])
})

const outcomes: readonly [string, Fault, unknown][] = [
  ['a limit', { kind: 'limited', retryAfter: '600' }, { kind: 'retry-after', seconds: 600 }],
  ['a limit that does not say how long', { kind: 'limited', retryAfter: null }, { kind: 'retry-after', seconds: 30 }],
  ['a limit that says nonsense', { kind: 'limited', retryAfter: 'soon' }, { kind: 'retry-after', seconds: 30 }],
  ['a limit with status 200', { kind: 'error', error: 'ratelimited' }, { kind: 'retry-after', seconds: 30 }],
  ['status 500', { kind: 'status', status: 500 }, { kind: 'unknown' }],
  ['status 503', { kind: 'status', status: 503 }, { kind: 'unknown' }],
  ['a connection lost after accepting', { kind: 'lost' }, { kind: 'unknown' }],
  ['Slack’s own trouble', { kind: 'error', error: 'internal_error' }, { kind: 'unknown' }],
  ['a code never heard of', { kind: 'error', error: 'brand_new_code' }, { kind: 'unknown' }],
  ['nobody there', { kind: 'error', error: 'user_not_found' }, { kind: 'terminal', reason: 'user-gone' }],
  ['no such conversation', { kind: 'error', error: 'channel_not_found' }, { kind: 'terminal', reason: 'user-gone' }],
  ['a closed account', { kind: 'error', error: 'user_disabled' }, { kind: 'terminal', reason: 'user-gone' }],
  ['our token refused', { kind: 'error', error: 'invalid_auth' }, { kind: 'terminal', reason: 'credentials-refused' }],
  ['our token revoked', { kind: 'error', error: 'token_revoked' }, { kind: 'terminal', reason: 'credentials-refused' }],
  [
    'our bot’s account closed',
    { kind: 'error', error: 'account_inactive' },
    { kind: 'terminal', reason: 'credentials-refused' },
  ],
  [
    'messages tab off',
    { kind: 'error', error: 'messages_tab_disabled' },
    { kind: 'terminal', reason: 'not-installed' },
  ],
  [
    'an administrator’s rule',
    { kind: 'error', error: 'restricted_action' },
    { kind: 'terminal', reason: 'blocked-by-administrator' },
  ],
  ['blocks refused', { kind: 'error', error: 'invalid_blocks' }, { kind: 'terminal', reason: 'message-refused' }],
  ['text too long', { kind: 'error', error: 'msg_too_long' }, { kind: 'terminal', reason: 'message-refused' }],
]
for (const [name, fault, outcome] of outcomes) {
  it(`${name}: one call, and the right outcome`, async () => {
    slack.peer.script('chat.postMessage', fault)
    expect(await slack.door.send(to, digest, 'row-1')).toEqual(outcome)
    expect(slack.peer.calls.filter((method) => method === 'chat.postMessage')).toHaveLength(1)
  })
}

it('a Slack that cannot be reached has not got the message', async () => {
  const away = await openSlack(() => ({ kind: 'quiet' }), {}, { apiUrl: await deadApi() })
  expect(await away.door.send(to, digest, 'row-1')).toEqual({ kind: 'retry-after', seconds: 30 })
  await away.close()
})

it('a Slack that never answers leaves the outcome unknown', async () => {
  slack.peer.script('chat.postMessage', { kind: 'hang' })
  const { botToken, apiUrl } = slack.peer
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const impatient = new WebClient(botToken, {
    slackApiUrl: apiUrl,
    timeout: 100,
    retryConfig: { retries: 0 },
    logger: sdkLogger(log),
  })
  expect(await createSender(impatient, log)(to, digest, 'row-1')).toEqual({ kind: 'unknown' })
})

it('a message that cannot be drawn is refused, and Slack is not asked', async () => {
  expect(await slack.door.send(to, { notice: '', body: [] }, 'row-1')).toEqual({
    kind: 'terminal',
    reason: 'message-refused',
  })
  expect(slack.peer.calls).not.toContain('chat.postMessage')
})

it('a limit on reminders does not hold up somebody who is waiting', async () => {
  slack.peer.script('chat.postMessage', { kind: 'limited', retryAfter: '600' })
  await slack.door.send(to, digest, 'row-1')
  expect(await slack.door.whoIs(to.tenant, to.user)).toMatchObject({ email: SAM.email })
})

it('goes on from the page that failed: no page comes twice, none is missing', async () => {
  slack.peer.script('chat.postMessage', null, { kind: 'limited', retryAfter: '7' }, null, {
    kind: 'status',
    status: 500,
  })
  expect(await slack.door.send(to, long, 'row-1')).toEqual({ kind: 'retry-after', seconds: 7 })
  expect(await slack.door.send(to, long, 'row-1')).toEqual({ kind: 'unknown' })
  const sent = await slack.door.send(to, long, 'row-1')
  const pages = posted().map((args) => (args.metadata as { event_payload: { page: number } }).event_payload.page)
  expect(pages).toEqual([0, 1, 2])
  expect(sent).toEqual({
    kind: 'sent',
    ref: expect.stringContaining(
      String(slack.peer.accepted.find(({ method }) => method === 'chat.postMessage')?.answer.ts),
    ),
  })
})
