import { describe, expect, test } from 'vitest'
import { type DeliverDeps, deliver } from '../../src/reminders/deliver.ts'
import { digestComposer } from '../../src/reminders/digest.ts'
import type { Mark } from '../../src/reminders/outbox.ts'
import { address, composersWith, minutesLater, NINE, owing, post, recipient } from './memory-outbox.ts'

const boom = (): never => {
  throw new Error('canary: what Priya said')
}

/** Row s5 of ten breaks; the table says where, and how it must end. */
const POISONS: readonly (readonly [string, (deps: DeliverDeps) => Partial<DeliverDeps>, Mark])[] = [
  [
    'a zone nobody knows',
    () => ({
      recipients: async (ids) =>
        new Map(ids.map((id) => [id, recipient(id, id === 's5' ? { zone: 'Nowhere/At all' } : {})])),
    }),
    { state: 'failed', door: null, reason: 'could-not-be-made' },
  ],
  [
    'a line that cannot be put into words',
    () => ({
      composers: composersWith(
        digestComposer(async (rows) => {
          const lines = new Map(await owing(rows))
          const broken = rows.find((row) => row.recipient === 's5')
          return broken
            ? lines.set(broken.id, [{ person: 'p', name: 'n', kind: 'one-to-one', owner: null, dueOn: '' as never }])
            : lines
        }),
      ),
    }),
    { state: 'failed', door: null, reason: 'could-not-be-made' },
  ],
  [
    'an address look-up that breaks',
    () => ({ addressOf: async ({ id }) => (id === 's5' ? boom() : address(id)) }),
    { state: 'held', reason: 'look-up-broke', retryAt: minutesLater(10) },
  ],
  [
    'a door that throws although it must not',
    ({ send }) => ({
      send: (to, message, key) => (to.user === 's5' ? Promise.reject(new Error('x')) : send(to, message, key)),
    }),
    { state: 'unknown', door: 'slack', retryAt: minutesLater(10) },
  ],
  [
    'a door that throws before it promises',
    ({ send }) => ({ send: (to, message, key) => (to.user === 's5' ? boom() : send(to, message, key)) }),
    { state: 'unknown', door: 'slack', retryAt: minutesLater(10) },
  ],
]

test.each(POISONS)('%s stops no other row, and ends where a person can see it', async (_what, poison, mark) => {
  const { outbox, sent, deps } = post()
  Object.assign(deps, poison({ ...deps }))
  const rows = Array.from({ length: 10 }, (_, index) => outbox.add(`s${index}`))
  const done = await deliver(deps, NINE)
  expect(done.sent).toBe(9)
  expect(sent).toHaveLength(9)
  expect(rows[5]?.mark).toEqual(mark)
  expect(rows.filter(({ state }) => state === 'sending')).toEqual([])
  expect(JSON.stringify(rows[5]?.mark), 'the error’s words stay out of the outbox').not.toContain('canary')
})

describe('when the database itself goes', () => {
  test('at the mark, the pass ends at once: sending on unrecorded would send twice', async () => {
    const { outbox, sent, deps } = post({ mark: () => Promise.reject(new Error('away')) })
    for (let index = 0; index < 10; index++) outbox.add(`s${index}`)
    await expect(deliver(deps, NINE)).rejects.toThrow('away')
    expect(sent).toHaveLength(1)
  })
  test.each(['claim', 'recipients'] as const)('at %s, nothing is sent', async (port) => {
    const { outbox, sent, deps } = post({ [port]: () => Promise.reject(new Error('away')) })
    outbox.add('s1')
    await expect(deliver(deps, NINE)).rejects.toThrow('away')
    expect(sent).toEqual([])
  })
  test('at a rule’s look-up, nothing of that rule is sent, and all of it is tried again soon', async () => {
    const { outbox, sent, deps } = post({ digestLines: boom })
    const row = outbox.add('s1')
    expect(await deliver(deps, NINE)).toMatchObject({ held: 1, sent: 0 })
    expect(row.mark).toEqual({ state: 'held', reason: 'look-up-broke', retryAt: minutesLater(10) })
    expect(sent).toEqual([])
  })
})
