import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { Failure } from '../../src/kernel/failure.ts'
import { isAway } from '../../src/store/away.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { limits } from '../../src/store/limits.ts'
import { transact } from '../../src/store/transaction.ts'
import { startProxy, through } from '../support/fault-proxy.ts'
import { freePort, type Rig, startRig } from '../support/postgres.ts'
import { connected } from '../support/postgres-template.ts'
import { AT, addPerson, CLOCK, rememberingLog } from '../support/store.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

function open(url: string): Database {
  const database = openDatabase({ url, dataDir: 'never-used', log: rememberingLog(), patience: 3 })
  onTestFinished(() => database.close())
  return database
}

/** How it went, or that it hung: far longer than the limits, so that a busy machine does not decide. */
async function outcome(use: () => Promise<unknown>): Promise<unknown> {
  const hung = sleep(25_000, 'hung', { ref: false })
  return Promise.race([
    hung,
    use().then(
      () => 'worked',
      (error: unknown) => (isAway(error) ? 'away' : error),
    ),
  ])
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20)
}

test('the limits together keep a waiting person under two seconds', () => {
  const { connect, statement, answer, work, whole } = limits('interactive', 1)
  expect(Math.max(connect, answer)).toBeLessThanOrEqual(1_500)
  expect(statement).toBeLessThan(answer)
  expect(work).toBeLessThan(whole)
  expect(whole).toBeLessThan(2_000)
})

const bookkeeping = (database: Database) =>
  transact(database.prisma, { actor: CLOCK, at: AT }, async (tx) => ({
    result: await tx.person.count(),
    facts: 'none-needed',
  }))

test('a stopped server is noticed at once, and found again without a restart', async () => {
  const { url } = await rig.freshDatabase()
  const database = open(url)
  expect(await database.start()).toBe('ready')
  await rig.stop()
  expect(await outcome(() => database.prisma.person.count())).toBe('away')
  expect(await outcome(() => bookkeeping(database))).toBe('away')
  expect(await outcome(() => database.bulk.$queryRaw`SELECT 1`)).toBe('away')
  await until(() => !database.ready())
  await rig.start()
  await until(database.ready)
  expect(await database.prisma.person.count()).toBe(0)
  expect(await bookkeeping(database)).toBe(0)
})

test('a transaction under way when the server stops fails, and saves nothing', async () => {
  const { url } = await rig.freshDatabase()
  const database = open(url)
  await database.start()
  const during = outcome(() =>
    transact(database.prisma, { actor: CLOCK, at: AT }, async (tx) => {
      await addPerson(tx)
      await rig.stop()
      return { result: await tx.person.count(), facts: [{ kind: 'people.imported', added: 1, changed: 0, moved: 0 }] }
    }),
  )
  expect(await during).toBe('away')
  await rig.start()
  await until(database.ready)
  expect(await database.prisma.person.count()).toBe(0)
})

test('a server that is not there at the start is waited for in the background, migrations included', async () => {
  const { url } = await rig.freshDatabase()
  await connected(url, (client) => client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public'))
  await rig.stop()
  const database = open(url)
  expect(await database.start()).toBe('away')
  expect(await outcome(() => database.prisma.person.count())).toBe('away')
  await rig.start()
  await until(database.ready)
  expect(await database.prisma.person.count()).toBe(0)
})

test('nobody reaches a database that another copy is still bringing up to date', async () => {
  const { url } = await rig.freshDatabase()
  await connected(url, async (other) => {
    await other.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    await other.query('SELECT pg_advisory_lock(72707369)')
    const database = open(url)
    const starting = database.start()
    expect(await outcome(() => database.prisma.person.count())).toBe('away')
    await other.query('SELECT pg_advisory_unlock(72707369)')
    expect(await starting).toBe('ready')
    expect(await database.prisma.person.count()).toBe(0)
  })
})

test('nobody listening, and a host that swallows every packet, are both "away"', async () => {
  const nobody = open(`postgresql://alongside@127.0.0.1:${await freePort()}/postgres`)
  expect(await nobody.start()).toBe('away')
  const proxy = await startProxy(rig.port)
  onTestFinished(() => proxy.close())
  proxy.freeze()
  const hole = open(through(proxy, rig.url))
  expect(await hole.start()).toBe('away')
  expect(await outcome(() => hole.prisma.person.count())).toBe('away')
})

test('half-open connections fail their users in time, leave no connection behind, and everything recovers', async () => {
  const { url } = await rig.freshDatabase()
  const proxy = await startProxy(rig.port)
  onTestFinished(() => proxy.close())
  const database = open(through(proxy, url))
  await database.start()
  await Promise.all([1, 2, 3, 4].map(() => database.prisma.person.count()))
  proxy.freeze()
  // More than the pool has connections: one that leaked would be missed at the end.
  const uses = Array.from({ length: 14 }, (_, index) =>
    outcome(() => (index % 2 === 0 ? database.prisma.person.count() : bookkeeping(database))),
  )
  expect(new Set(await Promise.all(uses))).toEqual(new Set(['away']))
  await until(() => !database.ready())
  proxy.thaw()
  await until(database.ready)
  const again = Array.from({ length: 14 }, () => outcome(() => bookkeeping(database)))
  expect(new Set(await Promise.all(again))).toEqual(new Set(['worked']))
})

test('all connections reset, or ended by an administrator: the process lives and goes on', async () => {
  const { url } = await rig.freshDatabase()
  const proxy = await startProxy(rig.port)
  onTestFinished(() => proxy.close())
  const database = open(through(proxy, url))
  await database.start()
  await database.prisma.person.count()
  proxy.cut()
  await until(() => !database.ready())
  await until(database.ready)
  expect(await database.prisma.person.count()).toBe(0)
  await connected(rig.url, (client) =>
    client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()'),
  )
  await until(() => !database.ready())
  await until(database.ready)
  expect(await database.prisma.person.count()).toBe(0)
})

test('a statement that waits too long is ended, and said to be "away" with words for the reader', async () => {
  const { url } = await rig.freshDatabase()
  const database = open(url)
  await database.start()
  const slow = transact(database.prisma, { actor: CLOCK, at: AT }, async (tx) => ({
    result: await tx.$queryRaw`SELECT pg_sleep(30)::text`,
    facts: 'none-needed',
  }))
  const failure = await slow.catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  expect(failure).toMatchObject({ why: 'database-away', reader: expect.stringMatching(/nothing was saved.*Try again/) })
})
