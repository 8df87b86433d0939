import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import jwt from 'jsonwebtoken'

export type SigningKeyPair = { kid: string; privateKey: KeyObject; publicKey: KeyObject }

/** Publishes signing keys as Microsoft does, on loopback, and can go away. */
export type OpenIdProvider = {
  metadataUrl: string
  /** The key that is published. */
  key: SigningKeyPair
  /** How often the keys were asked for. */
  asked(): number
  /** While away every request is answered 503. */
  goAway(away: boolean): void
  /** Publishes another key in the place of the present one. */
  rotate(): void
  close(): Promise<void>
}

export function makeKey(kid: string): SigningKeyPair {
  return { kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) }
}

/** Keys are slow to make: providers of one test file share the first. */
const FIRST_KEY = makeKey('key-1')

export async function openIdProvider(endorsements: readonly string[] = ['msteams']): Promise<OpenIdProvider> {
  let key = FIRST_KEY
  let away = false
  let asked = 0
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    if (away) {
      response.statusCode = 503
      response.end('{}')
    } else if (request.url === '/metadata') {
      response.end(JSON.stringify({ issuer: 'https://api.botframework.com', jwks_uri: `${origin()}/keys` }))
    } else {
      asked += 1
      const published = { ...key.publicKey.export({ format: 'jwk' }), kid: key.kid, use: 'sig', endorsements }
      response.end(JSON.stringify({ keys: [published] }))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    metadataUrl: `${origin()}/metadata`,
    get key() {
      return key
    },
    asked: () => asked,
    goAway: (now) => {
      away = now
    },
    rotate: () => {
      key = makeKey(`key-${Number(key.kid.slice(4)) + 1}`)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A token as the Bot Connector makes them. `seconds` counts from now; both may lie in the past. */
export function signToken(
  key: SigningKeyPair,
  claims: { audience: string; serviceUrl: string; issuer?: string; from?: number; until?: number },
): string {
  const now = Math.floor(Date.now() / 1000)
  const payload = {
    iss: claims.issuer ?? 'https://api.botframework.com',
    aud: claims.audience,
    serviceurl: claims.serviceUrl,
    nbf: now + (claims.from ?? -60),
    exp: now + (claims.until ?? 3_600),
  }
  return jwt.sign(payload, key.privateKey, { algorithm: 'RS256', keyid: key.kid, noTimestamp: true })
}
