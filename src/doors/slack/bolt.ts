import { App } from '@slack/bolt'
import type { DoorPorts } from '../../conversation/exchange.ts'
import { answerCommand } from './answer-command.ts'
import { answerOpened, answerTyped, noteLifecycle } from './answer-event.ts'
import { answerPress } from './answer-press.ts'
import { answerShortcut } from './answer-shortcut.ts'
import { answerClosed, answerInForm } from './answer-step.ts'
import { answerSubmit } from './answer-submit.ts'
import { sdkLogger } from './client.ts'
import { codeOf } from './outcome.ts'
import { textAt } from './payload.ts'
import type { Answering } from './settle.ts'

/** Slack may deliver an event again hours later; seconds. */
const EVENT_MEMORY = 26 * 3_600
const EVERY = /.*/s

/**
 * Bolt as a switchboard only: it tells commands, buttons, forms, shortcuts and events apart. Bytes come from our own
 * route, and `authorize` answers from memory, because it runs before every acknowledgement. Every listener looks at every
 * payload, so commands, which somebody waits for, have a board to themselves.
 */
export function switchboard(botToken: string, answering: Answering): Pick<App, 'processEvent'> {
  const commands = listening(botToken, answering)
  commands.command(EVERY, ({ body, ack }) => answerCommand(answering, body, ack as (answer?: object) => Promise<void>))
  const others = listening(botToken, answering)
  others.action(EVERY, ({ body, ack }) =>
    (textAt(body, 'view', 'type') === 'modal' ? answerInForm : answerPress)(answering, body, ack),
  )
  others.shortcut(EVERY, ({ body, ack }) => answerShortcut(answering, body, ack))
  others.view({ type: 'view_submission', callback_id: EVERY }, ({ body, ack }) =>
    answerSubmit(answering, body, ack as (answer?: object) => Promise<void>),
  )
  others.view({ type: 'view_closed', callback_id: EVERY }, ({ body, ack }) => answerClosed(answering, body, ack))
  others.event('message', ({ body }) => answerTyped(answering, body))
  others.event('app_home_opened', ({ body }) => answerOpened(answering, body))
  others.event(/^(app_uninstalled|tokens_revoked)$/, ({ body }) => noteLifecycle(answering, body))
  return { processEvent: (event) => (textAt(event.body, 'command') === '' ? others : commands).processEvent(event) }
}

function listening(botToken: string, { ports }: Answering): App {
  const app = new App({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    authorize: async () => ({ botToken }),
    convoStore: false,
    ignoreSelf: false,
    logger: sdkLogger(ports.log),
  })
  app.use(async ({ body, next }) => {
    if (firstDelivery(body, ports)) await next()
  })
  app.error(async (error) => ports.log.error({ error: codeOf(error) }, 'slack.failed'))
  return app
}

function firstDelivery(body: unknown, { firstSeen }: Pick<DoorPorts, 'firstSeen'>): boolean {
  const id = textAt(body, 'event_id')
  return id === '' || firstSeen(`slack:event:${id}`, EVENT_MEMORY)
}
