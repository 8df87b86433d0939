import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { DoorLog, PlatformUser } from '../../conversation/exchange.ts'
import type { Address } from '../../kernel/door.ts'
import { codeOf } from './outcome.ts'
import { at, textAt } from './payload.ts'
import { tenantOf } from './tenant.ts'

/**
 * Asks Slack once whether the token is good and which workspace it belongs to; the answer is kept. Throws when Slack is
 * not reached or refuses the token: the next call asks again.
 */
export function connect(client: WebClient, tenant: string | null, log: DoorLog): () => Promise<string> {
  let known: string | null = null
  return async () => {
    if (known !== null) return known
    try {
      const home = await client.apiCall('auth.test')
      known = tenant ?? tenantOf(home)
      log.info({ tenant: known }, 'slack.connected')
      return known
    } catch (error) {
      log.error({ error: codeOf(error) }, 'slack.not-connected')
      throw error
    }
  }
}

/** Null where Slack knows nobody by this id, or only a robot or a closed account. Throws when Slack is not reached. */
export async function whoIs(client: WebClient, tenant: string, user: string): Promise<PlatformUser | null> {
  const found = await unlessMissing(client.apiCall('users.info', { user }))
  const account = at(found, 'user')
  return isPerson(account) ? { email: emailOf(account, tenant), address: addressOf(tenant, user) } : null
}

/** The address of an e-mail among the members of this workspace. Null where there is none. */
export async function locate(client: WebClient, tenant: string, email: string): Promise<Address | null> {
  const found = await unlessMissing(client.apiCall('users.lookupByEmail', { email }))
  const account = at(found, 'user')
  return isPerson(account) && isMember(account, tenant) ? addressOf(tenant, textAt(account, 'id')) : null
}

async function unlessMissing(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call
  } catch (error) {
    const missing = ['user_not_found', 'users_not_found', 'user_not_visible']
    if (error instanceof WebAPIPlatformError && missing.includes(error.data.error)) return null
    throw error
  }
}

/**
 * An e-mail is proof of who somebody is only where this workspace checked it: a stranger from a shared channel brings
 * whatever their own workspace says.
 */
function emailOf(account: unknown, tenant: string): string | null {
  const email = textAt(account, 'profile', 'email')
  return email && isMember(account, tenant) && at(account, 'is_email_confirmed') !== false ? email : null
}

function isMember(account: unknown, tenant: string): boolean {
  if (at(account, 'is_stranger') === true) return false
  return [textAt(account, 'team_id'), textAt(account, 'enterprise_user', 'enterprise_id')].includes(tenant)
}

function isPerson(account: unknown): boolean {
  return account !== undefined && at(account, 'deleted') !== true && at(account, 'is_bot') !== true
}

const addressOf = (tenant: string, user: string): Address => ({ door: 'slack', tenant, user, route: {} })
