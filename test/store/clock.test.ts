import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseClock, hostTime, simulatorClock } from '../../src/store/clock.ts'
import type { Database } from '../../src/store/database.ts'
import { freshDatabase } from '../support/postgres.ts'
import { opened } from '../support/store.ts'

let url: string
let database: Database
beforeAll(async () => {
  url = (await freshDatabase()).url
  database = await opened(url)
})
afterAll(() => database.close())

const DAY = 24 * 60 * 60 * 1_000

test('the database’s clock tells the database’s time, moving on within a transaction too', async () => {
  const [{ now } = { now: null }] = await database.prisma.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  const told = await databaseClock(database.prisma).now()
  expect(told.getTime()).toBeGreaterThanOrEqual(Number(now))
  expect(Math.abs(told.getTime() - hostTime().getTime())).toBeLessThan(DAY)
})

test('the simulator’s clock moves forward only, for every copy, and across a restart', async () => {
  const clock = simulatorClock(database.prisma)
  const start = await clock.now()
  const target = new Date(start.getTime() + 3 * DAY + 1)
  await clock.moveTo(target)
  expect((await clock.now()).getTime()).toBeGreaterThanOrEqual(target.getTime())
  const later = new Date(target.getTime() + DAY)
  await clock.moveTo(later)
  const copy = await opened(url)
  const seen = await simulatorClock(copy.prisma).now()
  await copy.close()
  expect(seen.getTime()).toBeGreaterThanOrEqual(later.getTime())
  expect(seen.getTime()).toBeLessThan(later.getTime() + DAY)
  for (const back of [target, start, new Date(start.getTime() - DAY)]) {
    await expect(clock.moveTo(back)).rejects.toMatchObject({ why: 'invalid', reader: expect.stringContaining('later') })
  }
  expect((await clock.now()).getTime()).toBeGreaterThanOrEqual(later.getTime())
})

test('the simulator’s clock can be glanced at without the database, as this process last knew it', async () => {
  const clock = simulatorClock(database.prisma)
  expect(Math.abs(clock.glance().getTime() - hostTime().getTime())).toBeLessThan(DAY)
  const now = await clock.now()
  expect(Math.abs(clock.glance().getTime() - now.getTime())).toBeLessThan(DAY)
  const target = new Date(now.getTime() + 30 * DAY)
  await clock.moveTo(target)
  expect(Math.abs(clock.glance().getTime() - target.getTime())).toBeLessThan(DAY)
})
