import type { From } from '../../conversation/exchange.ts'
import type { Activity } from './activity.ts'
import type { TeamsSettings } from './settings.ts'

/** Who did it. Null for a sender without an Entra id (a bot, a connector): nobody we could answer. */
export function personOf(activity: Activity, settings: TeamsSettings): From | null {
  const anonymous = settings.credential.kind === 'anonymous-dev'
  const user = activity.from.aadObjectId || (anonymous ? activity.from.id : '')
  if (user === '') return null
  const tenant = settings.tenantId || activity.tenants[0] || 'development'
  return { door: 'teams', tenant, user, place: activity.conversation.personal ? 'private' : 'shared' }
}
