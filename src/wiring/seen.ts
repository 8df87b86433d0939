import type { Instant } from '../kernel/instant.ts'

/** More than a busy force sends in a day; past it the oldest are forgotten first, a good many at once: it costs a walk. */
const MOST = 200_000
const KEPT = 180_000

/**
 * What this copy has met, for refusing exact replays and for platforms that deliver twice. Another copy's memory is not
 * needed: everything that writes also carries a `once` key that is unique in the database.
 */
export function createSeen(hostTime: () => Instant): (id: string, ttlSeconds: number) => boolean {
  const until = new Map<string, number>()
  return (id, ttlSeconds) => {
    const now = hostTime().getTime()
    const known = until.get(id)
    if (known !== undefined && known > now) return false
    until.delete(id)
    until.set(id, now + ttlSeconds * 1000)
    if (until.size > MOST) forget(until, now)
    return true
  }
}

function forget(until: Map<string, number>, now: number): void {
  for (const [id, end] of until) if (end <= now) until.delete(id)
  for (const id of until.keys()) {
    if (until.size <= KEPT) return
    until.delete(id)
  }
}
