import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Change } from '../../../src/features/actions/action.ts'
import { addAction } from '../../../src/features/actions/add-store.ts'
import { changeAction } from '../../../src/features/actions/change-store.ts'
import { actionDetail } from '../../../src/features/actions/list-store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
import { agreed, type Force, force, markDone, pressOn, wanted } from './force.ts'

let database: Database
let made: Force
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  made = force(database)
})
afterAll(() => database.close())

const change = (by: Caller, press: ReturnType<typeof pressOn>, wish: Change) => changeAction(made.deps, by, press, wish)
const owed = (ref: string) => database.prisma.obligation.findMany({ where: { kind: 'action', ref } })
const facts = async (subject: Caller) =>
  (await database.prisma.auditFact.findMany({ where: { subjectId: subject.person.id }, orderBy: { seq: 'asc' } })).map(
    ({ kind }) => kind,
  )
const REDATE: Change = { kind: 'redated', dueOn: day('2026-05-01'), reason: 'The course moved.' }

test('a form sent twice, also at once, is one action, sealed, owed and told once', async () => {
  const { sergeant, constable } = await made.pair()
  const once = randomUUID()
  const answers = await Promise.all([1, 2, 3].map(() => addAction(made.deps, sergeant, wanted(constable), once)))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  const [row, ...more] = await database.prisma.action.findMany({ where: { subjectId: constable.person.id } })
  expect(more).toEqual([])
  expect(Buffer.from(row?.what ?? []).toString('latin1')).not.toContain('course')
  expect(await owed(row?.id ?? '')).toMatchObject([{ dueOn: new Date('2026-04-10'), closedAt: null }])
  expect((await facts(constable)).filter((kind) => kind === 'action.agreed')).toHaveLength(1)
  const told = await database.prisma.outbox.findMany({ where: { subjectId: row?.id ?? '' } })
  expect(told.map(({ rule, recipientId }) => [rule, recipientId])).toEqual([['action-handed', constable.person.id]])
  const late = addAction(made.deps, sergeant, wanted(constable, { what: 'Book two courses.' }), once)
  await expect(late).rejects.toMatchObject({ why: 'stale', reader: expect.stringContaining('is not saved') })
})

test('one press marks it done, its double changes nothing, and it can be opened again', async () => {
  const { sergeant, constable } = await made.pair()
  const action = await agreed(made, sergeant, constable)
  const press = pressOn(action)
  const answers = await Promise.all([1, 2, 3].map(() => change(constable, press, { kind: 'done' })))
  expect(answers.map(({ kind, action: { state, version } }) => [kind, state, version])).toEqual(
    Array.from({ length: 3 }, () => ['changed', 'done', 2]),
  )
  expect((await owed(action.id)).map(({ closedAt }) => closedAt !== null)).toEqual([true])
  const done = answers[0]?.action ?? action
  const again = await change(sergeant, pressOn(done), { kind: 'reopened' })
  expect(again).toMatchObject({ kind: 'changed', action: { state: 'open', finishedOn: null, version: 3 } })
  expect(await owed(action.id)).toMatchObject([{ closedAt: null, dueOn: new Date('2026-04-10') }])
  expect((await facts(constable)).filter((kind) => kind !== 'action.seen')).toEqual([
    'action.agreed',
    'action.done',
    'action.reopened',
  ])
})

test('of two who change one action at once one is told what the other did, and nothing of either is lost', async () => {
  const { sergeant, constable } = await made.pair()
  const action = await agreed(made, sergeant, constable)
  const answers = await Promise.all([
    change(constable, pressOn(action), { kind: 'done' }),
    change(sergeant, pressOn(action), REDATE),
  ])
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['changed', 'stale'])
  expect(answers[0]?.action).toEqual(answers[1]?.action)
  expect(await database.prisma.actionChange.count({ where: { actionId: action.id } })).toBe(1)
})

test('nobody finishes, passes on or moves an action as it was shown before somebody moved it', async () => {
  const { sergeant, constable } = await made.pair()
  const action = await agreed(made, sergeant, constable)
  await change(sergeant, pressOn(action), REDATE)
  for (const wish of [{ kind: 'done' }, { kind: 'handed' }, { ...REDATE, dueOn: day('2026-06-01') }] as const)
    expect(await change(constable, pressOn(action), wish)).toMatchObject({
      kind: 'stale',
      action: { state: 'open', owner: 'person', dueOn: '2026-05-01', version: 2 },
    })
})

test('another date keeps the old one and why, sealed, and what is owed follows', async () => {
  const { sergeant, constable } = await made.pair()
  const action = await agreed(made, sergeant, constable)
  const press = pressOn(action)
  await change(constable, press, REDATE)
  expect(await owed(action.id)).toMatchObject([{ dueOn: new Date('2026-05-01') }])
  const [row] = await database.prisma.actionChange.findMany({ where: { actionId: action.id } })
  expect(Buffer.from(row?.reason ?? []).toString('latin1')).not.toContain('course')
  expect(await actionDetail(made.deps, sergeant, action.id)).toMatchObject({
    dueOn: '2026-05-01',
    changes: [{ kind: 'redated', fromDue: '2026-04-10', toDue: '2026-05-01', reason: 'The course moved.' }],
  })
  await expect(change(constable, press, { ...REDATE, reason: 'Another reason.' })).rejects.toMatchObject({
    why: 'stale',
  })
  expect((await change(constable, press, REDATE)).kind).toBe('changed')
})

describe('handing it over', () => {
  const told = async (action: string) =>
    (await database.prisma.outbox.findMany({ where: { rule: 'action-handed', subjectId: action } })).map(
      ({ recipientId }) => recipientId,
    )
  test('the person hands it to every supervisor of today, and to nobody who stands aside or was one', async () => {
    const { sergeant, constable } = await made.pair()
    const [acting, aside, former] = [await made.caller(), await made.caller(), await made.caller()]
    for (const other of [acting, aside]) await made.supervise(constable, other)
    await made.supervise(constable, former, '2026-03-30')
    const ids = { id: randomUUID(), personId: constable.person.id, supervisorId: aside.person.id }
    await database.prisma.recusal.create({
      data: { ...ids, fromDate: new Date('2026-02-01'), createdAt: new Date(), createdById: sergeant.person.id },
    })
    const action = await agreed(made, constable, constable)
    const { action: after } = await change(constable, pressOn(action), { kind: 'handed' })
    expect(after.owner).toBe('supervisor')
    expect((await told(action.id)).sort()).toEqual([sergeant.person.id, acting.person.id].sort())
  })
  test('a supervisor hands it to the person', async () => {
    const { sergeant, constable } = await made.pair()
    const action = await agreed(made, sergeant, constable, { owner: 'supervisor' })
    expect(await told(action.id)).toEqual([])
    expect((await change(sergeant, pressOn(action), { kind: 'handed' })).action.owner).toBe('person')
    expect(await told(action.id)).toEqual([constable.person.id])
  })
})

describe('an action that is not one’s own looks like one that is not there', () => {
  const strangers: [string, (constable: Caller) => Promise<Caller>][] = [
    ['a stranger', () => made.caller()],
    [
      'who supervised them until yesterday',
      async (constable) => {
        const former = await made.caller()
        await made.supervise(constable, former, '2026-03-30')
        return former
      },
    ],
  ]
  test.each(strangers)('%s', async (_who, stranger) => {
    const { sergeant, constable } = await made.pair()
    const action = await agreed(made, sergeant, constable)
    const other = await stranger(constable)
    const gone = { ...action, id: randomUUID() }
    for (const wish of [{ kind: 'done' }, { kind: 'handed' }, REDATE] as const) {
      const [theirs, none] = await Promise.allSettled([action, gone].map((one) => change(other, pressOn(one), wish)))
      expect(theirs).toMatchObject({ status: 'rejected', reason: { why: 'not-yours' } })
      expect(none).toEqual(theirs)
    }
    const [seen, unseen] = await Promise.allSettled([action, gone].map(({ id }) => actionDetail(made.deps, other, id)))
    expect(seen).toMatchObject({ status: 'rejected', reason: { why: 'not-yours' } })
    expect(unseen).toEqual(seen)
    await expect(agreed(made, other, constable)).rejects.toMatchObject({ why: 'not-yours' })
    expect(await database.prisma.action.count({ where: { subjectId: constable.person.id, state: 'open' } })).toBe(1)
    expect(await facts(constable)).toEqual(['action.agreed'])
  })
  test('a press with the key of another action’s press changes nothing', async () => {
    const { sergeant, constable } = await made.pair()
    const [first, second] = [await agreed(made, sergeant, constable), await agreed(made, sergeant, constable)]
    const once = randomUUID()
    await change(sergeant, pressOn(first, once), { kind: 'done' })
    await expect(change(sergeant, pressOn(second, once), { kind: 'done' })).rejects.toMatchObject({ why: 'stale' })
    expect(await markDone(made, sergeant, second)).toMatchObject({ kind: 'changed' })
  })
})
