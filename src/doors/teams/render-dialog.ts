import type { Form } from '../../view/form.ts'
import type { Message } from '../../view/message.ts'
import { renderCards, renderForm } from './render.ts'
import type { Element, SubmitAction } from './render-types.ts'

/** A card in a dialog: there is no Action.Execute there, so its buttons are what old clients get in a chat. */
export type DialogCard = { card: unknown }

/** A form in a dialog. Throws like `renderForm`. */
export function dialogForm(form: Form): DialogCard {
  const { card } = renderForm(form)
  return { card: { ...card, body: card.body.map(forDialog) } }
}

/** A message in a dialog; null for one that needs more than a dialog has: several cards, or buttons. */
export function dialogMessage(message: Message): DialogCard | null {
  const [first, ...more] = renderCards(message)
  if (!first || more.length > 0 || first.card.body.some(({ type }) => type === 'ActionSet')) return null
  return { card: first.card }
}

function forDialog(element: Element): Element | { type: 'ActionSet'; actions: SubmitAction[] } {
  if (element.type !== 'ActionSet') return element
  return {
    type: 'ActionSet',
    actions: element.actions.map(({ fallback, verb, data }) => ({ ...fallback, data: { ...data, verb } })),
  }
}
