import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { connectionTo, cut, refuseUnlessUtc } from './connection.ts'
import { PrismaClient } from './generated/client.ts'
import { type Limits, rememberLimits } from './limits.ts'

export type Pool = {
  prisma: PrismaClient
  /** Lets go of every connection, also those that wait for an answer that will never come. */
  drop(): void
  close(): Promise<void>
}

const CLOSE_PATIENCE = 1_000

/** Connections to the database behind one Prisma client. While `isOpen` says no, every use fails at once. */
export function createPool(url: string, limits: Limits, isOpen: () => boolean): Pool {
  const clients = new Set<pg.PoolClient>()
  const pool = new pg.Pool({
    ...connectionTo(url, limits.connect, {
      statement_timeout: String(limits.statement),
      idle_in_transaction_session_timeout: String(limits.statement * 4),
    }),
    max: limits.connections,
    query_timeout: limits.answer,
    idleTimeoutMillis: 60_000,
    onConnect: (client) => refuseUnlessUtc(client),
  })
  // An idle connection that breaks is only taken out of the pool: whoever asks next gets a new one. Prisma listens too,
  // but not before its first query nor after its last.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    clients.add(client)
    giveUpOnSilence(client)
  })
  pool.on('remove', (client) => clients.delete(client))
  gate(pool, isOpen)
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    errorFormat: 'minimal',
    transactionOptions: { maxWait: limits.connect, timeout: limits.work },
  })
  rememberLimits(prisma, limits)
  const drop = () => {
    for (const client of clients) cut(client)
  }
  return {
    prisma,
    drop,
    close: async () => {
      await prisma.$disconnect()
      const ended = pool.end()
      const late = setTimeout(drop, CLOSE_PATIENCE)
      await ended
      clearTimeout(late)
    },
  }
}

/** After an answer that did not come, the next statement on the connection would wait behind it just as long. */
function giveUpOnSilence(client: pg.PoolClient): void {
  const query = client.query.bind(client)
  const watched = (...args: unknown[]) => {
    const answer: unknown = Reflect.apply(query, client, args)
    if (answer instanceof Promise) {
      answer.catch((error: unknown) => {
        if (error instanceof Error && error.message === 'Query read timeout') cut(client)
      })
    }
    return answer
  }
  client.query = watched as typeof client.query
}

type Callback = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void

function gate(pool: pg.Pool, isOpen: () => boolean): void {
  const connect = pool.connect.bind(pool)
  const guarded = (callback?: Callback) => {
    if (isOpen()) return callback ? connect(callback) : connect()
    if (!callback) return Promise.reject(shut())
    process.nextTick(callback, shut(), undefined, () => {})
    return undefined
  }
  pool.connect = guarded as typeof pool.connect
}

/** Dressed as the refusal of a connection, which Prisma understands. */
const shut = () =>
  Object.assign(new Error('the database is away'), { code: 'ECONNREFUSED', errno: -111, syscall: 'connect' })
