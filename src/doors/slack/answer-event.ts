import type { Message } from '../../view/message.ts'
import { codeOf } from './outcome.ts'
import { lifecycleFrom, openedFrom, typedFrom } from './parse-event.ts'
import { textAt } from './payload.ts'
import { renderHome, renderMessages } from './render.ts'
import { openFromButton } from './sentences.ts'
import { type Answering, settle } from './settle.ts'

/** Words typed to the bot: answered in the same conversation, in the thread if they were in one. */
export async function answerTyped({ ports, ways }: Answering, body: unknown): Promise<void> {
  const request = typedFrom(body, ports.commands)
  if (!request) return
  const channel = textAt(body, 'event', 'channel') || request.from.user
  const thread = textAt(body, 'event', 'thread_ts')
  const show = (message: Message): Promise<void> => ways.post(channel, renderMessages(message), thread)
  const command = request.ask.kind === 'command' ? request.ask.name : ''
  const way = { show, replace: show, open: () => show(openFromButton(command)) }
  await settle(await ports.handle(request), way, ports.log)
}

export async function answerOpened({ ports, ways }: Answering, body: unknown): Promise<void> {
  const request = openedFrom(body)
  if (!request) return
  const show = (message: Message): Promise<void> => ways.publish(request.from.user, renderHome(message))
  const way = { show, replace: show, open: async () => undefined }
  await settle(await ports.handle(request), way, ports.log)
}

export async function noteLifecycle({ ports }: Answering, body: unknown): Promise<void> {
  const event = lifecycleFrom(body)
  if (!event) return
  ports.log.warn({ lifecycle: event.kind }, 'slack.lifecycle')
  try {
    await ports.lifecycle(event)
  } catch (error) {
    ports.log.error({ lifecycle: event.kind, error: codeOf(error) }, 'slack.lifecycle-not-kept')
  }
}
