import type { Reply } from '../../conversation/exchange.ts'
import type { Message } from '../../view/message.ts'
import { commandFrom } from './parse.ts'
import { textAt } from './payload.ts'
import { renderMessages, renderModal } from './render.ts'
import type { SlackMessage } from './render-types.ts'
import { cannotShow, formTookTooLong, problems } from './sentences.ts'
import { type Answering, settle, type Way } from './settle.ts'
import { within } from './within.ts'

/**
 * A slash command. The acknowledgement itself carries the answer when it is there in time: no call to Slack is needed,
 * so `/wellbeing` answers while Slack's Web API does not. Only the asker sees it, in any channel.
 */
export async function answerCommand(
  { ports, ways, ackBudget }: Answering,
  body: unknown,
  ack: (answer?: object) => Promise<void>,
): Promise<void> {
  const request = commandFrom(body, ports.commands)
  if (!request) return ack()
  const url = textAt(body, 'response_url')
  const { user } = request.from
  const show = (message: Message): Promise<void> => ways.whisper(url, user, renderMessages(message))
  const way: Way = {
    show,
    replace: show,
    open: async (form) => {
      const opened = await ways.open(textAt(body, 'trigger_id'), renderModal(form))
      if (!opened) await show(formTookTooLong(request.ask.kind === 'command' ? request.ask.name : ''))
    },
  }
  const working = ports.handle(request)
  const quick = await within(working, ackBudget)
  const message = quick && messageOf(quick.value)
  if (!message) {
    await ack()
    return settle(quick ? quick.value : await working, way, ports.log)
  }
  const { first, rest } = drawn(message)
  await ack(first)
  await ways.whisper(url, user, rest)
}

/** Null for a reply that is no message, or none that Slack can show in an acknowledgement. */
function messageOf(reply: Reply): Message | null {
  const message: { [K in Reply['kind']]: (reply: Extract<Reply, { kind: K }>) => Message | null } = {
    show: (shown) => shown.message,
    update: (shown) => shown.message,
    keep: (kept) => problems(kept.errors),
    ask: () => null,
    quiet: () => null,
  }
  return (message[reply.kind] as (reply: Reply) => Message | null)(reply)
}

/** The core gives the same answer as the same object: its drawing lives as long as it does. */
const drawings = new WeakMap<Message, Drawing>()
type Drawing = { first: object; rest: readonly SlackMessage[] }

function drawn(message: Message): Drawing {
  const known = drawings.get(message)
  if (known) return known
  const [first, ...rest] = draw(message)
  const fresh = { first: { response_type: 'ephemeral', ...first }, rest }
  drawings.set(message, fresh)
  return fresh
}

function draw(message: Message): readonly SlackMessage[] {
  try {
    return renderMessages(message)
  } catch {
    return renderMessages(cannotShow)
  }
}
