import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type OpenedSlack, openSlack } from '../../support/slack-door.ts'
import { commandFields, eventCallback } from '../../support/slack-payloads.ts'
import { post, type Signed, sign, signCommand, signEvent } from '../../support/slack-sign.ts'

let slack: OpenedSlack
let url: string
let secret: string
beforeAll(async () => {
  slack = await openSlack(() => ({ kind: 'show', message: { notice: 'Help is here', body: [] } }))
  url = `${slack.opened.origin}/slack/events`
  secret = slack.peer.signingSecret
})
beforeEach(() => void slack.opened.requests.splice(0))
afterAll(() => slack.close())

let serial = 0
function command(): Record<string, string> {
  serial += 1
  const trigger = `trigger-${serial}`
  const scene = { team: 'T1', user: 'U1', channel: 'D1', shared: false, trigger, responseUrl: '' }
  return commandFields(scene, '/wellbeing canaryword')
}
const now = (): number => Math.floor(Date.now() / 1000)
const FORM = 'application/x-www-form-urlencoded'

it('takes a command that Slack signed, at each of its addresses', async () => {
  for (const path of ['events', 'commands', 'interactive']) {
    const answer = await post(`${slack.opened.origin}/slack/${path}`, signCommand(secret, command()))
    expect(answer.status).toBe(200)
  }
  expect(slack.opened.requests).toHaveLength(3)
})

const without = (signed: Signed, ...names: string[]): Signed => ({
  ...signed,
  headers: Object.fromEntries(Object.entries(signed.headers).filter(([name]) => !names.includes(name))),
})
const withHeader = (signed: Signed, name: string, value: string): Signed => ({
  ...signed,
  headers: { ...signed.headers, [name]: value },
})
const SIGNATURE = 'x-slack-signature'
const TIMESTAMP = 'x-slack-request-timestamp'

const attacks: Record<string, () => Signed> = {
  'no signature': () => without(signCommand(secret, command()), SIGNATURE),
  'no timestamp': () => without(signCommand(secret, command()), TIMESTAMP),
  'another secret': () => signCommand('somebody else', command()),
  'another body under a good signature': () => ({ ...signCommand(secret, command()), body: 'command=%2Fwellbeing' }),
  'six minutes old': () => signCommand(secret, command(), now() - 360),
  'two minutes in the future': () => signCommand(secret, command(), now() + 120),
  'a timestamp that is no number': () => withHeader(signCommand(secret, command()), TIMESTAMP, '1e9'),
  'an unsigned ssl_check with a payload': () => ({
    body: new URLSearchParams({
      ssl_check: '1',
      payload: JSON.stringify({ type: 'block_actions', user: { id: 'U1' }, actions: [{ action_id: 'a.b' }] }),
    }).toString(),
    headers: { 'content-type': FORM },
  }),
  'an unsigned url_verification': () => ({
    body: JSON.stringify({ type: 'url_verification', challenge: 'x' }),
    headers: { 'content-type': 'application/json' },
  }),
}
for (const [name, attack] of Object.entries(attacks)) {
  it(`refuses ${name}, and runs nothing`, async () => {
    const answer = await post(url, attack())
    expect(answer.status).toBe(401)
    expect(slack.opened.requests).toEqual([])
  })
}

it('refuses an exact replay, however its signature is spelt', async () => {
  const signed = signCommand(secret, command())
  expect((await post(url, signed)).status).toBe(200)
  expect((await post(url, signed)).status).toBe(401)
  const tail = withHeader(signed, SIGNATURE, `${signed.headers[SIGNATURE]}=again`)
  expect((await post(url, tail)).status).toBe(401)
  const capitals = withHeader(signed, SIGNATURE, String(signed.headers[SIGNATURE]).toUpperCase().replace('V0', 'v0'))
  expect((await post(url, capitals)).status).toBe(401)
  expect(slack.opened.requests).toHaveLength(1)
})

it('does not remember a forged request: the true one still gets through', async () => {
  const signed = signCommand(secret, command())
  expect((await post(url, { ...signed, body: `${signed.body}x` })).status).toBe(401)
  expect((await post(url, signed)).status).toBe(200)
})

it('answers Slack’s own checks when they are signed', async () => {
  const verification = await post(url, signEvent(secret, { type: 'url_verification', challenge: 'abc' }))
  expect(await verification.json()).toEqual({ challenge: 'abc' })
  const check = await post(url, signCommand(secret, { ssl_check: '1', token: 'legacy' }))
  expect(check.status).toBe(200)
  expect(slack.opened.requests).toEqual([])
})

it('refuses a body that is too large, or in an encoding it does not read', async () => {
  expect((await post(url, sign(secret, 'x'.repeat(1_048_577), FORM))).status).toBe(413)
  const zipped = withHeader(signCommand(secret, command()), 'content-encoding', 'gzip')
  expect((await post(url, zipped)).status).toBe(400)
  const headers = signCommand(secret, command()).headers
  const latin = await fetch(url, { method: 'POST', headers, body: new Uint8Array([0x61, 0xff, 0xfe]) })
  expect(latin.status).toBe(400)
})

it('refuses a signed body that is no payload', async () => {
  for (const body of ['{"type":', '[]', 'null', '"text"']) {
    expect((await post(url, sign(secret, body, 'application/json'))).status).toBe(400)
  }
  expect((await post(url, sign(secret, 'payload=%7Bnot', FORM))).status).toBe(400)
  expect((await post(url, signEvent(secret, { type: 'nothing we know' }))).status).toBe(404)
  expect(slack.opened.requests).toEqual([])
})

it('runs an event once, however often it is delivered', async () => {
  const event = { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text: 'wellbeing', ts: '1.1' }
  const payload = eventCallback('T1', event, 'Ev-again')
  const first = now()
  for (const retry of ['0', '1', '2']) {
    const signed = withHeader(signEvent(secret, payload, first - Number(retry)), 'x-slack-retry-num', retry)
    expect((await post(url, signed)).status).toBe(200)
  }
  expect(slack.opened.requests).toHaveLength(1)
})

it('writes nothing to the log of what was typed', () => {
  expect(JSON.stringify(slack.opened.logged)).not.toContain('canaryword')
})

it('refuses another workspace when it is told which one is ours', async () => {
  const strict = await openSlack(() => ({ kind: 'quiet' }), {}, { tenant: 'T-OURS' })
  const answer = await post(`${strict.opened.origin}/slack/events`, signCommand(secret, command()))
  expect(answer.status).toBe(404)
  expect(strict.opened.requests).toEqual([])
  await strict.close()
})
