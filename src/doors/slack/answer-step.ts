import { tellLate } from './answer-late.ts'
import { submitFrom } from './parse.ts'
import { at, listAt, textAt } from './payload.ts'
import { stepOf } from './render-inputs.ts'
import type { Answering } from './settle.ts'

/**
 * Something done in an open form: one of its own buttons, or an input that tells of itself. The acknowledgement can say
 * nothing, so it goes first, and the answer changes the form where the person is looking.
 */
export async function answerInForm(answering: Answering, body: unknown, ack: () => Promise<void>): Promise<void> {
  await ack()
  const { ports, ways, typing } = answering
  const step = stepOf(textAt(listAt(body, 'actions')[0], 'action_id'))
  if (step === null) return typing.note(body)
  typing.sent(textAt(body, 'view', 'id'))
  const request = submitFrom(body, step)
  if (!request) return
  // Pressed twice at once, a step changes the form once: what is typed after that is not written over.
  const open = { view: at(body, 'view'), user: request.from.user, ways, hash: textAt(body, 'view', 'hash') }
  await tellLate(await ports.handle(request), open, ports.log)
}

/** A form closed without being sent. Its answer is nothing at all: the person has gone. */
export async function answerClosed({ typing }: Answering, body: unknown, ack: () => Promise<void>): Promise<void> {
  await ack()
  await typing.closed(body)
}
