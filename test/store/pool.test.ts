import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { isAway } from '../../src/store/away.ts'
import { limits } from '../../src/store/limits.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { type FaultProxy, startProxy, through } from '../support/fault-proxy.ts'
import { type Rig, startRig } from '../support/postgres.ts'
import { AT } from '../support/store.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

let proxy: FaultProxy
let isOpen: boolean
let pool: Pool
beforeEach(async () => {
  isOpen = true
  proxy = await startProxy(rig.port)
  // Patient about everything but silence, so that only silence can be what ends a use.
  const silence = { ...limits('bulk', 1), connections: 2, connect: 60_000, answer: 500 }
  pool = createPool(through(proxy, (await rig.freshDatabase()).url), silence, () => isOpen)
  onTestFinished(async () => {
    await pool.close()
    await proxy.close()
  })
})

const read = () => pool.prisma.heartbeat.count()
const write = () =>
  pool.prisma.$transaction(async (tx) => {
    await tx.heartbeat.upsert({ where: { pass: 'plan' }, create: { pass: 'plan', at: AT }, update: { at: AT } })
  })

async function outcomes(...uses: (() => Promise<unknown>)[]): Promise<Set<unknown>> {
  const results = uses.map((use) =>
    Promise.race([
      sleep(20_000, 'hung', { ref: false }),
      use().then(
        () => 'worked',
        (error: unknown) => (isAway(error) ? 'away' : error),
      ),
    ]),
  )
  return new Set(await Promise.all(results))
}

test('an answer that does not come ends the use, and the connection is not handed to the next one', async () => {
  expect(await outcomes(write, read)).toEqual(new Set(['worked']))
  const writeIntoSilence = () =>
    pool.prisma.$transaction(async (tx) => {
      await tx.heartbeat.count()
      proxy.freeze()
      await tx.heartbeat.count()
    })
  expect(await outcomes(writeIntoSilence, writeIntoSilence)).toEqual(new Set(['away']))
  proxy.thaw()
  expect(await outcomes(write, read, write, read)).toEqual(new Set(['worked']))
})

test('a shut gate answers at once, whether connections stand, hang or could be made', async () => {
  expect(await outcomes(read)).toEqual(new Set(['worked']))
  isOpen = false
  expect(await outcomes(read, write)).toEqual(new Set(['away']))
  pool.drop()
  proxy.freeze()
  await sleep(50)
  expect(await outcomes(read, write)).toEqual(new Set(['away']))
  proxy.thaw()
  isOpen = true
  expect(await outcomes(read, write)).toEqual(new Set(['worked']))
})
