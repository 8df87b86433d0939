import type { IncomingHttpHeaders } from 'node:http'
import { isValidSlackRequest } from '@slack/bolt'
import type { Instant } from '../../kernel/instant.ts'

export type Verdict = 'authentic' | 'unsigned' | 'stale' | 'from-the-future' | 'forged' | 'replayed'

/** Seconds. Slack's own advice for the first; host clocks are allowed a minute of drift for the second. */
const MAX_AGE = 300
const MAX_SKEW = 60
/** A signature is worth remembering as long as its timestamp could still be accepted, and a little longer. */
const REMEMBER = MAX_AGE + MAX_SKEW + 60

/**
 * Whether Slack itself sent these bytes, now, for the first time. Bolt checks the signature; the future, the exact
 * replay and the exact spelling of both headers are ours, because Bolt accepts `v0=<hash>=anything` and `1e9`, with
 * which a replay would not look like one. Only an authentic signature is remembered, so strangers cannot fill memory.
 */
export function judge(
  headers: IncomingHttpHeaders,
  body: string,
  deps: { signingSecret: string; now: Instant; firstSeen(id: string, ttlSeconds: number): boolean },
): Verdict {
  const signature = headers['x-slack-signature']
  const timestamp = headers['x-slack-request-timestamp']
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) return 'unsigned'
  if (typeof timestamp !== 'string' || !/^[1-9]\d{0,11}$/.test(timestamp)) return 'unsigned'
  const sent = Number(timestamp)
  const age = deps.now.getTime() / 1000 - sent
  if (age > MAX_AGE) return 'stale'
  if (age < -MAX_SKEW) return 'from-the-future'
  const valid = isValidSlackRequest({
    signingSecret: deps.signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': sent },
    nowMilliseconds: deps.now.getTime(),
  })
  if (!valid) return 'forged'
  return deps.firstSeen(`slack:signature:${signature}`, REMEMBER) ? 'authentic' : 'replayed'
}
