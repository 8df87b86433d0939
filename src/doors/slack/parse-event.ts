import { randomUUID } from 'node:crypto'
import type { CommandEntry, From, Lifecycle, Request } from '../../conversation/exchange.ts'
import { askFrom } from '../../conversation/words.ts'
import { at, listAt, textAt } from './payload.ts'
import { plainText } from './plain-text.ts'
import { tenantOf } from './tenant.ts'

/** A picture or a reply sent to a thread as well still holds words somebody typed; edits and deletions do not. */
const TYPED = ['', 'file_share', 'thread_broadcast']

/** Words typed to the bot in its own conversation. Null for robots (ourselves included), edits and other places. */
export function typedFrom(body: unknown, commands: readonly CommandEntry[]): Request | null {
  const event = at(body, 'event')
  const robot = at(event, 'bot_id') !== undefined || at(event, 'hidden') === true
  if (robot || textAt(event, 'channel_type') !== 'im' || !TYPED.includes(textAt(event, 'subtype'))) return null
  return eventFrom(body, askFrom(plainText(textAt(event, 'text')), commands))
}

/** The App Home tab. Its Messages tab is not an occasion: it opens each time somebody reads a message. */
export function openedFrom(body: unknown): Request | null {
  return textAt(body, 'event', 'tab') === 'home' ? eventFrom(body, { kind: 'opened' }) : null
}

/** The end of the installation, or of the bot's own token; the token of a single user is none of ours. */
export function lifecycleFrom(body: unknown): Lifecycle | null {
  const tenant = tenantOf(body)
  if (textAt(body, 'event', 'type') === 'app_uninstalled') {
    return { kind: 'uninstalled', door: 'slack', tenant, user: null }
  }
  if (listAt(body, 'event', 'tokens', 'bot').length === 0) return null
  return { kind: 'credentials-revoked', door: 'slack', tenant }
}

function eventFrom(body: unknown, ask: Request['ask']): Request | null {
  const user = textAt(body, 'event', 'user')
  if (!user) return null
  const from: From = { door: 'slack', tenant: tenantOf(body), user, place: 'private' }
  return { id: textAt(body, 'event_id') || randomUUID(), from, ask }
}
