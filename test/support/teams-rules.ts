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
