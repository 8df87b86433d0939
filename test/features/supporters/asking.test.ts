import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
import { desk } from './desk.ts'

let database: Database
let room: ReturnType<typeof desk>
let asker: Caller
let supporter: Caller
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
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

describe('asking', () => {
  test('a form sent twice, also at once, is one request and one message, and is answered alike', async () => {
    const once = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => room.ask(asker, supporter, 'Ring 07700 900123', once)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    const [row, ...more] = await kept()
    expect(more).toEqual([])
    expect(Buffer.from(row?.reach ?? []).toString('latin1')).not.toContain('900123')
    expect(await room.outbox()).toMatchObject([
      { rule: 'contact-request', subjectId: row?.id, recipientId: supporter.person.id, state: 'planned', step: 'ask' },
    ])
  })
  test('what was changed after the first press is never passed off as sent', async () => {
    const once = randomUUID()
    await room.ask(asker, supporter, 'Ring 07700 900123', once)
    await expect(room.ask(asker, supporter, 'Ring 07700 900124', once)).rejects.toMatchObject({ why: 'stale' })
  })
  test('one to the same person, also from two forms at once', async () => {
    const both = await Promise.allSettled([room.ask(asker, supporter), room.ask(asker, supporter)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await kept()).toHaveLength(1)
  })
  test('three at a time, also from five forms at once; others are not held up by it', async () => {
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => room.listed()))
    const all = await Promise.allSettled(people.map((who) => room.ask(asker, who)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await kept()).toHaveLength(3)
    await room.ask(await room.caller(), supporter)
    const [first] = await room.mine(asker)
    await room.withdraw(asker, first?.id ?? '')
    await room.ask(asker, supporter)
  })
  test.each<[string, () => Promise<string>]>([
    ['nobody', async () => randomUUID()],
    ['somebody who is not listed', async () => (await room.caller()).person.id],
    ['somebody away', async () => (await room.listed({ awayUntil: day('2026-04-02') })).person.id],
    ['somebody who has withdrawn', withdrawn],
    ['a leaver', left],
  ])('%s can’t be asked, and all look alike', async (_who, idOf) => {
    await expect(room.ask(asker, await idOf())).rejects.toMatchObject({
      why: 'not-yours',
      reader: expect.stringContaining('can’t be asked at the moment, so nothing was sent'),
    })
    expect([await kept(), await room.outbox()]).toEqual([[], []])
  })
  test('somebody who agreed to be asked by some units is asked by nobody else', async () => {
    const [north, custody] = [{ units: ['Local Policing'] }, { units: ['Custody', 'Local Policing/North/A'] }]
    await room.ask(asker, await room.listed(north))
    await expect(room.ask(asker, await room.listed(custody))).rejects.toMatchObject({
      why: 'not-yours',
      reader: expect.stringContaining('people in Custody and Local Policing/North/A, so nothing was sent'),
    })
    expect(await kept()).toHaveLength(1)
  })
  test('asked while they withdraw their listing: no request outlives it', async () => {
    for (let round = 0; round < 20; round += 1) {
      const who = await room.listed()
      await Promise.allSettled([room.ask(asker, who), room.listings.withdraw(who)])
      expect(await kept()).toEqual([])
    }
  })
  test('oneself is refused', async () => {
    await expect(room.ask(supporter, supporter)).rejects.toMatchObject({ why: 'invalid' })
  })
  test('a message waits until the person is next on duty, where that is known', async () => {
    const nights = await room.listed({ hours: 'Mon 20:00-23:00' })
    const { when } = await room.ask(asker, nights)
    expect(when).toEqual({ kind: 'later', at: new Date('2026-03-30T19:00:00Z') })
    expect(await room.outbox()).toMatchObject([{ state: 'planned', retryAt: new Date('2026-03-30T19:00:00Z') }])
  })
})

async function withdrawn(): Promise<string> {
  const was = await room.listed()
  await room.listings.withdraw(was)
  return was.person.id
}

async function left(): Promise<string> {
  const { person } = await room.listed()
  await database.prisma.person.update({ where: { id: person.id }, data: { leavesOn: new Date('2026-03-30') } })
  return person.id
}
