import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDay } from '../../../src/features/today/store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { AT, opened } from '../../support/store.ts'
import { rows } from './force.ts'

let database: Database
let make: ReturnType<typeof rows>
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  make = rows(database)
})
afterAll(() => database.close())

const read = (caller: Caller) => readDay(database.prisma, caller)
const names = async (caller: Caller) => (await read(caller)).people.map(({ name }) => name)

describe('the reader’s people', () => {
  test('come with their latest meeting, what is owed and open actions, by name', async () => {
    const [sergeant, zoe, adam] = [
      await make.somebody(),
      await make.somebody({ name: 'Zoe' }),
      await make.somebody({ name: 'Adam' }),
    ]
    await make.supervises(sergeant, zoe)
    await make.supervises(sergeant, adam, { kind: 'cover', until: '2026-04-03' })
    await make.met(sergeant, zoe, '2026-03-02')
    await make.met(sergeant, zoe, '2026-02-02', 'leaving')
    await make.met(sergeant, adam, '2026-03-05', 'long-absence')
    await make.owes(zoe, '2026-03-27')
    await make.owes(adam, '2026-03-27', { closed: true })
    await make.action(zoe, sergeant, '2026-05-01')
    await make.action(zoe, sergeant, '2026-05-01', { state: 'done' })
    const zoes = { id: zoe.person.id, name: 'Zoe', rank: 'PC', kind: 'substantive', lastDay: null }
    const adams = { id: adam.person.id, name: 'Adam', rank: 'PC', kind: 'cover', lastDay: '2026-04-02' }
    expect((await read(sergeant)).people).toEqual([
      { ...adams, lastHeldOn: '2026-03-05', dueOn: null, noNext: 'long-absence', openActions: 0 },
      { ...zoes, lastHeldOn: '2026-03-02', dueOn: '2026-03-27', noNext: null, openActions: 1 },
    ])
  })

  test('are those of today: nobody of yesterday or tomorrow, no leaver, nobody one stands aside from', async () => {
    const sergeant = await make.somebody()
    const add = async (name: string, span = {}, change = {}) => {
      const person = await make.somebody({ name, ...change })
      await make.supervises(sergeant, person, span)
      return person
    }
    await add('from today', { from: '2026-03-30' })
    await add('until tomorrow', { kind: 'cover', until: '2026-03-31' })
    await add('until today', { kind: 'cover', until: '2026-03-30' })
    await add('from tomorrow', { from: '2026-03-31' })
    await add('left today', {}, { leavesOn: '2026-03-30' })
    await make.aside(sergeant, await add('stood aside from'))
    const twice = await add('twice')
    await make.supervises(sergeant, twice, { kind: 'acting', until: '2026-05-01' })
    expect(await names(sergeant)).toEqual(['from today', 'twice', 'until tomorrow'])
  })

  test('what is owed beside the one-to-one is gathered by person and owner, to the end of the week', async () => {
    const [sergeant, person] = [await make.somebody(), await make.somebody({ name: 'Priya' })]
    await make.supervises(sergeant, person)
    const owe = async (dueOn: string, owner: string, closed = false) =>
      make.owes(person, dueOn, { kind: 'action', ref: await make.action(person, sergeant, dueOn, { owner }), closed })
    await owe('2026-03-28', 'person')
    await owe('2026-04-05', 'person')
    await owe('2026-04-06', 'person')
    await owe('2026-03-31', 'supervisor')
    await owe('2026-03-29', 'supervisor', true)
    const [first, second] = [randomUUID(), randomUUID()]
    await make.owes(person, '2026-04-01', { kind: 'management-review', ref: first })
    await make.owes(person, '2026-04-02', { kind: 'management-review', ref: second })
    const about = { person: person.person.id, name: 'Priya' }
    expect((await read(sergeant)).owed).toMatchObject([
      { ...about, kind: 'action', owner: 'person', dueOn: '2026-03-28', count: 2 },
      { ...about, kind: 'action', owner: 'supervisor', dueOn: '2026-03-31', count: 1 },
      { ...about, kind: 'management-review', owner: null, dueOn: '2026-04-01', count: 1, ref: first },
      { ...about, kind: 'management-review', owner: null, dueOn: '2026-04-02', count: 1, ref: second },
    ])
  })
})

describe('a second line', () => {
  test('sees each supervisor’s people as counts, by whom the guard says is second line', async () => {
    const [inspector, other] = [await make.somebody(), await make.somebody()]
    const [sam, ann] = [await make.somebody({ name: 'Sam' }), await make.somebody({ name: 'Ann' })]
    for (const sergeant of [sam, ann]) await make.supervises(inspector, sergeant)
    const under = async (sergeant: Caller | null, dueOn: string | null, change = {}) => {
      const person = await make.somebody(change)
      if (sergeant) await make.supervises(sergeant, person)
      if (dueOn) await make.owes(person, dueOn)
      return person
    }
    await under(sam, '2026-03-02')
    await under(sam, '2026-03-29')
    const both = await under(sam, '2026-03-30')
    await make.supervises(inspector, both, { kind: 'cover', until: '2026-05-01' })
    await under(sam, '2026-02-01', { secondLineId: other.person.id })
    await under(sam, '2026-02-01', { leavesOn: '2026-03-30' })
    await under(ann, null)
    await under(null, '2026-03-01', { secondLineId: inspector.person.id })
    const { below, people } = await read(inspector)
    expect(below).toEqual([
      { supervisor: 'Sam', rank: 'PC', people: 2, overdue: 2, since: '2026-03-02' },
      { supervisor: null, rank: '', people: 1, overdue: 1, since: '2026-03-01' },
      { supervisor: 'Ann', rank: 'PC', people: 1, overdue: 0, since: null },
    ])
    expect(people.map(({ name }) => name)).toContain('Sam')
    expect((await read(other)).below).toEqual([
      { supervisor: 'Sam', rank: 'PC', people: 1, overdue: 1, since: '2026-02-01' },
    ])
    expect((await read(sam)).below).toEqual([])
  })

  test('sees what waits for a decision, the receiver what to acknowledge, the outgoing what to summarise', async () => {
    const [inspector, incoming, outgoing, person] = [
      await make.somebody(),
      await make.somebody(),
      await make.somebody(),
      await make.somebody(),
    ]
    await make.supervises(inspector, incoming)
    await make.supervises(incoming, person)
    await make.handover(person, outgoing, incoming, { startedAt: AT, objectedAt: AT })
    const none = { toSummarise: 0, toAcknowledge: 0, toDecide: 0, aboutMe: 0 }
    const seen = await Promise.all(
      [inspector, incoming, outgoing, person].map(async (who) => (await read(who)).waiting),
    )
    expect(seen).toEqual([
      { ...none, toDecide: 1 },
      { ...none, toAcknowledge: 1 },
      { ...none, toSummarise: 1 },
      { ...none, aboutMe: 1 },
    ])
  })
})

test('cover that begins or ends within the week is told to who covers, who is covered for and the second line', async () => {
  const [inspector, sam, ann, one, two] = [
    await make.somebody({ name: 'Inspector' }),
    await make.somebody({ name: 'Sam' }),
    await make.somebody({ name: 'Ann' }),
    await make.somebody({ name: 'One' }),
    await make.somebody({ name: 'Two' }),
  ]
  await make.supervises(inspector, sam)
  for (const person of [one, two]) {
    await make.supervises(sam, person)
    await make.supervises(ann, person, { kind: 'cover', from: '2026-04-05', until: '2026-06-01' })
  }
  await make.supervises(ann, one, { kind: 'acting', from: '2026-01-05', until: '2026-03-31' })
  await make.supervises(ann, two, { kind: 'acting', from: '2026-01-05', until: '2026-03-30' })
  await make.supervises(ann, two, { kind: 'cover', from: '2026-04-06', until: '2026-06-01' })
  const told = async (who: Caller) => (await read(who)).cover
  const turns = (byMe: boolean) => [
    { by: 'Ann', byMe, kind: 'acting', what: 'ends', on: '2026-03-30', people: 1, person: 'One' },
    { by: 'Ann', byMe, kind: 'cover', what: 'starts', on: '2026-04-05', people: 2, person: 'One' },
  ]
  expect(await told(ann)).toEqual(turns(true))
  expect(await told(sam)).toEqual(turns(false))
  expect(await told(inspector)).toEqual(turns(false))
  expect(await told(one)).toEqual([])
})

test('one’s own record is dates, counts and who supervises one today', async () => {
  const [sergeant, cover, gone, me] = [
    await make.somebody({ name: 'Sergeant' }),
    await make.somebody({ name: 'Cover' }),
    await make.somebody({ name: 'Gone', leavesOn: '2026-03-01' }),
    await make.somebody(),
  ]
  await make.supervises(sergeant, me)
  await make.supervises(cover, me, { kind: 'cover', until: '2026-03-31' })
  await make.supervises(gone, me, { kind: 'acting', until: '2026-06-01' })
  await make.met(sergeant, me, '2026-03-02')
  await make.owes(me, '2026-04-20')
  await make.action(me, sergeant, '2026-03-30')
  await make.action(me, sergeant, '2026-03-31')
  await make.action(me, sergeant, '2026-03-01', { owner: 'supervisor' })
  expect((await read(me)).own).toEqual({
    ...{ supervisors: ['Cover', 'Sergeant'], lastHeldOn: '2026-03-02', dueOn: '2026-04-20' },
    ...{ openActions: 2, dueActions: 1 },
  })
})

test('that it was seen is a fact of the same transaction, with how many people', async () => {
  const [sergeant, person] = [await make.somebody(), await make.somebody()]
  await make.supervises(sergeant, person)
  await read(sergeant)
  const facts = await database.prisma.auditFact.findMany({ where: { actorId: sergeant.person.id } })
  expect(facts).toMatchObject([{ kind: 'team.seen', door: 'slack', body: { people: 1 } }])
})
