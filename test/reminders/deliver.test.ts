import { describe, expect, test } from 'vitest'
import type { SendOutcome } from '../../src/kernel/door.ts'
import { deliver } from '../../src/reminders/deliver.ts'
import type { Mark } from '../../src/reminders/outbox.ts'
import { day } from '../support/days.ts'
import { address, MONDAY, minutesLater, NINE, post, recipient } from './memory-outbox.ts'

const NONE = { sent: 0, held: 0, failed: 0, unknown: 0, cancelled: 0 }

describe('each outcome of a send becomes a mark', () => {
  test.each<[SendOutcome, Mark]>([
    [
      { kind: 'sent', ref: '17' },
      { state: 'sent', door: 'slack', ref: '17' },
    ],
    [
      { kind: 'retry-after', seconds: 30 },
      { state: 'planned', reason: 'rate-limited', retryAt: minutesLater(0.5) },
    ],
    [{ kind: 'unknown' }, { state: 'unknown', door: 'slack', retryAt: minutesLater(10) }],
    [
      { kind: 'terminal', reason: 'user-gone' },
      { state: 'failed', door: 'slack', reason: 'user-gone' },
    ],
    [
      { kind: 'terminal', reason: 'credentials-refused' },
      { state: 'held', reason: 'credentials-refused', retryAt: minutesLater(10) },
    ],
  ])('%o', async (outcome, mark) => {
    const { outbox, deps } = post({}, () => outcome)
    const row = outbox.add('s1')
    const done = await deliver(deps, NINE)
    expect(row.mark).toEqual(mark)
    expect(done).toEqual(mark.state === 'planned' ? NONE : { ...NONE, [mark.state]: 1 })
  })
})

describe('what is not sent', () => {
  test.each<[string, Parameters<typeof post>[0], string]>([
    ['somebody who is gone', { recipients: async () => new Map() }, 'left'],
    [
      'somebody who left today',
      { recipients: async () => new Map([['s1', recipient('s1', { leavesOn: MONDAY })]]) },
      'left',
    ],
    ['a digest with nothing left in it', { digestLines: async () => new Map() }, 'nothing-due'],
  ])('%s', async (_what, changes, reason) => {
    const { outbox, sent, deps } = post(changes)
    const row = outbox.add('s1')
    expect(await deliver(deps, NINE)).toEqual({ ...NONE, cancelled: 1 })
    expect(row.mark).toEqual({ state: 'cancelled', reason })
    expect(sent).toEqual([])
  })

  test('somebody who leaves tomorrow still gets it', async () => {
    const { outbox, deps } = post({
      recipients: async () => new Map([['s1', recipient('s1', { leavesOn: day('2026-11-24') })]]),
    })
    outbox.add('s1')
    expect(await deliver(deps, NINE)).toEqual({ ...NONE, sent: 1 })
  })

  test('a week that is over is superseded, by the recipient’s own calendar', async () => {
    const zones = ['Europe/London', 'Pacific/Auckland', 'America/New_York']
    const { outbox, deps } = post({
      recipients: async (ids) => new Map(ids.map((id, index) => [id, recipient(id, { zone: zones[index] ?? 'UTC' })])),
    })
    const rows = zones.map((zone) => outbox.add(zone, day('2026-11-16')))
    await deliver(deps, new Date('2026-11-23T03:00:00Z'))
    expect(rows.map(({ mark }) => mark?.state)).toEqual(['cancelled', 'cancelled', 'sent'])
  })

  test('a held row of last week beside this week’s: one digest, with this week’s lines once', async () => {
    const { outbox, sent, deps } = post()
    const old = outbox.add('s1', day('2026-11-16'))
    outbox.add('s1')
    expect(await deliver(deps, NINE)).toEqual({ ...NONE, sent: 1, cancelled: 1 })
    expect(old.mark).toEqual({ state: 'cancelled', reason: 'superseded' })
    expect(sent.map(({ text }) => text.split('Person of s1').length - 1)).toEqual([1])
  })

  test('somebody without an address is held, tried again within the hour, and sent when they have one', async () => {
    let known = false
    const { outbox, deps } = post({ addressOf: async ({ id }) => (known ? address(id) : null) })
    const row = outbox.add('s1')
    expect(await deliver(deps, NINE)).toEqual({ ...NONE, held: 1 })
    expect(row.mark).toEqual({ state: 'held', reason: 'no-address', retryAt: minutesLater(60) })
    known = true
    expect(await deliver(deps, minutesLater(59))).toEqual(NONE)
    expect(await deliver(deps, minutesLater(60))).toEqual({ ...NONE, sent: 1 })
  })
})

describe('an unknown outcome', () => {
  test('is tried once more, and then shown and left', async () => {
    const { outbox, sent, deps } = post({}, () => ({ kind: 'unknown' }))
    const row = outbox.add('s1')
    for (const minutes of [0, 9, 10, 20, 600]) await deliver(deps, minutesLater(minutes))
    expect(sent).toHaveLength(2)
    expect(row.mark).toEqual({ state: 'unknown', door: 'slack', retryAt: null })
  })
  test('keeps its one more try, however long the row was held before', async () => {
    let known = false
    const { outbox, sent, deps } = post({ addressOf: async ({ id }) => (known ? address(id) : null) }, () => ({
      kind: 'unknown',
    }))
    outbox.add('s1')
    for (const hours of [0, 1, 2, 3]) await deliver(deps, minutesLater(hours * 60))
    known = true
    for (const minutes of [240, 250, 260]) await deliver(deps, minutesLater(minutes))
    expect(sent).toHaveLength(2)
  })
  test('goes out again under the same key', async () => {
    const { outbox, sent, deps } = post({}, () => ({ kind: 'unknown' }))
    outbox.add('s1')
    for (const minutes of [0, 10]) await deliver(deps, minutesLater(minutes))
    expect(new Set(sent.map(({ key }) => key))).toEqual(new Set(['weekly-digest:2026-11-23:s1']))
  })
})

describe('many rows', () => {
  test('are all sent, batch after batch, each once, and the loop ends', async () => {
    const { outbox, sent, deps } = post()
    for (let index = 0; index < 250; index++) outbox.add(`s${index}`)
    expect(await deliver(deps, NINE)).toEqual({ ...NONE, sent: 250 })
    expect(new Set(sent.map(({ key }) => key)).size).toBe(250)
    expect(await deliver(deps, NINE)).toEqual(NONE)
  })

  test('a door that asks us to wait is asked once, not two hundred and fifty times; the other door goes on', async () => {
    const { outbox, deps } = post()
    const asked: string[] = []
    deps.addressOf = async ({ id }) => ({ ...address(id), door: id.startsWith('t') ? 'teams' : 'slack' })
    deps.send = async ({ door }) => {
      asked.push(door)
      return door === 'slack' ? { kind: 'retry-after', seconds: 600 } : { kind: 'sent', ref: 'r' }
    }
    for (let index = 0; index < 250; index++) outbox.add(`${index % 2 === 0 ? 't' : 's'}${index}`)
    expect(await deliver(deps, NINE)).toEqual({ ...NONE, sent: 125 })
    expect(asked.filter((door) => door === 'slack')).toHaveLength(1)
    expect(outbox.rows.filter(({ retryAt }) => retryAt?.getTime() === minutesLater(10).getTime())).toHaveLength(125)
  })

  test('a door that says “wait no time at all” does not spin us', async () => {
    const { outbox, sent, deps } = post({}, () => ({ kind: 'retry-after', seconds: 0 }))
    outbox.add('s1')
    await deliver(deps, NINE)
    expect(sent).toHaveLength(1)
  })
})

test('another copy that took the row meanwhile keeps it: an old fence marks nothing', async () => {
  const { outbox, deps } = post()
  const row = outbox.add('s1')
  deps.send = async () => {
    row.fence += 1
    return { kind: 'sent', ref: 'late' }
  }
  await deliver(deps, NINE)
  expect(row).toMatchObject({ state: 'sending', mark: null })
})

test('told to stop, a pass marks what it is sending, gives the rest back as it was and claims no more', async () => {
  let stopping = false
  const { outbox, sent, deps } = post({}, () => {
    stopping = true
    return { kind: 'sent', ref: '17' }
  })
  for (let person = 1; person <= 12; person++) outbox.add(`s${person}`)
  expect(await deliver(deps, NINE, () => !stopping)).toEqual({ ...NONE, sent: 1 })
  expect(sent).toHaveLength(1)
  expect(outbox.rows.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
    'sent 1',
    ...Array.from({ length: 11 }, () => 'planned 0'),
  ])
  expect(await deliver(deps, NINE)).toEqual({ ...NONE, sent: 11 })
})
