import { fileURLToPath } from 'node:url'
import { type Embedded, startEmbedded } from './embedded.ts'
import { socketUrl } from './embedded-socket.ts'
import type { PrismaClient } from './generated/client.ts'
import { limits } from './limits.ts'
import { createPool, type Pool } from './pool.ts'
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
  /** For passes of the clock and exports: few connections of its own, statements may take a minute. */
  readonly bulk: PrismaClient
  /** For the import of a whole force: one connection of its own, one transaction of up to half an hour. */
  readonly imports: PrismaClient
  close(): Promise<void>
}

/** Beside `src` and beside `dist` alike. */
const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

/** Opens nothing yet. Without `url` the database is PostgreSQL's own server on `dataDir`. */
export function openDatabase(options: {
  url?: string | undefined
  dataDir: string
  migrationsDir?: string
  log: StoreLog
  /** How many times longer than usual to wait for the database; for machines that are slow for other reasons. */
  patience?: number
}): Database {
  const { dataDir, log, patience = 1 } = options
  const url = options.url ?? socketUrl(dataDir)
  let isUp = false
  let embedded: Embedded | null = null
  const isOpen = () => isUp
  const interactive = limits('interactive', patience)
  const pool = createPool(url, interactive, isOpen)
  let bulk: Pool | null = null
  let imports: Pool | null = null
  const watch = watchDatabase({
    url,
    migrations: options.migrationsDir ?? MIGRATIONS,
    log,
    connect: interactive.connect,
    turn: (up) => {
      isUp = up
      if (!up) for (const each of [pool, bulk, imports]) each?.drop()
    },
  })
  const stop = async () => {
    await watch.close()
    await Promise.all([pool.close(), bulk?.close(), imports?.close()])
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
        const state = await watch.start()
        if (state === 'ready') await warmUp(pool.prisma)
        return state
      } catch (error) {
        await close()
        throw error
      }
    },
    ready: isOpen,
    prisma: pool.prisma,
    get bulk() {
      bulk ??= createPool(url, limits('bulk', patience), isOpen)
      return bulk.prisma
    },
    get imports() {
      imports ??= createPool(url, limits('import', patience), isOpen)
      return imports.prisma
    },
    close,
  }
}

/** The first query loads Prisma's compiler and opens a connection; no person should be the one to wait for that. */
async function warmUp(prisma: PrismaClient): Promise<void> {
  // Not there again so soon? Then the first request will say so.
  await prisma.$transaction((tx) => tx.heartbeat.count()).catch(() => {})
}
