import type { Address } from '../../kernel/door.ts'
import type { Activity } from './activity.ts'

/** Where one conversation is. Our own record: the SDK's conversation reference is made from it when needed. */
export type Route = { serviceUrl: string; conversation: string; bot: string }

export function routeOf(activity: Activity): Route {
  return { serviceUrl: activity.serviceUrl, conversation: activity.conversation.id, bot: activity.bot }
}

export function addressOf(route: Route, tenant: string, user: string): Address {
  return { door: 'teams', tenant, user, route }
}

/** Null when the stored address lacks a part, as after a change of door. */
export function routeIn(address: Address): Route | null {
  const { serviceUrl, conversation, bot } = address.route
  return serviceUrl && conversation && bot ? { serviceUrl, conversation, bot } : null
}

/** People this copy has heard from, so that a lookup knows where to ask. Only a memory: a restart loses nothing. */
export type Routes = { keep(user: string, route: Route): void; of(user: string): Route | null }

export function rememberRoutes(most = 20_000): Routes {
  const routes = new Map<string, Route>()
  return {
    keep: (user, route) => {
      routes.delete(user)
      routes.set(user, route)
      const oldest = routes.keys().next()
      if (routes.size > most && !oldest.done) routes.delete(oldest.value)
    },
    of: (user) => routes.get(user) ?? null,
  }
}
