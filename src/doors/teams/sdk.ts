import { Application } from '@microsoft/teams-ai/lib/Application.js'
import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js'
import { type Activity, DIALOG } from './activity.ts'
import { oneAttempt } from './attempt.ts'
import type { Credentials } from './credentials.ts'
import type { AdaptiveCard } from './render-types.ts'

/** Whom our tokens are for. */
export const AUDIENCE = 'https://api.botframework.com'

type Logic = Parameters<TeamsAdapter['continueConversationAsync']>[2]
type Turn = Exclude<Logic, string>
type SdkActivity = Parameters<Turn>[0]['activity']
export type InvokeAnswer = { status: number; body?: unknown }

export type Handlers = {
  /** A press of an Action.Execute: the card that takes the place of the one pressed, or a sentence. */
  execute(activity: Activity): Promise<AdaptiveCard | string>
  /** Something chosen from a message's menu, or sent from the dialog it opened: the body of the answer. */
  dialog(activity: Activity): Promise<object>
  /** Everything that is not an invoke. */
  event(activity: Activity): Promise<void>
}

/**
 * The SDK's adapter, entered behind its own door check: our guards have proved the sender by then (see `guards.ts`),
 * and `process()` would answer forged tokens with error texts.
 */
export class GuardedAdapter extends TeamsAdapter {
  async dispatch(appId: string, activity: SdkActivity, turn: Turn): Promise<InvokeAnswer | null> {
    const claimsIdentity = this.createClaimsIdentity(appId)
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity)
    const proved = { audience: AUDIENCE, claimsIdentity, connectorFactory }
    return (await this.processActivity(proved, activity, turn)) ?? null
  }
}

/** `callLimit`: milliseconds a call to the Bot Connector may take. */
export function openAdapter(appId: string, credentials: Credentials, callLimit: number): GuardedAdapter {
  const signed = {
    signRequest: async <R extends { headers: { set(name: string, value: string): void } }>(request: R): Promise<R> => {
      const access = await credentials()
      if (access.kind === 'token') request.headers.set('authorization', `Bearer ${access.token}`)
      return request
    },
  }
  const factory: ConstructorParameters<typeof TeamsAdapter>[1] = {
    isValidAppId: async (id: string) => id === appId,
    isAuthenticationDisabled: async () => appId === '',
    createCredentials: async () => signed,
  }
  return new GuardedAdapter({ MicrosoftAppId: appId }, factory, undefined, { httpClient: oneAttempt(callLimit) })
}

/** Runs proved activities through the SDK's application. It keeps no state between turns. */
export function openApplication(adapter: GuardedAdapter, appId: string, handlers: Handlers) {
  const read = (context: { turnState: Map<unknown, unknown> }): Activity => context.turnState.get(READ) as Activity
  const application = new Application({ startTypingTimer: false, removeRecipientMention: false })
  // The option above is ignored and the timer is shared between people.
  application.startTypingTimer = () => undefined
  application.adaptiveCards.actionExecute(
    async (context) => isExecute(context.activity),
    // Never with `refresh`: the SDK would then replace the card for everybody.
    async (context) => handlers.execute(read(context)),
  )
  application.addRoute(
    async (context) => isDialog(context.activity),
    async (context) => {
      const body = await handlers.dialog(read(context))
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
    },
    true,
  )
  application.activity(
    async (context) => context.activity.type !== 'invoke',
    async (context) => handlers.event(read(context)),
  )
  return (activity: Activity): Promise<InvokeAnswer | null> =>
    adapter.dispatch(appId, forSdk(activity), async (context) => {
      context.turnState.set(READ, activity)
      await application.run(context)
    })
}

const READ = Symbol('the activity as we read it')

function isExecute(activity: SdkActivity): boolean {
  return activity.name === 'adaptiveCard/action' && activity.value?.action?.type === 'Action.Execute'
}

function isDialog(activity: SdkActivity): boolean {
  return activity.type === 'invoke' && (activity.name === DIALOG.opened || activity.name === DIALOG.submitted)
}

/** Only what was read and checked goes on. */
function forSdk(activity: Activity): SdkActivity {
  const { type, id, name, channelId, serviceUrl, text, value, replyToId, bot } = activity
  const conversation = {
    id: activity.conversation.id,
    isGroup: !activity.conversation.personal,
    name: '',
    conversationType: '',
  }
  const from = { id: activity.from.id, name: '' }
  const known = { type, id, name, channelId, serviceUrl, text, value, replyToId, conversation, from }
  return { ...known, recipient: { id: bot, name: '' } } as SdkActivity
}
