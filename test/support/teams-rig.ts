import { randomUUID } from 'node:crypto'
import type { WatchedRig } from './doors.ts'
import { openIdProvider } from './openid-provider.ts'
import { teamsClient } from './teams-client.ts'
import { teamsDriver } from './teams-driver.ts'
import { type Conversation, type Member, teamsPeer } from './teams-peer.ts'

/** Teams for a test: login service, signing keys and Bot Connector on loopback, and clients that act as people do. */
export async function teamsRig(): Promise<WatchedRig> {
  const [peer, provider] = await Promise.all([teamsPeer(), openIdProvider()])
  const members = new Map<string, Member>()
  const channel: Conversation = { id: '19:response-a@thread.tacv2', personal: false, members: [] }
  peer.conversations.set(channel.id, channel)
  return {
    door: 'teams',
    env: () => ({
      TEAMS_APP_ID: peer.appId,
      TEAMS_APP_PASSWORD: peer.password,
      TEAMS_TENANT_ID: peer.tenantId,
      TEAMS_SERVICE_HOSTS: new URL(peer.serviceUrl).host,
      TEAMS_OPENID_METADATA_URL: provider.metadataUrl,
      TEAMS_LOGIN_URL: peer.loginUrl,
    }),
    enrol: async (people) => {
      for (const { reference, name, email } of people) {
        const member = { id: `29:${randomUUID()}`, aadObjectId: randomUUID(), name, email }
        members.set(reference, member)
        channel.members.push(member)
      }
    },
    attach: (origin) => teamsDriver(peer, teamsClient(peer, provider), { members, channel }, origin),
    given: () => JSON.stringify(peer.ledger),
    close: async () => {
      await Promise.all([peer.close(), provider.close()])
    },
  }
}
