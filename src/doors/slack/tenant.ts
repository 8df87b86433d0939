import { at, listAt, textAt } from './payload.ts'

/** The organisation's id for an app installed on all of it, else the workspace's. */
export function tenantOf(body: unknown): string {
  const everywhere = [at(body, 'is_enterprise_install'), at(listAt(body, 'authorizations')[0], 'is_enterprise_install')]
  const enterprise = textAt(body, 'enterprise', 'id') || textAt(body, 'enterprise_id')
  if (enterprise && everywhere.some((flag) => flag === true || flag === 'true')) return enterprise
  return textAt(body, 'team', 'id') || textAt(body, 'team_id')
}
