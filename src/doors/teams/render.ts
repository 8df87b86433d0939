import type { Form, Step } from '../../view/form.ts'
import { stepsAfter, stepsAtEnd } from '../../view/form-steps.ts'
import { inertLine } from '../../view/inert.ts'
import type { Message } from '../../view/message.ts'
import { LIMITS } from './limits.ts'
import { fieldElements } from './render-inputs.ts'
import { action, inGroups, nodeElements } from './render-nodes.ts'
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
 * A form as one inline card, filled and with its errors. The buttons' data hold the form's shape, so that a refused
 * form comes back filled with no database to ask. A large form leaves it out of the fallbacks for old clients, then of
 * its steps, then of all: a refusal is then said below the form, which stays as it is. One that is still too large is
 * refused.
 */
export function renderForm(form: Form): CardMessage {
  const summary = summaryText(form.notice)
  const body = SHAPES.map((shapes) => formBody(form, shapes)).find((one) => cardBytes(one) <= LIMITS.cardBytes)
  if (body === undefined) throw new Error(`Teams: a form is larger than ${LIMITS.cardBytes} bytes`)
  return { summary, card: card(body) }
}

/** Which buttons hold the shape of the form. */
type Shapes = { fallbacks: boolean; steps: boolean; submit: boolean }
const SHAPES: readonly Shapes[] = [
  { fallbacks: true, steps: true, submit: true },
  { fallbacks: false, steps: true, submit: true },
  { fallbacks: false, steps: false, submit: true },
  { fallbacks: false, steps: false, submit: false },
]

function formBody(form: Form, shapes: Shapes): Element[] {
  const stepSet = (steps: readonly Step[]): Element[] =>
    inGroups(steps, LIMITS.actionsInSet).map((group) => ({
      type: 'ActionSet',
      actions: group.map((step) => stepAction(form, step, shapes)),
    }))
  return [
    ...textBlocks(inertLine(form.title), { style: 'heading', size: 'Large', weight: 'Bolder' }),
    ...form.intro.flatMap((paragraph) => textBlocks(paragraph)),
    ...problem(form),
    ...form.fields.flatMap((field) => [...fieldElements(field, form), ...stepSet(stepsAfter(form, field.name))]),
    ...stepSet(stepsAtEnd(form)),
    { type: 'ActionSet', actions: [submitAction(form, shapes)] },
  ]
}

function submitAction(form: Form, { fallbacks, submit }: Shapes): Action {
  const title = labelText(form.submit, 'the form’s button')
  const data = dataOf(form, submit)
  const full = action({ title, associatedInputs: 'auto', style: 'positive' }, SUBMIT_VERB, data)
  return fallbacks ? full : slim(full)
}

function stepAction(form: Form, step: Step, { fallbacks, steps }: Shapes): Action {
  const face = { title: labelText(step.label, 'a step'), associatedInputs: 'auto' } as const
  const full = action(face, SUBMIT_VERB, { ...dataOf(form, steps), step: step.name })
  return fallbacks ? full : slim(full)
}

/** Without a shape, nothing but `many` says which values are lists. */
function dataOf(form: Form, shape: boolean): ActionData {
  const many = form.fields.flatMap((field) => (field.kind === 'choice' && field.many ? [field.name] : []))
  return { name: form.name, carry: form.carry, many, ...(shape && { shape: shapeOf(form) }) }
}

function slim(full: Action): Action {
  return { ...full, fallback: { ...full.fallback, data: withoutShape(full.fallback.data) } }
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
