import type { Actor, Fact } from '../kernel/facts.ts'
import type { Instant } from '../kernel/instant.ts'
import { recordFacts } from './audit.ts'
import { databaseAway, isAway } from './away.ts'
import type { Prisma, PrismaClient } from './generated/client.ts'
import { limitsOf } from './limits.ts'
import { watchWrites } from './writes.ts'

export type Db = PrismaClient
export type Tx = Prisma.TransactionClient

/**
 * What a piece of work hands back. A read or a write of a record comes with its facts; `none-needed` is for book-keeping
 * that touches no record (an account's last use, an outbox row, a refusal that changed nothing).
 */
export type Outcome<T> = { result: T; facts: readonly Fact[] | 'none-needed' }

/**
 * Runs one piece of work and its audit facts in one transaction, within the limits of the client it is given
 * (`Database.prisma` or `Database.bulk`): both are there or neither. Throws a `Failure`
 * ('database-away') when the database is not there or not in time; then nothing was committed, except when the answer to
 * the commit itself was lost: a `once` key makes trying again harmless. Throws an `Error` for a write without a fact.
 */
export async function transact<T>(
  db: Db,
  by: { actor: Actor; at: Instant },
  work: (tx: Tx) => Promise<Outcome<T>>,
): Promise<T> {
  const limits = limitsOf(db)
  const running = db.$transaction(async (tx) => {
    const watched = watchWrites(tx)
    const { result, facts } = await work(watched.tx)
    if (facts === 'none-needed') {
      if (watched.written.size > 0) throw new Error(`written without an audit fact: ${[...watched.written].join(', ')}`)
      return result
    }
    if (facts.length === 0) throw new Error('a transaction came without its audit facts')
    await recordFacts(tx, by.at, by.actor, facts)
    return result
  })
  try {
    return await within(limits.whole, running)
  } catch (error) {
    throw isAway(error) ? databaseAway(error) : error
  }
}

function within<T>(milliseconds: number, running: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(databaseAway()), milliseconds)
    running.then(resolve, reject).finally(() => clearTimeout(late))
  })
}

/**
 * Whether a write was refused because its unique key is there already: the same form submitted again. `column` narrows
 * it to one key (`once`). The transaction is over then; look up what the first one wrote in another.
 */
export function isDuplicate(error: unknown, column?: string): boolean {
  if (typeof error !== 'object' || error === null || Reflect.get(error, 'code') !== 'P2002') return false
  if (column === undefined) return true
  const meta = JSON.stringify(Reflect.get(error, 'meta') ?? {})
  return new RegExp(`["_]${column}(_key)?"`).test(meta)
}
