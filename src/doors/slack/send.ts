import { createHash } from 'node:crypto'
import type { WebClient } from '@slack/web-api'
import type { DoorLog } from '../../conversation/exchange.ts'
import type { Address, SendOutcome } from '../../kernel/door.ts'
import type { Message } from '../../view/message.ts'
import { codeOf, outcomeOf } from './outcome.ts'
import { textAt } from './payload.ts'
import { renderMessages } from './render.ts'

export type Send = (to: Address, message: Message, key: string) => Promise<SendOutcome>

/** How many half-sent messages one copy remembers; a message of more than one page is rare. */
const MEMORY = 1_000

/**
 * Sends a message by its outbox key, page after page. When a later page fails, the outcome is that page's, and what
 * has already arrived is remembered under the key: the next try in this copy goes on from there, so that no page
 * comes twice. Never throws.
 */
export function createSender(bulk: WebClient, log: DoorLog): Send {
  const halfSent = new Map<string, readonly string[]>()
  return async (to, message, key) => {
    const arrived = [...(halfSent.get(key) ?? [])]
    halfSent.delete(key)
    try {
      for (const page of draw(message).slice(arrived.length)) {
        arrived.push(await post(bulk, { ...page, channel: to.user }, key, arrived.length))
      }
      return { kind: 'sent', ref: arrived[0] ?? '' }
    } catch (error) {
      if (arrived.length > 0) remember(halfSent, key, arrived)
      const outcome = error === NOT_DRAWN ? MESSAGE_REFUSED : outcomeOf(error)
      log.warn({ key, outcome: outcome.kind, error: codeOf(error), arrived: arrived.length }, 'slack.send-failed')
      return outcome
    }
  }
}

const MESSAGE_REFUSED: SendOutcome = { kind: 'terminal', reason: 'message-refused' }
const NOT_DRAWN = new Error('The message does not fit the platform.')

function draw(message: Message): ReturnType<typeof renderMessages> {
  try {
    return renderMessages(message)
  } catch {
    throw NOT_DRAWN
  }
}

/** `channel:ts` of the message, by which Slack names it. */
async function post(bulk: WebClient, message: object, key: string, page: number): Promise<string> {
  const posted = await bulk.apiCall('chat.postMessage', {
    ...message,
    client_msg_id: uuidOf(`${key}/${page}`),
    metadata: { event_type: 'alongside_message', event_payload: { key, page } },
    unfurl_links: false,
    unfurl_media: false,
  })
  return `${textAt(posted, 'channel')}:${textAt(posted, 'ts')}`
}

function remember(halfSent: Map<string, readonly string[]>, key: string, arrived: readonly string[]): void {
  halfSent.set(key, arrived)
  const oldest = halfSent.keys().next()
  if (halfSent.size > MEMORY && !oldest.done) halfSent.delete(oldest.value)
}

/** The same name gives the same UUID (version 5, with the nil namespace): Slack may use it to drop a double. */
export function uuidOf(name: string): string {
  const hash = createHash('sha1').update(Buffer.alloc(16)).update(name).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
