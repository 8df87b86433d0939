import type { Door } from '../conversation/exchange.ts'
import type { Clock } from '../kernel/instant.ts'
import { beats } from '../reminders/heartbeat-store.ts'
import type { Database } from '../store/database.ts'
import type { Readiness } from '../web.ts'

/** A pass older than this (minutes) says that reminders have stopped. */
const LATE = 10

/** For the load balancer and the administrator: is the database there, and did the passes of the clock run lately? */
export function readiness(deps: {
  database: Database
  doors: readonly Door[]
  clock: Clock
}): () => Promise<Readiness> {
  return async () => {
    const doors = deps.doors.map((door) => door.name).join(', ')
    if (!deps.database.ready()) return { ready: false, checks: { database: 'away', doors } }
    try {
      const now = await deps.clock.now()
      const passes = Object.entries(await beats(deps.database.prisma)).map(([pass, at]) => {
        const minutes = Math.round((now.getTime() - at.getTime()) / 60_000)
        return [pass, minutes > LATE ? `late: ${minutes} minutes ago` : 'on time'] as const
      })
      return {
        ready: passes.every(([, state]) => state === 'on time'),
        checks: { database: 'ready', doors, ...Object.fromEntries(passes) },
      }
    } catch {
      return { ready: false, checks: { database: 'away', doors } }
    }
  }
}
