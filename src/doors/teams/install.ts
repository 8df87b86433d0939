import type { DoorPorts, From } from '../../conversation/exchange.ts'
import type { Activity } from './activity.ts'
import { addressOf, routeOf } from './route.ts'

/** Both of Teams' events for one installation come within seconds; the welcome is said once. */
const SAME_INSTALLATION = 60

/**
 * Tells the core that the app came to or left somebody's personal chat. True when a welcome is due. Where the core
 * cannot keep the address (its database is away) the person is welcomed all the same.
 */
export async function noteInstallation(activity: Activity, from: From, ports: DoorPorts): Promise<boolean> {
  if (!activity.conversation.personal) return false
  if (activity.action === 'remove' || activity.removed.includes(activity.bot)) {
    await tell(ports, () =>
      ports.lifecycle({ kind: 'uninstalled', door: 'teams', tenant: from.tenant, user: from.user }),
    )
    return false
  }
  const installed = activity.action === 'add' || activity.added.includes(activity.bot)
  if (!installed && activity.action !== 'add-upgrade') return false
  const address = addressOf(routeOf(activity), from.tenant, from.user)
  await tell(ports, () => ports.lifecycle({ kind: 'installed', address }))
  return installed && ports.firstSeen(`teams:welcome:${from.tenant}:${from.user}`, SAME_INSTALLATION)
}

async function tell(ports: DoorPorts, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    ports.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'teams.installation-not-kept')
  }
}
