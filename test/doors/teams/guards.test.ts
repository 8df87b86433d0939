import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeKey, signToken } from '../../support/openid-provider.ts'
import { goodToken } from '../../support/teams-client.ts'
import { helloShown, type TeamsWorld, teamsWorld } from '../../support/teams-world.ts'

let world: TeamsWorld
beforeAll(async () => {
  world = await teamsWorld(helloShown)
})
afterAll(() => world.close())
beforeEach(() => {
  world.opened.requests.length = 0
  world.opened.logged.length = 0
})

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const audience = (): string => world.peer.appId
const serviceUrl = (): string => world.peer.serviceUrl
const claims = () => ({ audience: audience(), serviceUrl: serviceUrl() })
const signed = (more: Partial<Parameters<typeof signToken>[1]>) =>
  signToken(world.provider.key, { ...claims(), ...more })

const payload = () => {
  const now = Math.floor(Date.now() / 1000)
  return base64({ iss: 'https://api.botframework.com', aud: audience(), serviceurl: serviceUrl(), exp: now + 3600 })
}
function unsigned(): string {
  return `${base64({ alg: 'none', kid: world.provider.key.kid })}.${payload()}.`
}
/** The classic trick: the public key used as the secret of a symmetric signature. */
function symmetric(): string {
  const signing = `${base64({ alg: 'HS256', kid: world.provider.key.kid })}.${payload()}`
  const secret = world.provider.key.publicKey.export({ type: 'spki', format: 'pem' })
  return `${signing}.${createHmac('sha256', secret).update(signing).digest('base64url')}`
}
const tampered = (): string => {
  const [head, , signature] = goodToken(world.peer, world.provider).split('.')
  return `${head}.${payload()}.${signature}`
}

const BAD_TOKENS: Readonly<Record<string, () => string | null>> = {
  'no token': () => null,
  'no signature': unsigned,
  'a symmetric signature': symmetric,
  'a forged signature': () => signToken({ ...makeKey('x'), kid: world.provider.key.kid }, claims()),
  'claims changed after signing': tampered,
  'an unknown key': () => signToken(makeKey('key-99'), claims()),
  'another audience': () => signed({ audience: 'another-app' }),
  'another issuer': () => signed({ issuer: 'https://sts.windows.net/tenant/' }),
  'an expired token': () => signed({ from: -7_200, until: -600 }),
  'a token not valid yet': () => signed({ from: 600 }),
  'another service URL': () => signed({ serviceUrl: 'https://smba.trafficmanager.net/uk/' }),
  'no service URL': () => signed({ serviceUrl: '' }),
  gibberish: () => 'a.b.c',
}

test.each(Object.entries(BAD_TOKENS))('%s is refused with 401 and nothing else', async (_name, token) => {
  const answered = await world.client.post(world.opened.origin, world.activity({ text: 'wellbeing' }), token())
  expect(answered).toEqual({ status: 401, body: 'Unauthorized' })
  expect(world.opened.requests).toEqual([])
  expect(world.opened.logged).toMatchObject([{ fields: { status: 401, why: 'bearer' }, event: 'teams.refused' }])
})

const channelData = { tenant: { id: 'other-tenant' } }
test.each([
  ['another tenant', () => ({ channelData }), 'tenant'],
  ['a conversation of another tenant', () => ({ conversation: { id: 'a:1', tenantId: 'other' } }), 'tenant'],
  ['no tenant', () => ({ channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } }), 'tenant'],
  ['the emulator', () => ({ channelId: 'emulator' }), 'bearer'],
])('%s is refused', async (_name, change, why) => {
  const answered = await world.does({ text: 'wellbeing', ...change() })
  expect(answered.status).toBe(why === 'bearer' ? 401 : 403)
  expect(world.opened.requests).toEqual([])
  expect(world.opened.logged).toMatchObject([{ fields: { why } }])
})

test.each([
  'https://smba.trafficmanager.net.example.org/uk/',
  'https://user@smba.trafficmanager.net/uk/',
  'http://smba.trafficmanager.net/uk/',
  'http://127.0.0.1:1/',
  'file:///etc/passwd',
  'not a url',
])('a signed activity that names %s as the place to answer is refused', async (place) => {
  const activity = world.activity({ text: 'wellbeing', serviceUrl: place })
  const answered = await world.client.post(world.opened.origin, activity, signed({ serviceUrl: place }))
  expect(answered.status).toBe(403)
  expect(world.opened.logged).toMatchObject([{ fields: { why: 'service-host' } }])
})

test('an exact replay of a good request is refused', async () => {
  const activity = world.activity({ text: 'wellbeing' })
  const token = goodToken(world.peer, world.provider)
  expect((await world.client.post(world.opened.origin, activity, token)).status).toBe(200)
  expect((await world.client.post(world.opened.origin, activity, token)).status).toBe(401)
  expect(world.opened.requests).toHaveLength(1)
  expect(world.opened.logged).toMatchObject([{ fields: { why: 'replay' } }])
})

const post = (body: string) =>
  fetch(`${world.opened.origin}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })

test.each(['', '{}', '[]', 'null', '"x"', '{"type":"message"}', '{"type":', '{"type":{"$gt":""}}', '\u0000'])(
  'the body %j is refused with 400 and nothing else',
  async (body) => {
    const answered = await post(body)
    expect([answered.status, await answered.text()]).toEqual([400, 'Bad Request'])
  },
)

test('bodies over a megabyte are refused before they are read', async () => {
  for (const size of [1_100_000, 100_000_000]) {
    // The server hangs up in the middle of the larger one: a refused connection is a refusal too.
    const status = await post('x'.repeat(size)).then(
      (answered) => answered.status,
      () => 413,
    )
    expect(status).toBe(413)
  }
  expect((await world.does({ text: 'wellbeing' })).status).toBe(200)
})

test('a channel that is not Teams is refused, even with a key that may speak for it', async () => {
  const web = await teamsWorld(helloShown, { endorsements: ['msteams', 'webchat'] })
  expect((await web.does({ channelId: 'webchat', text: 'wellbeing' })).status).toBe(403)
  expect(web.opened.logged).toMatchObject([{ fields: { why: 'channel' } }])
  await web.close()
})

test('other methods are not answered', async () => {
  expect((await fetch(`${world.opened.origin}/api/messages`)).status).toBe(404)
})
