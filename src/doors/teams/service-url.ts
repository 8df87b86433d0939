import { isDevelopment, type TeamsSettings } from './settings.ts'

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost'])

/**
 * Whether we may send to this address. Whoever chooses the service URL gets our access token and the person's answer,
 * so only https to a listed host will do; plain http only on loopback and only in development.
 */
export function isAllowedServiceUrl(serviceUrl: string, settings: TeamsSettings): boolean {
  const url = URL.canParse(serviceUrl) ? new URL(serviceUrl) : null
  if (url?.username !== '' || url.password !== '') return false
  if (url.protocol === 'https:') return settings.serviceHosts.includes(url.host)
  if (url.protocol !== 'http:' || !isDevelopment(settings) || !LOOPBACK.has(url.hostname)) return false
  return settings.credential.kind === 'anonymous-dev' || settings.serviceHosts.includes(url.host)
}
