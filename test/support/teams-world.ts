import { randomUUID } from 'node:crypto'
import type { DoorPorts, Reply, Request } from '../../src/conversation/exchange.ts'
import { teamsDoor } from '../../src/doors/teams/index.ts'
import type { Patience } from '../../src/doors/teams/patience.ts'
import { openIdProvider } from './openid-provider.ts'
import { openDoor } from './ports.ts'
import { teamsClient } from './teams-client.ts'
import { type Conversation, type Json, type Member, teamsPeer } from './teams-peer.ts'

type Options = {
  patience?: Patience
  ports?: Partial<DoorPorts>
  serviceHosts?: readonly string[]
  /** The channels that the provider's key may speak for. */
  endorsements?: readonly string[]
}

/** The Teams door alone, open towards a Teams on loopback in which there are one person, their chat and a channel. */
export async function teamsWorld(handle: (request: Request) => Reply | Promise<Reply>, options: Options = {}) {
  const [peer, provider] = await Promise.all([teamsPeer(), openIdProvider(options.endorsements)])
  const door = teamsDoor(
    {
      appId: peer.appId,
      credential: { kind: 'password', password: peer.password },
      tenantId: peer.tenantId,
      serviceHosts: options.serviceHosts ?? [new URL(peer.serviceUrl).host],
      openIdMetadataUrl: provider.metadataUrl,
      loginUrl: peer.loginUrl,
    },
    options.patience,
  )
  const opened = await openDoor(door, handle, options.ports)
  const client = teamsClient(peer, provider)
  const alex: Member = {
    id: `29:${randomUUID()}`,
    aadObjectId: randomUUID(),
    name: 'Alex Reed',
    email: 'alex.reed@force.example',
  }
  const personal: Conversation = { id: `a:${alex.aadObjectId}`, personal: true, members: [alex] }
  const channel: Conversation = { id: '19:channel@thread.tacv2', personal: false, members: [alex] }
  peer.conversations.set(personal.id, personal).set(channel.id, channel)

  return {
    ...{ peer, provider, door, opened, client, alex, personal, channel },
    activity: (more: Json) => client.activity(alex, personal, more),
    /** What Alex does in the personal chat. */
    does: (more: Json) => client.post(opened.origin, client.activity(alex, personal, more)),
    doesInChannel: (more: Json) => client.post(opened.origin, client.activity(alex, channel, more)),
    address: {
      door: 'teams' as const,
      tenant: peer.tenantId,
      user: alex.aadObjectId,
      route: { serviceUrl: peer.serviceUrl, conversation: personal.id, bot: `28:${peer.appId}` },
    },
    close: async () => {
      await opened.close()
      await Promise.all([peer.close(), provider.close()])
    },
  }
}

export type TeamsWorld = Awaited<ReturnType<typeof teamsWorld>>

export const HELLO = { notice: 'An answer', body: [{ kind: 'text' as const, text: 'Hello from Alongside.' }] }
export const helloShown = (): Reply => ({ kind: 'show', message: HELLO })
