import type { Door, DoorLog } from '../../conversation/exchange.ts'
import type { Message } from '../../view/message.ts'
import type { Connector } from './connector.ts'
import { renderCards } from './render.ts'
import type { CardMessage } from './render-types.ts'
import { routeIn } from './route.ts'
import { isAllowedServiceUrl } from './service-url.ts'
import type { TeamsSettings } from './settings.ts'

/** Sends by the outbox: one attempt, never repeated here, so that the outbox alone decides about a second one. */
export function openSend(settings: TeamsSettings, connector: Connector, log: DoorLog): Door['send'] {
  const draw = (message: Message): readonly CardMessage[] => {
    try {
      return renderCards(message)
    } catch (error) {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'teams.view-not-drawn')
      return []
    }
  }
  return async (to, message, key) => {
    const route = routeIn(to)
    // A host that is no longer on the list: installing the app again brings a new address.
    if (!route || !isAllowedServiceUrl(route.serviceUrl, settings)) return { kind: 'terminal', reason: 'not-installed' }
    const [first, ...rest] = draw(message)
    if (!first) return { kind: 'terminal', reason: 'message-refused' }
    const outcome = await connector.post(route, { kind: 'card', card: first, key })
    if (outcome.kind !== 'sent') return outcome
    for (const card of rest) {
      // Part of it has arrived: neither "sent" nor "not sent" would be true.
      if ((await connector.post(route, { kind: 'card', card, key })).kind !== 'sent') return { kind: 'unknown' }
    }
    return outcome
  }
}
