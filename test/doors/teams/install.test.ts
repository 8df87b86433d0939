import { afterEach, expect, test } from 'vitest'
import { wordsOf } from '../../support/teams-screen.ts'
import { helloShown, type TeamsWorld, teamsWorld } from '../../support/teams-world.ts'

let world: TeamsWorld
afterEach(() => world.close())

const bot = () => ({ id: `28:${world.peer.appId}` })

test('an installation hands the address over and welcomes once, though Teams tells of it twice', async () => {
  world = await teamsWorld(helloShown)
  await world.does({ type: 'installationUpdate', action: 'add' })
  await world.does({ type: 'conversationUpdate', membersAdded: [bot()] })
  const installed = { kind: 'installed', address: world.address }
  expect(world.opened.lifecycle).toEqual([installed, installed])
  expect(world.opened.requests).toMatchObject([{ ask: { kind: 'opened' }, from: { place: 'private' } }])
  expect(world.peer.ledger.map(({ activity }) => wordsOf(activity))).toEqual(['Hello from Alongside.'])
})

test('an upgrade brings the address up to date without a word', async () => {
  world = await teamsWorld(helloShown)
  await world.does({ type: 'installationUpdate', action: 'add-upgrade' })
  expect(world.opened.lifecycle).toEqual([{ kind: 'installed', address: world.address }])
  expect(world.opened.requests).toEqual([])
})

test('a removal is handed over', async () => {
  world = await teamsWorld(helloShown)
  await world.does({ type: 'installationUpdate', action: 'remove' })
  const { tenant, user } = world.address
  expect(world.opened.lifecycle).toEqual([{ kind: 'uninstalled', door: 'teams', tenant, user }])
})

test('other people who join, and an installation in a team, are no installation for a person', async () => {
  world = await teamsWorld(helloShown)
  await world.does({ type: 'conversationUpdate', membersAdded: [{ id: '29:somebody' }] })
  await world.doesInChannel({ type: 'installationUpdate', action: 'add' })
  expect(world.opened.lifecycle).toEqual([])
  expect(world.peer.ledger).toEqual([])
})

test('somebody is welcomed even while the address cannot be kept', async () => {
  const lifecycle = () => Promise.reject(new Error('the database is away'))
  world = await teamsWorld(helloShown, { ports: { lifecycle } })
  expect((await world.does({ type: 'installationUpdate', action: 'add' })).status).toBe(200)
  expect(world.peer.ledger).toHaveLength(1)
  expect(world.opened.logged).toMatchObject([{ event: 'teams.installation-not-kept', fields: { error: 'Error' } }])
})

test('who somebody is comes from the chat they have with us', async () => {
  world = await teamsWorld(helloShown)
  const { tenant, user } = world.address
  expect(await world.door.whoIs(tenant, user)).toBeNull()
  await world.does({ text: 'hello' })
  expect(await world.door.whoIs(tenant, user)).toEqual({ email: 'alex.reed@force.example', address: world.address })
  world.personal.members.length = 0
  expect(await world.door.whoIs(tenant, user)).toEqual({ email: null, address: world.address })
  expect(await world.door.locate('alex.reed@force.example')).toBeNull()
})
