import { cardFaults } from './card-rules.ts'
import type { Json } from './teams-peer.ts'

const ACTIVITY_BYTES = 28_000
const CARD = 'application/vnd.microsoft.card.adaptive'

/** Every rule of Teams' that an activity sent by the bot breaks. */
export function activityFaults(activity: Json): string[] {
  if (activity.type === 'typing') return []
  if (activity.type !== 'message') return [`an activity of type ${String(activity.type)}`]
  const attachments = Array.isArray(activity.attachments) ? (activity.attachments as Json[]) : []
  const text = typeof activity.text === 'string' ? activity.text : ''
  return [
    ...(text === '' && attachments.length === 0 ? ['a message without text or card'] : []),
    ...(attachments.length > 0 && !activity.summary ? ['a card without the summary that a lock screen shows'] : []),
    ...(Buffer.byteLength(JSON.stringify(activity)) < ACTIVITY_BYTES ? [] : ['an activity of 28 KB or more']),
    ...attachments.flatMap((one) => (one.contentType === CARD ? cardFaults(one.content) : ['an unknown attachment'])),
  ]
}

/** Every rule that the answer of an `adaptiveCard/action` invoke breaks. */
export function invokeFaults(status: number, body: unknown): string[] {
  const answer = (typeof body === 'object' && body !== null ? body : {}) as Json
  if (status !== 200 || answer.statusCode !== 200) return [`an invoke answered ${status}`]
  if (answer.type === CARD) return cardFaults(answer.value)
  const said = answer.type === 'application/vnd.microsoft.activity.message' && typeof answer.value === 'string'
  return said ? [] : [`an invoke answered with ${String(answer.type)}`]
}

const DIALOG_TITLE = 64

/** Every rule that the answer of an invoke of a message's menu breaks. */
export function dialogFaults(status: number, body: unknown): string[] {
  const task = jsonIn(jsonIn(body).task)
  if (status !== 200) return [`a dialog answered ${status}`]
  if (task.type === 'message') return typeof task.value === 'string' && task.value !== '' ? [] : ['an empty sentence']
  const value = jsonIn(task.value)
  const card = jsonIn(value.card)
  const title = typeof value.title === 'string' ? value.title : ''
  return [
    ...(task.type === 'continue' ? [] : [`a dialog answered with ${String(task.type)}`]),
    ...(title === '' || title.length > DIALOG_TITLE ? ['a dialog without a title, or with a long one'] : []),
    ...(card.contentType === CARD ? cardFaults(card.content) : ['a dialog without a card']),
    // Dialogs know no universal actions.
    ...(JSON.stringify(card).includes('Action.Execute') ? ['an Action.Execute in a dialog'] : []),
  ]
}

const jsonIn = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
