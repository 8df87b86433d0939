import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import { dump } from '../../support/database-dump.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { AT, opened } from '../../support/store.ts'
import { desk } from './desk.ts'

let url: string
let database: Database
let room: ReturnType<typeof desk>
let asker: Caller
let supporter: Caller
beforeAll(async () => {
  url = (await freshDatabase()).url
  database = await opened(url)
  room = desk(database)
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.prisma.contactRequest.deleteMany()
  await database.prisma.outbox.deleteMany()
  await database.prisma.subjectKey.deleteMany()
  ;[asker, supporter] = [await room.caller(), await room.listed()]
})

const kept = () => database.prisma.contactRequest.findMany()
const later = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000)
const DAY = 24 * 60

describe('ending a request', () => {
  test('withdrawn before it was sent, nobody ever hears of it', async () => {
    const { id } = await room.ask(asker, supporter)
    expect(await room.withdraw(asker, id)).toBe(true)
    expect([await kept(), await room.outbox(), await room.withdraw(asker, id)]).toEqual([[], [], false])
  })
  test.each(['sending', 'sent', 'unknown'])('withdrawn when it was %s, the person is told so once', async (state) => {
    const { id } = await room.ask(asker, supporter)
    await room.mark(id, state)
    await Promise.all([room.withdraw(asker, id), room.withdraw(asker, id)])
    const told = (await room.outbox()).filter(({ rule }) => rule === 'contact-withdrawn')
    expect(told).toMatchObject([{ subjectId: id, recipientId: supporter.person.id }])
  })
  test.each<[string, (id: string) => Promise<boolean>]>([
    ['the supporter withdraws', (id) => room.withdraw(supporter, id)],
    ['the asker closes', (id) => room.close(asker, id, 'done')],
    ['a stranger withdraws', async (id) => room.withdraw(await room.caller(), id)],
    ['a stranger declines', async (id) => room.close(await room.caller(), id, 'declined')],
    ['another supporter closes', async (id) => room.close(await room.listed(), id, 'done')],
  ])('%s: refused as if there were nothing', async (_who, act) => {
    const { id } = await room.ask(asker, supporter)
    expect(await act(id)).toBe(false)
    expect(await act(randomUUID())).toBe(false)
    expect([(await kept()).length, (await room.outbox()).length]).toEqual([1, 1])
  })
  test('one presses done while the other withdraws: one of them finds it gone', async () => {
    const { id } = await room.ask(asker, supporter)
    await room.mark(id, 'sent')
    const ended = await Promise.all([room.close(supporter, id, 'done'), room.withdraw(asker, id)])
    expect(ended.sort()).toEqual([false, true])
  })
  test('declined, and when somebody withdraws their listing: whoever asked is told, by a row that says nothing else', async () => {
    const [first, other] = [await room.ask(asker, supporter), await room.listed()]
    const second = await room.ask(asker, other)
    await room.close(supporter, first.id, 'declined')
    await room.listings.withdraw(other)
    const rows = await room.outbox()
    expect(rows).toMatchObject([
      { rule: 'contact-declined', recipientId: asker.person.id },
      { rule: 'contact-declined', recipientId: asker.person.id },
    ])
    expect(rows.map(({ subjectId }) => subjectId)).not.toEqual(expect.arrayContaining([first.id]))
    expect(rows.map(({ subjectId }) => subjectId)).not.toEqual(expect.arrayContaining([second.id]))
  })
})

describe('the clock', () => {
  test('after fourteen days a request is deleted, and whoever asked is told once', async () => {
    await room.ask(asker, supporter)
    expect(await room.endOld(later(14 * DAY - 1))).toBe(0)
    const ended = await Promise.all([room.endOld(later(14 * DAY)), room.endOld(later(14 * DAY))])
    expect(ended.reduce((sum, count) => sum + count)).toBe(1)
    expect(await kept()).toEqual([])
    expect(await room.outbox()).toMatchObject([
      { rule: 'contact-expired', step: 'expired', recipientId: asker.person.id },
    ])
  })
  test.each(['failed', 'dead', 'cancelled'])('a message that is %s is not waited for', async (state) => {
    const { id } = await room.ask(asker, supporter)
    await room.mark(id, state)
    expect(await room.endOld(later(1))).toBe(1)
    expect((await room.outbox()).filter(({ rule }) => rule === 'contact-expired')).toMatchObject([
      { step: 'not-delivered', recipientId: asker.person.id },
    ])
  })
  test('nobody waits for a leaver', async () => {
    await room.ask(asker, supporter)
    await database.prisma.person.update({
      where: { id: supporter.person.id },
      data: { leavesOn: new Date('2026-03-31') },
    })
    // Midnight in London comes at 23:00 UTC in summer time.
    expect(await room.endOld(new Date('2026-03-30T22:59:00Z'))).toBe(0)
    expect(await room.endOld(new Date('2026-03-30T23:00:00Z'))).toBe(1)
  })
})

describe('what is left behind', () => {
  const ways: [string, (id: string) => Promise<unknown>][] = [
    ['done', (id) => room.close(supporter, id, 'done')],
    ['declined', (id) => room.close(supporter, id, 'declined')],
    ['withdrawn', (id) => room.withdraw(asker, id)],
    ['expired', () => room.endOld(later(15 * DAY))],
  ]
  test.each(ways)(
    '%s, delivered, and a minute later: the database is as it was before, to the last row',
    async (_how, end) => {
      const before = await dump(url)
      const { id } = await room.ask(asker, supporter)
      expect((await dump(url))['public.contact_request']).toContain(asker.person.id)
      await room.mark(id, 'sent')
      await end(id)
      await database.prisma.outbox.updateMany({
        where: { finishedAt: null },
        data: { state: 'sent', finishedAt: later(15 * DAY) },
      })
      await room.endOld(later(15 * DAY + 1))
      expect(await dump(url)).toEqual(before)
    },
  )
  test('as long as a withdrawal is to be told, the time of what it is about stays', async () => {
    const { id } = await room.ask(asker, supporter)
    await room.mark(id, 'sent')
    await room.withdraw(asker, id)
    await room.endOld(later(1))
    expect((await room.outbox()).map(({ rule }) => rule)).toEqual(['contact-request', 'contact-withdrawn'])
  })
  test('a message that nobody knows the outcome of does not stay for ever', async () => {
    const { id } = await room.ask(asker, supporter)
    await room.close(supporter, id, 'declined')
    await database.prisma.outbox.updateMany({ data: { state: 'unknown', retryAt: null } })
    await room.endOld(later(1))
    expect(await room.outbox()).toEqual([])
  })
  test('other messages of the outbox are left alone', async () => {
    const row = { subjectId: asker.person.id, recipientId: asker.person.id, due: '2026-03-30', step: 'digest' }
    const done = { state: 'sent', plannedAt: AT, finishedAt: AT, fence: 1, attempts: 1 }
    await database.prisma.outbox.create({ data: { rule: 'weekly-digest', ...row, ...done } })
    await room.endOld(later(1))
    expect(await database.prisma.outbox.count()).toBe(1)
  })
})
