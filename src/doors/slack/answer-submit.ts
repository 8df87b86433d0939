import type { Reply } from '../../conversation/exchange.ts'
import type { Message } from '../../view/message.ts'
import { tellLate } from './answer-late.ts'
import { shownIn, submitFrom } from './parse.ts'
import { at, textAt } from './payload.ts'
import { renderErrors, renderMessages, renderModal } from './render.ts'
import type { Shown } from './render-ids.ts'
import { CANNOT_SHOW, problems, stillSaving } from './sentences.ts'
import { type Answering, settle, type Way } from './settle.ts'
import { within } from './within.ts'

/** What closes every form that is open, or keeps this one with its words. */
type Verdict = { ack: object; after?: Message }

const CLEAR = { response_action: 'clear' }

/**
 * A form. The reply is the acknowledgement; while there is none the form stays open, so what was typed is never lost.
 * Past the time the form says that it is still saving; the outcome then shows in it by itself. Pressing again meanwhile
 * is harmless: the carry's `once` key makes it the same save.
 */
export async function answerSubmit(
  { ports, ways, typing, ackBudget }: Answering,
  body: unknown,
  ack: (answer?: object) => Promise<void>,
): Promise<void> {
  const request = submitFrom(body)
  if (!request) return ack()
  const { user } = request.from
  const shown = shownIn(at(body, 'view'))
  const inputs = [...shown.ids.values()]
  const show = (message: Message): Promise<void> => ways.post(user, renderMessages(message))
  const way: Way = { show, replace: show, open: async () => undefined }
  const id = textAt(body, 'view', 'id')
  typing.sent(id)
  const working = ports.handle(request)
  const quick = await within(working, ackBudget)
  if (!quick) {
    await ack(keepOpen({ form: stillSaving(textAt(body, 'view', 'submit', 'text')) }, inputs).ack)
    return tellLate(await working, { view: at(body, 'view'), user, ways }, ports.log)
  }
  const { ack: answer, after } = verdictOf(quick.value, shown)
  if (answer === CLEAR) typing.ended(id)
  await ack(answer)
  if (after) await settle({ kind: 'show', message: after }, way, ports.log)
}

function verdictOf(reply: Reply, shown: Shown): Verdict {
  const inputs = [...shown.ids.values()]
  const verdict: { [K in Reply['kind']]: (reply: Extract<Reply, { kind: K }>) => Verdict } = {
    show: (shown) => ({ ack: CLEAR, after: shown.message }),
    update: (shown) => ({ ack: CLEAR, after: shown.message }),
    keep: (kept) => keepOpen(kept.errors, inputs),
    ask: (asked) => ({ ack: { response_action: 'update', view: renderModal(asked.form, shown) } }),
    quiet: () => ({ ack: CLEAR }),
  }
  try {
    return (verdict[reply.kind] as (reply: Reply) => Verdict)(reply)
  } catch {
    return keepOpen({ form: CANNOT_SHOW }, inputs)
  }
}

/** Slack shows errors at inputs only: a form without any is closed, and the errors come as a message. */
function keepOpen(errors: Readonly<Record<string, string>>, inputs: readonly string[]): Verdict {
  if (inputs.length === 0) return { ack: CLEAR, after: problems(errors) }
  return { ack: { response_action: 'errors', errors: renderErrors(errors, inputs) } }
}
