import type { Form } from '../../view/form.ts'
import { inertLine } from '../../view/inert.ts'
import type { Message } from '../../view/message.ts'
import { LIMITS } from './limits.ts'
import { fieldElements } from './render-inputs.ts'
import { action, nodeElements } from './render-nodes.ts'
import { card, cardBytes, inCards } from './render-pages.ts'
import { shapeOf } from './render-shape.ts'
import { labelText, summaryText, textBlock, textBlocks } from './render-text.ts'
import type { Action, ActionData, CardMessage, Element, TextBlock } from './render-types.ts'

/** The verb of every form's button; which form it is, its data says. */
export const SUBMIT_VERB = 'submit'

/**
 * One card, or more where one cannot hold the message; every card carries the notice. Throws an `Error` that names the
 * rule, never the text, for a view that Teams cannot show at all.
 */
export function renderCards(message: Message): CardMessage[] {
  const summary = summaryText(message.notice)
  const cards = inCards(nodeElements(message.body))
  if (cards.length === 0) return [{ summary, card: card(textBlocks(message.notice)) }]
  return cards.map((one, index) => ({
    summary: cards.length === 1 ? summary : `${summary} (${index + 1} of ${cards.length})`,
    card: one,
  }))
}

/**
 * A form as one inline card, filled and with its errors. The button's data holds the form's shape, so that a refused
 * form comes back filled with no database to ask. A large form leaves it out of the fallback for old clients; one that
 * is still too large is refused.
 */
export function renderForm(form: Form): CardMessage {
  const summary = summaryText(form.notice)
  const data = { name: form.name, carry: form.carry, shape: shapeOf(form) }
  const title = labelText(form.submit, 'the form’s button')
  const full = action({ title, associatedInputs: 'auto', style: 'positive' }, SUBMIT_VERB, data)
  const slim = { ...full, fallback: { ...full.fallback, data: withoutShape(full.fallback.data) } }
  const body = [full, slim].map((one) => formBody(form, one)).find((one) => cardBytes(one) <= LIMITS.cardBytes)
  if (body === undefined) throw new Error(`Teams: a form is larger than ${LIMITS.cardBytes} bytes`)
  return { summary, card: card(body) }
}

function formBody(form: Form, submit: Action): Element[] {
  return [
    ...textBlocks(inertLine(form.title), { style: 'heading', size: 'Large', weight: 'Bolder' }),
    ...form.intro.flatMap((paragraph) => textBlocks(paragraph)),
    ...problem(form),
    ...form.fields.flatMap((field) => fieldElements(field, form)),
    { type: 'ActionSet', actions: [submit] },
  ]
}

function problem(form: Form): Element[] {
  const errors = Object.values(form.errors).flatMap((error) => textBlocks(error))
  if (errors.length === 0) return []
  const heading: TextBlock = textBlock('There is a problem', { style: 'heading', size: 'Medium', weight: 'Bolder' })
  return [{ type: 'Container', style: 'attention', items: [heading, ...errors] }]
}

function withoutShape(data: ActionData): ActionData {
  const { shape: _shape, ...rest } = data
  return rest
}
