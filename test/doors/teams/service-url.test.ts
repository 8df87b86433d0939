import { expect, test } from 'vitest'
import { isAllowedServiceUrl } from '../../../src/doors/teams/service-url.ts'
import type { TeamsSettings } from '../../../src/doors/teams/settings.ts'

const LIVE: TeamsSettings = {
  appId: 'app',
  credential: { kind: 'managed-identity' },
  tenantId: 'tenant',
  serviceHosts: ['smba.trafficmanager.net', '127.0.0.1:4000'],
  openIdMetadataUrl: null,
  loginUrl: null,
}
const PEER: TeamsSettings = { ...LIVE, openIdMetadataUrl: 'http://127.0.0.1:5000/metadata' }
const ANONYMOUS: TeamsSettings = { ...LIVE, appId: '', credential: { kind: 'anonymous-dev' } }

const CASES: readonly (readonly [string, boolean, boolean, boolean])[] = [
  ['https://smba.trafficmanager.net/uk/', true, true, true],
  ['https://SMBA.trafficmanager.net/uk/', true, true, true],
  ['https://smba.trafficmanager.net:8443/uk/', false, false, false],
  ['https://smba.trafficmanager.net.example.org/', false, false, false],
  ['https://smba.trafficmanager.net@example.org/', false, false, false],
  ['https://token@smba.trafficmanager.net/', false, false, false],
  ['https://:word@smba.trafficmanager.net/', false, false, false],
  ['http://smba.trafficmanager.net/uk/', false, false, false],
  ['http://127.0.0.1:4000/', false, true, true],
  ['http://127.0.0.1:4001/', false, false, true],
  ['http://localhost:4001/', false, false, true],
  ['http://127.0.0.1.example.org:4000/', false, false, false],
  ['ftp://smba.trafficmanager.net/', false, false, false],
  ['smba.trafficmanager.net', false, false, false],
  ['', false, false, false],
]

test.each(CASES)('%j: live %s, towards a test peer %s, without sign-in %s', (url, live, peer, anonymous) => {
  expect([LIVE, PEER, ANONYMOUS].map((settings) => isAllowedServiceUrl(url, settings))).toEqual([live, peer, anonymous])
})
