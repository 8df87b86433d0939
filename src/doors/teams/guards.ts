import { createHash } from 'node:crypto'
import type { DoorPorts } from '../../conversation/exchange.ts'
import { type Activity, readActivity } from './activity.ts'
import { checkBearer } from './bearer.ts'
import { isAllowedServiceUrl } from './service-url.ts'
import type { TeamsSettings } from './settings.ts'
import type { SigningKeys } from './signing-keys.ts'

export type Why = 'shape' | 'bearer' | 'channel' | 'service-host' | 'tenant' | 'replay'
export type Verdict = { kind: 'let-in'; activity: Activity } | { kind: 'refused'; status: 400 | 401 | 403; why: Why }
export type Guards = (authorization: string | undefined, body: Buffer) => Promise<Verdict>

/** Without a token an exact repeat is remembered this long (seconds). */
const REMEMBER_UNSIGNED = 3_600

/** Everything a request must pass before the SDK sees it, cheapest first where the order is free. Never throws. */
export function guards(
  settings: TeamsSettings,
  ports: Pick<DoorPorts, 'hostTime' | 'firstSeen'>,
  keys: SigningKeys,
): Guards {
  const anonymous = settings.credential.kind === 'anonymous-dev'
  const channels = anonymous ? ['msteams', 'emulator'] : ['msteams']
  const ours = (tenant: string): boolean => tenant.toLowerCase() === settings.tenantId.toLowerCase()

  return async (authorization, body) => {
    const activity = readActivity(parseJson(body))
    if (!activity) return refused(400, 'shape')
    const trust = { appId: settings.appId, keys, now: ports.hostTime() }
    const bearer = anonymous ? { expiresIn: REMEMBER_UNSIGNED } : await checkBearer(authorization, activity, trust)
    if (!bearer) return refused(401, 'bearer')
    if (!channels.includes(activity.channelId)) return refused(403, 'channel')
    if (!isAllowedServiceUrl(activity.serviceUrl, settings)) return refused(403, 'service-host')
    const named = activity.tenants.length > 0 && activity.tenants.every(ours)
    if (!named && !(anonymous && settings.tenantId === '')) return refused(403, 'tenant')
    const seen = createHash('sha256')
      .update(authorization ?? '')
      .update(body)
      .digest('base64url')
    if (!ports.firstSeen(`teams:${activity.id}:${seen}`, bearer.expiresIn)) return refused(401, 'replay')
    return { kind: 'let-in', activity }
  }
}

function refused(status: 400 | 401 | 403, why: Why): Verdict {
  return { kind: 'refused', status, why }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
