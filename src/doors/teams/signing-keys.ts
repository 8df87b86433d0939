import { createPublicKey, type KeyObject } from 'node:crypto'
import { at, textAt } from './activity.ts'

/** Microsoft's published keys for tokens from the Bot Connector. */
const METADATA_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration'
const HOUR = 3_600_000
/** Keys are read again this often, in the background (milliseconds). */
const FRESH_FOR = 24 * HOUR
/** With the key server away, keys in hand go on serving this long. */
const SERVE_STALE_FOR = 7 * 24 * HOUR
/** Tokens that name unknown keys can't make us ask more often than this. */
const ASK_AGAIN_AFTER = 60_000
const ASK_AGAIN_AFTER_FAILURE = 5_000
const TIME_LIMIT = 5_000

/** `channels`: which channels the key may speak for; empty when the provider does not say. */
export type SigningKey = { key: KeyObject; channels: readonly string[] }
export type SigningKeys = (keyId: string, now: number) => Promise<SigningKey | null>

/**
 * The provider's keys, kept in memory. `now` is the host's time in milliseconds. A key in hand is answered without
 * waiting for the network; null means that the key is unknown or can't be had, and the caller refuses.
 */
export function signingKeys(metadataUrl: string | null, failed: () => void): SigningKeys {
  let keys: ReadonlyMap<string, SigningKey> = new Map()
  let readAt = Number.NEGATIVE_INFINITY
  let mayAskAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | null = null

  const ask = (now: number): Promise<void> => {
    if (asking) return asking
    if (now < mayAskAt) return Promise.resolve()
    asking = readKeys(metadataUrl ?? METADATA_URL)
      .then((read) => {
        keys = read
        readAt = now
        mayAskAt = now + ASK_AGAIN_AFTER
      })
      .catch(() => {
        mayAskAt = now + ASK_AGAIN_AFTER_FAILURE
        failed()
      })
      .finally(() => {
        asking = null
      })
    return asking
  }

  return async (keyId, now) => {
    const age = now - readAt
    if (!keys.has(keyId) || age > SERVE_STALE_FOR) await ask(now)
    else if (age > FRESH_FOR) void ask(now)
    return now - readAt > SERVE_STALE_FOR ? null : (keys.get(keyId) ?? null)
  }
}

async function readKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const keysUrl = textAt(await readJson(metadataUrl), 'jwks_uri')
  if (new URL(keysUrl).protocol !== new URL(metadataUrl).protocol) throw new Error('The key address changes protocol.')
  const listed = at(await readJson(keysUrl), 'keys')
  const keys = (Array.isArray(listed) ? listed : []).flatMap(readKey)
  if (keys.length === 0) throw new Error('The provider lists no usable key.')
  return new Map(keys)
}

/** RSA keys of at least 2,048 bits; anything else is left out. */
function readKey(listed: unknown): [string, SigningKey][] {
  const keyId = textAt(listed, 'kid')
  const [n, e] = [textAt(listed, 'n'), textAt(listed, 'e')]
  if (textAt(listed, 'kty') !== 'RSA' || !keyId || !n || !e) return []
  const key = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' })
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return []
  const endorsed = at(listed, 'endorsements')
  const channels = Array.isArray(endorsed) ? endorsed.filter((channel) => typeof channel === 'string') : []
  return [[keyId, { key, channels }]]
}

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIME_LIMIT) })
  if (!response.ok) throw new Error(`The key server answered ${response.status}.`)
  return response.json()
}
