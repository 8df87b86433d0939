import { afterEach, beforeEach, expect, test } from 'vitest'
import { signingKeys } from '../../../src/doors/teams/signing-keys.ts'
import { type OpenIdProvider, openIdProvider } from '../../support/openid-provider.ts'
import { helloShown, teamsWorld } from '../../support/teams-world.ts'

const HOUR = 3_600_000
let provider: OpenIdProvider
let failures = 0
beforeEach(async () => {
  provider = await openIdProvider()
  failures = 0
})
afterEach(() => provider.close())

const keysOf = () =>
  signingKeys(provider.metadataUrl, () => {
    failures += 1
  })

test('keys are asked for once, however many tokens come at the same time', async () => {
  const keys = keysOf()
  const found = await Promise.all([keys('key-1', 0), keys('key-1', 0), keys('key-1', 1)])
  expect(found.every((key) => key?.channels.includes('msteams'))).toBe(true)
  expect(provider.asked()).toBe(1)
})

test('with the provider away the keys in hand serve on for a week, and no longer', async () => {
  const keys = keysOf()
  await keys('key-1', 0)
  provider.goAway(true)
  expect(await keys('key-1', 25 * HOUR)).not.toBeNull()
  await expect.poll(() => failures).toBe(1)
  expect(await keys('key-1', 6 * 24 * HOUR)).not.toBeNull()
  expect(await keys('key-1', 8 * 24 * HOUR)).toBeNull()
})

test('a new key is found, and made-up key names cannot make us ask all the time', async () => {
  const keys = keysOf()
  await keys('key-1', 0)
  provider.rotate()
  expect(await keys('key-2', HOUR)).not.toBeNull()
  for (let name = 0; name < 20; name += 1) expect(await keys(`made-up-${name}`, HOUR + name)).toBeNull()
  expect(provider.asked()).toBe(2)
})

test('a provider that was away at first is asked again soon', async () => {
  const keys = keysOf()
  provider.goAway(true)
  expect(await keys('key-1', 0)).toBeNull()
  provider.goAway(false)
  expect(await keys('key-1', 1_000)).toBeNull()
  expect(await keys('key-1', 6_000)).not.toBeNull()
})

test('a key that is not endorsed for Teams signs for nobody there', async () => {
  const world = await teamsWorld(helloShown, { endorsements: ['webchat'] })
  try {
    expect((await world.does({ text: 'hi' })).status).toBe(401)
  } finally {
    await world.close()
  }
})

test('the door answers with cached keys while the provider is away, and refuses all while it has none', async () => {
  const world = await teamsWorld(helloShown)
  try {
    world.provider.goAway(true)
    expect((await world.does({ text: 'hi' })).status).toBe(401)
    expect(world.opened.logged.map(({ event }) => event)).toEqual(['teams.signing-keys-unreachable', 'teams.refused'])
  } finally {
    await world.close()
  }
  const cached = await teamsWorld(helloShown)
  try {
    expect((await cached.does({ text: 'hi' })).status).toBe(200)
    cached.provider.goAway(true)
    expect((await cached.does({ text: 'hi again' })).status).toBe(200)
  } finally {
    await cached.close()
  }
})
