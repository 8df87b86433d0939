import type { Reply } from '../../conversation/exchange.ts'
import type { Form } from '../../view/form.ts'
import type { Deed } from './parse.ts'
import { renderCards, renderForm } from './render.ts'
import type { CardMessage } from './render-types.ts'
import { couldNotKeep } from './sentences.ts'
import { formFromShape } from './shape.ts'

/** What a reply comes to in Teams: a card in the place of the one acted on, and new messages. */
export type Answer = { replacement: CardMessage | null; messages: readonly CardMessage[] }

const NOTHING: Answer = { replacement: null, messages: [] }

/**
 * A submitted form always gives way to what came of it, so that it cannot be sent twice; a menu that was pressed stays,
 * so that another of its buttons can be. Throws when a view cannot be drawn.
 */
export function answerTo(deed: Deed, reply: Reply): Answer {
  const submitted = deed.ask.kind === 'submit'
  return ANSWERS[reply.kind](reply as never, deed, submitted)
}

type Of<K extends Reply['kind']> = Extract<Reply, { kind: K }>

const ANSWERS: { [K in Reply['kind']]: (reply: Of<K>, deed: Deed, submitted: boolean) => Answer } = {
  show: ({ message }, deed, submitted) => placed(renderCards(message), deed, submitted),
  update: ({ message }, deed) => placed(renderCards(message), deed, true),
  ask: ({ form }, deed, submitted) => placed([renderForm(withTyped(form, deed))], deed, submitted),
  keep: ({ errors }, deed) => {
    const values = deed.ask.kind === 'submit' ? deed.ask.values : {}
    const form = formFromShape(deed.card?.shape, values, errors)
    return form ? placed([renderForm(form)], deed, true) : placed(renderCards(couldNotKeep(errors)), deed, false)
  },
  quiet: () => NOTHING,
}

/** A field that the next form says nothing of keeps what was typed. */
export function withTyped(form: Form, { ask }: Deed): Form {
  return ask.kind === 'submit' && ask.form === form.name ? { ...form, values: { ...ask.values, ...form.values } } : form
}

function placed(cards: readonly CardMessage[], deed: Deed, replace: boolean): Answer {
  const [first, ...rest] = cards
  return first && replace && deed.card ? { replacement: first, messages: rest } : { replacement: null, messages: cards }
}
