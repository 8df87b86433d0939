import { Failure } from '../kernel/failure.ts'
import type { Clock, Instant } from '../kernel/instant.ts'
import type { Db, Tx } from './transaction.ts'

/** The host's clock, for signature ages and file names; never for business time. */
export const hostTime = (): Instant => new Date()

/** The database's clock: the same for every copy, however wrong a host's may be. Rejects when it can't be read. */
export function databaseClock(db: Pick<Tx, '$queryRaw'>): Clock {
  return {
    now: async () => {
      const rows = await db.$queryRaw<{ now: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`
      return only(rows).now
    },
  }
}

export type SimulatorClock = Required<Clock> & {
  /** Moves forward to `at`; also for the other copies, and after a restart. Throws a `Failure` for a move back. */
  moveTo(at: Instant): Promise<void>
}

/** The database's clock and how far somebody has moved it ahead, which is a row. */
export function simulatorClock(db: Db): SimulatorClock {
  let ahead = 0
  const learn = (at: Instant): Instant => {
    ahead = at.getTime() - hostTime().getTime()
    return at
  }
  return {
    glance: () => new Date(hostTime().getTime() + ahead),
    now: async () => {
      const rows = await db.$queryRaw<{ now: Date }[]>`
        SELECT date_trunc('milliseconds', clock_timestamp())
             + coalesce((SELECT offset_ms FROM simulator_clock), 0) * interval '1 millisecond' AS now`
      return learn(only(rows).now)
    },
    moveTo: async (at) => {
      const moved = await db.$executeRaw`
        INSERT INTO simulator_clock AS kept (id, offset_ms)
        SELECT 1, ahead.ms
          FROM (SELECT ceil(extract(epoch FROM ${at}::timestamptz - clock_timestamp()) * 1000)::bigint AS ms) AS ahead
         WHERE ahead.ms >= 0
        ON CONFLICT (id) DO UPDATE SET offset_ms = excluded.offset_ms WHERE excluded.offset_ms >= kept.offset_ms`
      if (moved === 0) {
        const reader = 'The simulator’s clock only moves forward. Choose a later time.'
        throw new Failure('invalid', reader, 'simulator clock: move back refused')
      }
      learn(at)
    },
  }
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows
  if (row === undefined) throw new Error('the database gave no time')
  return row
}
