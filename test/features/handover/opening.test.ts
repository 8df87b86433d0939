import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handoversOfMoves } from '../../../src/features/handover/opening-store.ts'
import type { Database } from '../../../src/store/database.ts'
import { transact } from '../../../src/store/transaction.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { CLOCK, opened } from '../../support/store.ts'
import { daysLater, desk, NOW } from './desk.ts'

let database: Database
let at: ReturnType<typeof desk>
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  at = desk(database)
})
afterAll(() => database.close())

/** A constable with a sergeant, and another sergeant; an inspector over both. */
async function team() {
  const [person, from, to, inspector] = await Promise.all([1, 2, 3, 4].map(() => at.somebody()))
  if (!person || !from || !to || !inspector) throw new Error('nobody was made')
  await Promise.all([at.link(person, from), at.link(from, inspector), at.link(to, inspector)])
  return { person, from, to, inspector }
}

describe('a move', () => {
  test('opens a handover where there is a record, with a fact; the pass tells the three once', async () => {
    const { person, from, to } = await team()
    await at.note(person, from)
    await at.move(person, from, to)
    expect(await at.of(person)).toMatchObject([{ fromId: from, toId: to, because: 'moved', state: 'open' }])
    await Promise.all([at.plan(), at.plan()])
    await at.plan()
    const id = (await at.of(person))[0]?.id
    expect(await at.outbox([person, from, to])).toEqual([
      { rule: 'handover-summary', to: from, step: 'asked', due: '2026-11-25' },
      { rule: 'handover-passing', to: person, step: `to-${to}`, due: '2026-11-25' },
      { rule: 'handover-waiting', to, step: 'asked', due: '2026-11-25' },
    ])
    expect(id).toBeDefined()
    expect(await at.facts(person)).toEqual(['handover.opened'])
  })
  test.each(['an open action', 'a record of management action'])('%s is reason enough', async (what) => {
    const { person, from, to } = await team()
    if (what === 'an open action') await at.action(person, from)
    else {
      await at.db.managementAction.create({
        data: {
          ...{ id: crypto.randomUUID(), subjectId: person, authorId: from, raisedOn: NOW, recordedAt: NOW },
          ...{ body: Buffer.from('-'), reviewOn: NOW, version: 1, once: person },
        },
      })
    }
    await at.move(person, from, to)
    expect(await at.of(person)).toHaveLength(1)
  })
  test('where nothing is kept, nobody is asked for anything', async () => {
    const { person, from, to } = await team()
    expect(await at.move(person, from, to)).toEqual([])
    await at.plan()
    expect([await at.of(person), await at.outbox([person, from, to])]).toEqual([[], []])
  })
  test('on and on: who had not taken over has nothing to acknowledge any more', async () => {
    const { person, from, to, inspector } = await team()
    await at.note(person, from)
    await at.move(person, from, to)
    await at.move(person, to, inspector, daysLater(2))
    expect(await at.of(person)).toMatchObject([
      { fromId: from, toId: to, state: 'ended' },
      { fromId: to, toId: inspector, state: 'open' },
    ])
  })
  test('back to who had the person before: only what was written meanwhile is handed over', async () => {
    const [first, second] = [await team(), await team()]
    for (const { person, from, to } of [first, second]) {
      await at.note(person, from)
      await at.move(person, from, to)
    }
    await at.note(second.person, second.to, { recordedAt: daysLater(1) })
    for (const { person, from, to } of [first, second]) await at.move(person, to, from, daysLater(2))
    expect(await at.of(first.person)).toMatchObject([{ state: 'ended' }])
    expect(await at.of(second.person)).toMatchObject([{ state: 'ended' }, { fromId: second.to, toId: second.from }])
  })
  test('to nobody, and later to somebody: the same handover goes on', async () => {
    const { person, from, to } = await team()
    await at.note(person, from)
    await at.move(person, from, null)
    await at.plan()
    expect(await at.outbox([person, to])).toEqual([])
    await at.move(person, null, to, daysLater(3))
    await at.plan(daysLater(3))
    expect(await at.of(person)).toMatchObject([{ fromId: from, toId: to, state: 'open' }])
    expect((await at.outbox([person, to])).map(({ rule }) => rule)).toEqual(['handover-passing', 'handover-waiting'])
  })
  test('of a whole part of the force at once: each person is told, and a receiver gets one message', async () => {
    const { from, to } = await team()
    const many = await at.many(1_200, from)
    await transact(at.db, { actor: CLOCK, at: NOW }, async (tx) => {
      const facts = await handoversOfMoves(
        tx,
        many.map((person) => ({ person, from, to })),
        NOW,
      )
      return { result: null, facts }
    })
    expect(await at.db.handover.count({ where: { fromId: from, toId: to, state: 'open' } })).toBe(1_200)
    await at.plan()
    await at.plan()
    await at.plan()
    const rules = (await at.outbox([from, to])).map(({ rule }) => rule)
    // One pass tells a thousand people at the most: the rest of them a minute later.
    expect(rules.sort()).toEqual(['handover-summary', 'handover-waiting', 'handover-waiting'])
    expect(await at.db.outbox.count({ where: { recipientId: { in: many } } })).toBe(1_200)
  }, 60_000)
})

describe('what the calendar ends', () => {
  test('cover: what was written meanwhile passes to the supervisor, once; without a record nothing opens', async () => {
    const [quiet, busy] = [await team(), await team()]
    for (const { person, to } of [quiet, busy]) await at.link(person, to, 'cover', '2026-11-10', '2026-11-25')
    for (const { person, inspector } of [quiet, busy])
      await at.note(person, inspector, { recordedAt: new Date('2026-11-02T10:00:00Z') })
    await at.note(busy.person, busy.to, { recordedAt: new Date('2026-11-12T10:00:00Z') })
    await at.plan(new Date('2026-11-24T23:59:00Z'))
    expect(await at.of(busy.person)).toEqual([])
    await Promise.all([at.plan(), at.plan()])
    await at.plan(daysLater(1))
    expect(await at.of(quiet.person)).toEqual([])
    expect(await at.of(busy.person)).toMatchObject([
      { fromId: busy.to, toId: busy.from, because: 'cover-ended', effectiveOn: new Date('2026-11-25') },
    ])
  })
  test('acting: whoever never had the person is handed everything', async () => {
    const { person, from, to, inspector } = await team()
    await at.note(person, from, { recordedAt: new Date('2026-10-12T10:00:00Z') })
    await at.db.supervisionLink.updateMany({ where: { personId: person }, data: { untilDate: new Date('2026-11-20') } })
    await at.link(person, inspector, 'acting', '2026-11-01', '2026-11-25')
    await at.link(person, to, 'substantive', '2026-11-25')
    await at.plan()
    expect(await at.of(person)).toMatchObject([{ fromId: inspector, toId: to, because: 'acting-ended' }])
  })
  test('a supervisor who leaves: nobody takes over yet, and the file that names somebody uses the same handover', async () => {
    const { person, from, to } = await team()
    await at.note(person, from)
    await at.leaves(from)
    await at.plan()
    await at.plan(daysLater(1))
    expect(await at.of(person)).toMatchObject([{ fromId: from, toId: null, because: 'left' }])
    expect(await at.outbox([from, person])).toEqual([])
    await at.move(person, from, to, daysLater(2))
    expect(await at.of(person)).toMatchObject([{ fromId: from, toId: to, because: 'left', state: 'open' }])
  })
  test('a person or a receiver who leaves ends it', async () => {
    const [gone, stays] = [await team(), await team()]
    for (const { person, from, to } of [gone, stays]) {
      await at.note(person, from)
      await at.move(person, from, to)
    }
    await at.leaves(gone.person)
    await at.leaves(stays.to)
    await at.plan(new Date(NOW.getTime() + 60_000))
    expect(await at.of(gone.person)).toMatchObject([{ state: 'ended' }])
    expect(await at.of(stays.person)).toMatchObject([
      { toId: stays.to, state: 'ended' },
      { fromId: stays.to, toId: null, because: 'left', state: 'open' },
    ])
    expect(await at.facts(gone.person)).toEqual(['handover.opened', 'handover.ended'])
  })
})

describe('not acknowledged', () => {
  test('in seven days: the second line is told once, however many people it is about', async () => {
    const { from, to, inspector } = await team()
    for (const person of await Promise.all([1, 2].map(() => at.somebody()))) {
      await at.link(person, from)
      await at.note(person, from)
      await at.move(person, from, to)
    }
    await at.plan()
    await at.plan(new Date(daysLater(7).getTime() - 60_000))
    expect(await at.outbox([inspector])).toEqual([])
    await Promise.all([at.plan(daysLater(7)), at.plan(daysLater(7))])
    await at.plan(daysLater(9))
    expect(await at.outbox([inspector])).toMatchObject([{ rule: 'handover-late', step: 'second-line' }])
  })
  test('without a second line an administrator is told that one is missing', async () => {
    const [person, from, to, administrator] = await Promise.all([1, 2, 3, 4].map(() => at.somebody()))
    if (!person || !from || !to || !administrator) throw new Error('nobody was made')
    await at.db.person.update({ where: { id: administrator }, data: { roles: ['administrator'] } })
    await at.link(person, from)
    await at.note(person, from)
    await at.move(person, from, to)
    await at.plan()
    await at.plan(daysLater(7))
    expect(await at.outbox([administrator])).toMatchObject([{ rule: 'handover-late', step: 'administrator' }])
  })
})
