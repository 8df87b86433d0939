import type { Door } from '../../conversation/exchange.ts'
import { PATIENCE, type Patience } from './patience.ts'
import type { TeamsService } from './service.ts'
import type { TeamsSettings } from './settings.ts'

/** Until the door is open nothing can be sent: the outbox tries again after this many seconds. */
const WAIT_UNTIL_OPEN = 30

/** The Teams door. Loads the SDK when it is opened and not before: it costs a second and 100 MB. */
export function teamsDoor(settings: TeamsSettings, patience: Patience = PATIENCE): Door {
  let service: TeamsService | null = null
  return {
    name: 'teams',
    open: async (ports) => {
      const { openService } = await import('./service.ts')
      service = await openService(settings, ports, patience)
    },
    send: async (to, message, key) =>
      service ? service.send(to, message, key) : { kind: 'retry-after', seconds: WAIT_UNTIL_OPEN },
    whoIs: async (tenant, user) => (service ? service.whoIs(tenant, user) : null),
    // Teams has no address for somebody who has not installed the app: their first message or the installation brings it.
    locate: async () => null,
    close: async () => {
      const closing = service
      service = null
      await closing?.close()
    },
  }
}
