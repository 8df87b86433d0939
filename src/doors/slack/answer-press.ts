import type { Message } from '../../view/message.ts'
import { homePageOf, pressFrom } from './parse.ts'
import { textAt } from './payload.ts'
import { renderHome, renderMessages, renderModal } from './render.ts'
import { formTookTooLong, pressAgain } from './sentences.ts'
import { type Answering, settle, type Way } from './settle.ts'

/** A button. The acknowledgement can say nothing, so it goes first; the answer goes where the button was. */
export async function answerPress(answering: Answering, body: unknown, ack: () => Promise<void>): Promise<void> {
  await ack()
  const request = pressFrom(body)
  if (!request) return
  const way = textAt(body, 'view', 'type') === 'home' ? fromHome : fromMessage
  const again = request.ask.kind === 'command' ? formTookTooLong(request.ask.name) : pressAgain
  await settle(await answering.ports.handle(request), way(answering, body, again), answering.ports.log)
}

export function fromMessage({ ways }: Answering, body: unknown, again: Message): Way {
  const url = textAt(body, 'response_url')
  const user = textAt(body, 'user', 'id')
  const show = (message: Message): Promise<void> => ways.whisper(url, user, renderMessages(message))
  return {
    show,
    replace: (message) => ways.whisper(url, user, renderMessages(message), true),
    open: async (form) => {
      const opened = await ways.open(textAt(body, 'trigger_id'), renderModal(form))
      if (!opened) await show(again)
    },
  }
}

/** In App Home the answer takes the place of the page, where the person is looking; opening it again brings the page. */
function fromHome(answering: Answering, body: unknown, again: Message): Way {
  const message = fromMessage(answering, body, again)
  const show = async (shown: Message): Promise<void> => {
    try {
      await answering.ways.publish(textAt(body, 'user', 'id'), renderHome(shown, homePageOf(body)))
    } catch {
      await message.show(shown)
    }
  }
  return { ...message, show, replace: show }
}
