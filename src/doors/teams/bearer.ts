import jwt from 'jsonwebtoken'
import { type Activity, textAt } from './activity.ts'
import type { SigningKeys } from './signing-keys.ts'

/** Who signs for the Bot Connector: a name inside the token, not an address we call. */
const ISSUER = 'https://api.botframework.com'
/** Microsoft asks bots to allow five minutes of clock difference (seconds). Replays inside it are refused elsewhere. */
const CLOCK_TOLERANCE = 300

/** `expiresIn`: for how many seconds the same token could still be accepted. */
export type Bearer = { expiresIn: number }

/**
 * Checks that the Bot Connector signed for this activity: RS256 by a published key that speaks for the channel, issuer,
 * audience (our app), times, and the service URL the activity names. Null when anything is missing or wrong: it fails
 * closed and says nothing about why. The SDK's own check is not used: it fetches keys that an unsigned token asks for,
 * drops the keys it has when the key server is away, and prints to the console.
 */
export async function checkBearer(
  header: string | undefined,
  activity: Activity,
  trust: { appId: string; keys: SigningKeys; now: Date },
): Promise<Bearer | null> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header ?? '')?.[1]
  const unproved = token ? jwt.decode(token, { complete: true }) : null
  if (!token || trust.appId === '' || unproved?.header.alg !== 'RS256' || !unproved.header.kid) return null
  const signing = await trust.keys(unproved.header.kid, trust.now.getTime())
  if (!signing) return null
  if (signing.channels.length > 0 && !signing.channels.includes(activity.channelId)) return null
  const now = Math.floor(trust.now.getTime() / 1000)
  try {
    const claims = jwt.verify(token, signing.key, {
      algorithms: ['RS256'],
      issuer: ISSUER,
      audience: trust.appId,
      clockTimestamp: now,
      clockTolerance: CLOCK_TOLERANCE,
    })
    if (typeof claims === 'string' || typeof claims.exp !== 'number') return null
    return textAt(claims, 'serviceurl') === activity.serviceUrl
      ? { expiresIn: claims.exp + CLOCK_TOLERANCE - now }
      : null
  } catch {
    return null
  }
}
