import { tellLate } from './answer-late.ts'
import { fromMessage } from './answer-press.ts'
import { shortcutFrom } from './parse.ts'
import { textAt } from './payload.ts'
import { waitingModal } from './render.ts'
import { chooseAgain, formTookTooLong, OPENING } from './sentences.ts'
import { type Answering, settle } from './settle.ts'
import { within } from './within.ts'

/** Milliseconds. A trigger lives three seconds and opens one form: with what is left of it, a form that says to wait. */
const TRIGGER_BUDGET = 1_500

/**
 * A shortcut, from the lightning menu or on a message. The words of a message can be had only once, so an answer that is
 * slow takes the place of a form that was opened for it in time.
 */
export async function answerShortcut(answering: Answering, body: unknown, ack: () => Promise<void>): Promise<void> {
  await ack()
  const { ports, ways } = answering
  const request = shortcutFrom(body, ports.shortcuts)
  if (!request) return
  const name = textAt(body, 'callback_id')
  const isCommand = ports.commands.some((command) => command.name === name)
  const way = fromMessage(answering, body, isCommand ? formTookTooLong(name) : chooseAgain)
  const working = ports.handle(request)
  const quick = await within(working, TRIGGER_BUDGET)
  if (quick) return settle(quick.value, way, ports.log)
  const view = await ways.openWaiting(textAt(body, 'trigger_id'), waitingModal(OPENING))
  if (view === null) await settle(await working, way, ports.log)
  else await tellLate(await working, { view, user: request.from.user, ways }, ports.log)
}
