import { afterEach, beforeEach, expect, test } from 'vitest'
import { teamsDoor } from '../../../src/doors/teams/index.ts'
import { type OpenedDoor, openDoor } from '../../support/ports.ts'
import { type TeamsPeer, teamsPeer } from '../../support/teams-peer.ts'
import { wordsOf } from '../../support/teams-screen.ts'
import { helloShown } from '../../support/teams-world.ts'

let peer: TeamsPeer
let opened: OpenedDoor
beforeEach(async () => {
  peer = await teamsPeer({ signIn: false })
  peer.conversations.set('chat-1', { id: 'chat-1', personal: true, members: [] })
  const settings = { appId: '', tenantId: '', serviceHosts: [], openIdMetadataUrl: null, loginUrl: null }
  opened = await openDoor(teamsDoor({ ...settings, credential: { kind: 'anonymous-dev' } }), helloShown)
})
afterEach(async () => {
  await opened.close()
  await peer.close()
})

const post = (more: object) =>
  fetch(`${opened.origin}/api/messages`, {
    method: 'POST',
    body: JSON.stringify({
      type: 'message',
      id: 'activity-1',
      channelId: 'emulator',
      serviceUrl: peer.serviceUrl,
      from: { id: 'user-1' },
      recipient: { id: 'bot-1' },
      conversation: { id: 'chat-1' },
      text: 'wellbeing',
      ...more,
    }),
  })

test('without sign-in an emulator on this machine is answered', async () => {
  expect((await post({})).status).toBe(200)
  expect(opened.requests[0]?.from).toEqual({ door: 'teams', tenant: 'development', user: 'user-1', place: 'private' })
  expect(peer.ledger.map(({ activity }) => wordsOf(activity))).toEqual(['Hello from Alongside.'])
})

test('without sign-in nothing is ever sent to another machine', async () => {
  expect((await post({ serviceUrl: 'http://192.0.2.1/' })).status).toBe(403)
  expect((await post({ serviceUrl: 'https://example.org/' })).status).toBe(403)
  expect(opened.requests).toEqual([])
})
