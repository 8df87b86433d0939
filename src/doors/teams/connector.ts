import { TeamsInfo } from 'botbuilder/lib/teamsInfo.js'
import type { SendOutcome } from '../../kernel/door.ts'
import { ConnectorRefusal } from './attempt.ts'
import type { Credentials } from './credentials.ts'
import { outcomeOf } from './outcome.ts'
import type { CardMessage } from './render-types.ts'
import type { Route } from './route.ts'
import { AUDIENCE, type GuardedAdapter } from './sdk.ts'

export type Outgoing =
  | { kind: 'card'; card: CardMessage; key?: string }
  /** A fixed sentence of ours, Markdown. */
  | { kind: 'line'; text: string }
  | { kind: 'typing' }

/** The calls we make to the Bot Connector, one attempt each. */
export type Connector = {
  /** Never throws. */
  post(route: Route, outgoing: Outgoing): Promise<SendOutcome>
  /** Puts a card in the place of one sent before. Never throws. */
  replace(route: Route, activityId: string, card: CardMessage): Promise<SendOutcome>
  /** The personal conversation with somebody met elsewhere; null when there can be none. Never throws. */
  personal(met: Route, person: { tenant: string; id: string }): Promise<Route | null>
  /** E-mail or sign-in name of a member of a conversation; null when unknown there. Throws when nobody answers. */
  emailOf(route: Route, user: string): Promise<string | null>
}

type Context = Parameters<Parameters<GuardedAdapter['dispatch']>[2]>[0]

export function openConnector(adapter: GuardedAdapter, appId: string, credentials: Credentials): Connector {
  const within = async (route: Route, turn: (context: Context) => Promise<void>): Promise<void> => {
    const bot = { id: route.bot, name: '' }
    const conversation = { id: route.conversation, isGroup: false, name: '', conversationType: '' }
    const reference = { channelId: 'msteams', serviceUrl: route.serviceUrl, conversation, bot }
    await adapter.continueConversationAsync(appId, reference, turn)
  }
  const attempt = async (route: Route, act: (context: Context) => Promise<string>): Promise<SendOutcome> => {
    const access = await credentials()
    if (access.kind === 'refused') return { kind: 'terminal', reason: 'credentials-refused' }
    if (access.kind === 'unreachable') return { kind: 'retry-after', seconds: WAIT_FOR_TOKEN }
    let ref = ''
    try {
      await within(route, async (context) => {
        ref = await act(context)
      })
      return { kind: 'sent', ref }
    } catch (error) {
      return outcomeOf(error)
    }
  }
  return {
    post: (route, outgoing) =>
      attempt(route, async (context) => {
        // The SDK makes up an id to reply to; a new message replies to nothing.
        delete context.activity.id
        return (await context.sendActivity(draw(outgoing)))?.id ?? ''
      }),
    replace: (route, activityId, card) =>
      attempt(route, async (context) => {
        await context.updateActivity({ ...draw({ kind: 'card', card }), id: activityId })
        return activityId
      }),
    personal: async (met, person) => {
      let conversation = ''
      const parameters = {
        isGroup: false,
        bot: { id: met.bot, name: '' },
        members: [{ id: person.id, name: '' }],
        tenantId: person.tenant,
        channelData: { tenant: { id: person.tenant } },
      }
      try {
        await adapter.createConversationAsync(
          appId,
          'msteams',
          met.serviceUrl,
          AUDIENCE,
          parameters,
          async (context) => {
            conversation = context.activity.conversation.id
          },
        )
      } catch {
        return null
      }
      return conversation ? { ...met, conversation } : null
    },
    emailOf: async (route, user) => {
      let email: string | null = null
      try {
        await within(route, async (context) => {
          const member = await TeamsInfo.getMember(context, user)
          email = member.email || member.userPrincipalName || null
        })
      } catch (error) {
        if (!(error instanceof ConnectorRefusal && error.status === 404)) throw error
      }
      return email
    },
  }
}

/** Seconds until a token is asked for again after nobody answered. */
const WAIT_FOR_TOKEN = 30

function draw(outgoing: Outgoing): Parameters<Context['updateActivity']>[0] {
  if (outgoing.kind === 'typing') return { type: 'typing' }
  if (outgoing.kind === 'line') return { type: 'message', text: outgoing.text, textFormat: 'markdown' }
  const { summary, card } = outgoing.card
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }]
  const marked = outgoing.key === undefined ? {} : { channelData: { alongside: outgoing.key } }
  return { type: 'message', summary, attachments, ...marked }
}
