import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Failure } from '../kernel/failure.ts'
import { connectionTo, cut, refuseUnlessUtc } from './connection.ts'
import { MigrationRefused, migrate } from './migrate.ts'
import type { StoreLog } from './store-log.ts'

export type Watch = {
  /** The outcome of the first attempt. Rejects when a person has to look: then nothing goes on in the background. */
  start(): Promise<'ready' | 'away'>
  close(): Promise<void>
}

/** Milliseconds. A restarted server is found again well within five seconds, and not asked by all copies at once. */
const FIRST_WAIT = 100
const LONGEST_WAIT = 2_000
const PING_EVERY = 2_000
const PING_LIMIT = 3_000

/**
 * Keeps one connection of its own to the database for as long as the app runs: brings the database up to date when it
 * can be reached, then notices when it goes away and when it is back. `turn` is told of each change.
 */
export function watchDatabase(options: {
  url: string
  migrations: string
  log: StoreLog
  /** Milliseconds a connection may take to come about. */
  connect: number
  turn(isUp: boolean): void
}): Watch {
  const { log, turn } = options
  const stopping = new AbortController()
  const { signal } = stopping
  let watching: Promise<void> = Promise.resolve()

  /** Resolves when a connection that once worked is gone; rejects when none comes about. */
  async function serve(onReady: () => void): Promise<void> {
    const client = new pg.Client(connectionTo(options.url, options.connect))
    const gone = new Promise<void>((resolve) => {
      client.once('end', resolve)
      client.on('error', () => resolve())
    })
    const stop = () => cut(client)
    signal.addEventListener('abort', stop)
    try {
      await client.connect()
      await refuseUnlessUtc(client)
      const applied = await migrate(client, options.migrations)
      log.info({ applied: applied.join(' ') || 'nothing new' }, 'database.ready')
      turn(true)
      onReady()
      await Promise.race([gone, silence(client, signal)])
    } finally {
      turn(false)
      signal.removeEventListener('abort', stop)
      cut(client)
    }
  }

  return {
    start: () =>
      new Promise((resolve, reject) => {
        watching = keepServing(resolve, reject)
      }),
    close: async () => {
      stopping.abort()
      await watching
    },
  }

  async function keepServing(settle: (state: 'ready' | 'away') => void, refuse: (why: unknown) => void): Promise<void> {
    let said = ''
    for (let attempt = 0, wait = FIRST_WAIT; !signal.aborted; attempt++) {
      try {
        await serve(() => settle('ready'))
        if (!signal.aborted) log.warn({}, 'database.lost')
        wait = FIRST_WAIT
        said = ''
      } catch (error) {
        if (attempt === 0 && needsAPerson(error)) return refuse(error)
        const line = explain(error)
        if (line !== said && !signal.aborted) log.error({ line }, 'database.away')
        said = line
        settle('away')
        wait = Math.min(wait * 2, LONGEST_WAIT)
      }
      await pause(wait * (0.5 + Math.random() / 2), signal)
    }
    settle('away')
  }
}

const needsAPerson = (error: unknown) => error instanceof MigrationRefused || error instanceof Failure

/** A code, or words of our own; the driver's could name a host or a user. */
function explain(error: unknown): string {
  if (error instanceof MigrationRefused || error instanceof Failure) return error.message
  if (error instanceof Error && 'code' in error) return String(error.code)
  return error instanceof Error ? error.name : 'unknown'
}

/** Resolves once the server has left a question unanswered, or refused it. */
async function silence(client: pg.Client, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(PING_EVERY, signal)
    try {
      const ping = { text: 'SELECT 1', query_timeout: PING_LIMIT }
      await client.query(ping)
    } catch {
      return
    }
  }
}

const pause = (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal }).catch(() => {})
