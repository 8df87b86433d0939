import { expect, test } from 'vitest'
import { NOTHING_SET } from '../../src/kernel/setting.ts'
import { deliver } from '../../src/reminders/deliver.ts'
import { AT_ANY_HOUR } from '../../src/reminders/outbox.ts'
import { post, recipient } from './memory-outbox.ts'

const NONE = { sent: 0, held: 0, failed: 0, unknown: 0, cancelled: 0 }
const NIGHT = new Date('2026-11-23T23:30:00Z')
const setting = { ...NOTHING_SET, quietFrom: '22:00', quietUntil: '07:00' }
const asleep: Parameters<typeof post>[0] = {
  recipients: async (ids) => new Map(ids.map((id) => [id, recipient(id, { setting })])),
}

test('quiet hours hold a message until they end, where the recipient is, and then it is sent once', async () => {
  const { outbox, sent, deps } = post(asleep)
  const row = outbox.add('s1')
  expect(await deliver(deps, NIGHT)).toEqual({ ...NONE, held: 1 })
  expect(row.mark).toEqual({ state: 'held', reason: 'quiet-hours', retryAt: new Date('2026-11-24T07:00:00Z') })
  expect(await deliver(deps, new Date('2026-11-24T06:59:00Z'))).toEqual(NONE)
  expect(await deliver(deps, new Date('2026-11-24T07:00:00Z'))).toEqual({ ...NONE, sent: 1 })
  expect([sent.length, row.attempts]).toEqual([1, 1])
})

test('quiet hours hold nothing that has become untrue: it is cancelled at once', async () => {
  const { outbox, deps } = post({ ...asleep, digestLines: async () => new Map() })
  outbox.add('s1')
  expect(await deliver(deps, NIGHT)).toEqual({ ...NONE, cancelled: 1 })
})

test.each(AT_ANY_HOUR)('quiet hours do not hold %s', async (rule) => {
  const { outbox, sent, deps } = post(asleep)
  Object.assign(outbox.add('s1'), { rule })
  const composers = { ...deps.composers, [rule]: async () => () => ({ notice: 'Asked', body: [] }) }
  expect(await deliver({ ...deps, composers }, NIGHT)).toEqual({ ...NONE, sent: 1 })
  expect(sent).toHaveLength(1)
})
