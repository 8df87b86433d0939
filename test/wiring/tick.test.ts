import { expect, test } from 'vitest'
import { createTick } from '../../src/wiring/tick.ts'
import { rememberingLog } from '../support/store.ts'

const boom = () => Promise.reject(new RangeError('canary: what Priya said'))

function rig(options: { ready?: boolean; prepare?: (() => Promise<void>) | null; plan?: () => Promise<unknown> }) {
  const { ready = true, prepare = null, plan } = options
  const done: string[] = []
  const note = (name: string) => async () => void done.push(name)
  const log = rememberingLog()
  const tick = createTick({
    ready: () => ready,
    prepare,
    passes: { plan: plan ?? note('plan'), deliver: note('deliver') },
    log,
  })
  return { tick, done, log }
}

test('a pass that breaks keeps back none of the others, and the log says which, without its words', async () => {
  const { tick, done, log } = rig({ plan: boom })
  await tick()
  expect(done).toEqual(['deliver'])
  expect(log.lines).toEqual([
    { level: 'error', event: 'tick.failed', fields: { pass: 'plan', error: 'RangeError', away: false } },
  ])
})

test('what has to be there first is tried until it is, and then never again', async () => {
  let tries = 0
  const { tick, done } = rig({ prepare: () => (++tries === 1 ? boom() : Promise.resolve()) })
  await tick()
  expect(done).toEqual([])
  await tick()
  await tick()
  expect({ tries, done }).toEqual({ tries: 2, done: ['plan', 'deliver', 'plan', 'deliver'] })
})

test('without the database nothing is begun', async () => {
  const { tick, done } = rig({ ready: false, prepare: boom })
  await tick()
  expect(done).toEqual([])
})
