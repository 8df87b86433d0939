import { randomUUID } from 'node:crypto'
import { type OpenIdProvider, signToken } from './openid-provider.ts'
import type { Conversation, Json, Member, TeamsPeer } from './teams-peer.ts'

export type Answered = { status: number; body: unknown }

/** Teams itself as the bot sees it: activities over HTTP, signed by the Bot Connector's key. */
export type TeamsClient = {
  activity(member: Member, conversation: Conversation, more: Json): Json
  /** Signs and posts. `bearer` in place of a good token; null sends none. */
  post(origin: string, activity: Json, bearer?: string | null): Promise<Answered>
}

export function teamsClient(peer: TeamsPeer, provider: OpenIdProvider): TeamsClient {
  return {
    activity: (member, conversation, more) => ({
      type: 'message',
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: peer.serviceUrl,
      from: { id: member.id, name: member.name, aadObjectId: member.aadObjectId },
      recipient: { id: `28:${peer.appId}`, name: 'Alongside' },
      conversation: {
        id: conversation.id,
        tenantId: peer.tenantId,
        ...(conversation.personal
          ? { conversationType: 'personal' }
          : { conversationType: 'channel', isGroup: true, name: 'Response A' }),
      },
      channelData: { tenant: { id: peer.tenantId } },
      locale: 'en-GB',
      ...more,
    }),
    post: async (origin, activity, bearer) => {
      const token = bearer === undefined ? goodToken(peer, provider) : bearer
      const response = await fetch(`${origin}/api/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(activity),
      })
      const text = await response.text()
      const json = response.headers.get('content-type')?.includes('json') === true
      return { status: response.status, body: json ? JSON.parse(text) : text }
    },
  }
}

export function goodToken(peer: TeamsPeer, provider: OpenIdProvider): string {
  return signToken(provider.key, { audience: peer.appId, serviceUrl: peer.serviceUrl })
}
