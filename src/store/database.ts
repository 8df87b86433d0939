import { fileURLToPath } from 'node:url'
import { type Embedded, startEmbedded } from './embedded.ts'
import { socketUrl } from './embedded-socket.ts'
import type { PrismaClient } from './generated/client.ts'
import { createPool, type Pool, type PoolLimits } from './pool.ts'
import type { StoreLog } from './store-log.ts'
import { watchDatabase } from './watch.ts'

export type Database = {
  /**
   * Starts the embedded server where there is no URL, connects and migrates. 'away': not there yet; trying goes on in
   * the background until `close`. Throws `MigrationRefused`, or a `Failure` with words (second app on one data folder,
   * no PostgreSQL for this machine, sessions not in UTC), where only a person can help.
   */
  start(): Promise<'ready' | 'away'>
  /** Whether requests reach the database now. */
  ready(): boolean
  /** For what somebody waits for. With the database away every use fails within 1.5 s, most of them at once. */
  readonly prisma: PrismaClient
  /** For passes of the clock, imports and exports: few connections of its own, statements may take a minute. */
  readonly bulk: PrismaClient
  close(): Promise<void>
}

/** Beside `src` and beside `dist` alike. */
const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

const INTERACTIVE: PoolLimits = { connections: 10, statement: 1_200, answer: 1_400 }
const BULK: PoolLimits = { connections: 3, statement: 60_000, answer: 65_000 }

/** Opens nothing yet. Without `url` the database is PostgreSQL's own server on `dataDir`. */
export function openDatabase(options: {
  url?: string | undefined
  dataDir: string
  migrationsDir?: string
  log: StoreLog
}): Database {
  const { dataDir, log } = options
  const url = options.url ?? socketUrl(dataDir)
  let isUp = false
  let embedded: Embedded | null = null
  const isOpen = () => isUp
  const pool = createPool(url, INTERACTIVE, isOpen)
  let bulk: Pool | null = null
  const watch = watchDatabase({
    url,
    migrations: options.migrationsDir ?? MIGRATIONS,
    log,
    turn: (up) => {
      isUp = up
      if (!up) for (const each of [pool, bulk]) each?.drop()
    },
  })
  const stop = async () => {
    await watch.close()
    await Promise.all([pool.close(), bulk?.close()])
    await embedded?.stop()
  }
  let stopped: Promise<void> | null = null
  const close = () => {
    stopped ??= stop()
    return stopped
  }
  return {
    start: async () => {
      try {
        if (options.url === undefined) embedded = await startEmbedded({ dataDir, log })
        return await watch.start()
      } catch (error) {
        await close()
        throw error
      }
    },
    ready: isOpen,
    prisma: pool.prisma,
    get bulk() {
      bulk ??= createPool(url, BULK, isOpen)
      return bulk.prisma
    },
    close,
  }
}
