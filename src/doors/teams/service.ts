import type { Door, DoorPorts } from '../../conversation/exchange.ts'
import { openConnector } from './connector.ts'
import { openCredentials } from './credentials.ts'
import { guards } from './guards.ts'
import { deadlineAfter, type Patience } from './patience.ts'
import { addressOf, rememberRoutes } from './route.ts'
import { messagesRouter } from './router.ts'
import { openAdapter, openApplication } from './sdk.ts'
import { openSend } from './send.ts'
import type { TeamsSettings } from './settings.ts'
import { signingKeys } from './signing-keys.ts'
import { openTurns } from './turns.ts'

/** Answers still on their way when the door closes get this long (milliseconds). */
const LAST_ANSWERS = 5_000

export type TeamsService = Pick<Door, 'send' | 'whoIs' | 'close'>

/** The door once it is open. Only this file and what it imports load the SDK. */
export async function openService(
  settings: TeamsSettings,
  ports: DoorPorts,
  patience: Patience,
): Promise<TeamsService> {
  const { log, web } = ports
  const credentials = await openCredentials(settings)
  const adapter = openAdapter(settings.appId, credentials, patience.call)
  const connector = openConnector(adapter, settings.appId, credentials)
  const routes = rememberRoutes()
  const underway = openTracking(log)
  const turns = openTurns({ settings, ports, connector, routes, patience, track: underway.track })
  const keys = signingKeys(settings.openIdMetadataUrl, () => log.error({}, 'teams.signing-keys-unreachable'))
  const run = openApplication(adapter, settings.appId, turns)
  web.mount('/api/messages', messagesRouter(guards(settings, ports, keys), run, log))

  return {
    send: openSend(settings, connector, log),
    whoIs: async (tenant, user) => {
      const route = routes.of(user)
      return route && { email: await connector.emailOf(route, user), address: addressOf(route, tenant, user) }
    },
    close: async () => {
      const deadline = deadlineAfter(LAST_ANSWERS)
      await deadline.await(underway.all()).finally(deadline.end)
    },
  }
}

function openTracking(log: DoorPorts['log']) {
  const underway = new Set<Promise<unknown>>()
  return {
    track: <T>(work: Promise<T>): Promise<T> => {
      const ended = work.then(
        () => undefined,
        (error: unknown) =>
          log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'teams.answer-failed'),
      )
      underway.add(ended)
      void ended.finally(() => underway.delete(ended))
      return work
    },
    all: () => Promise.all(underway),
  }
}
