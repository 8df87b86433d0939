import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actionsOf, myActions } from '../../../src/features/actions/list-store.ts'
import { PAGE } from '../../../src/features/actions/page.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { addDays } from '../../../src/kernel/dates.ts'
import type { Claimed } from '../../../src/reminders/outbox.ts'
import { digestLines } from '../../../src/reminders/outbox-store.ts'
import type { Database } from '../../../src/store/database.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { AT, opened } from '../../support/store.ts'
import { agreed, type Force, force, markDone, TODAY } from './force.ts'

let database: Database
let made: Force
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  made = force(database)
})
afterAll(() => database.close())

const seen = (by: Caller) => database.prisma.auditFact.count({ where: { kind: 'action.seen', actorId: by.person.id } })

test('mine: what is about me, then my people, whose is due soonest first; nobody else’s, and one fact a person', async () => {
  const { sergeant, constable } = await made.pair()
  const [inspector, other, before, stranger] = await Promise.all([1, 2, 3, 4].map(() => made.caller()))
  if (!inspector || !other || !before || !stranger) throw new Error('nobody')
  await made.supervise(sergeant, inspector)
  await made.supervise(other, sergeant)
  await made.supervise(before, sergeant, '2026-03-30')
  await made.supervise(before, inspector)
  await made.supervise(stranger, inspector)
  await agreed(made, sergeant, constable, { what: 'Third.', dueOn: day('2026-04-20') })
  await agreed(made, sergeant, other, { what: 'Second.', dueOn: day('2026-04-02') })
  await agreed(made, sergeant, other, { what: 'Then.', dueOn: day('2026-05-02'), owner: 'supervisor' })
  await agreed(made, inspector, sergeant, { what: 'First.', dueOn: day('2026-06-01') })
  await agreed(made, inspector, before, { what: 'Nobody’s.' })
  await agreed(made, inspector, stranger, { what: 'Nobody’s.' })
  await markDone(made, sergeant, await agreed(made, sergeant, other, { what: 'Done.' }))
  const facts = await seen(sergeant)
  const page = await myActions(made.deps, sergeant, 0)
  expect(page.items.map(({ what }) => what)).toEqual(['First.', 'Second.', 'Then.', 'Third.'])
  expect((await seen(sergeant)) - facts).toBe(3)
})

test('who stands aside from somebody’s record has none of their actions', async () => {
  const { sergeant, constable } = await made.pair()
  await agreed(made, sergeant, constable)
  const ids = { id: randomUUID(), personId: constable.person.id, supervisorId: sergeant.person.id }
  const dates = { fromDate: new Date('2026-03-30'), createdAt: AT, createdById: constable.person.id }
  await database.prisma.recusal.create({ data: { ...ids, ...dates } })
  expect((await myActions(made.deps, sergeant, 0)).items).toEqual([])
  await expect(actionsOf(made.deps, sergeant, constable.person.id, 0)).rejects.toMatchObject({ why: 'not-yours' })
})

test('one person’s: open ones by date, then what was finished lately; a page at a time, and no word of the others', async () => {
  const { sergeant, constable } = await made.pair()
  for (let n = 1; n <= PAGE + 1; n++)
    await agreed(made, sergeant, constable, { what: `Number ${n}.`, dueOn: addDays(TODAY, n) })
  await markDone(made, constable, await agreed(made, sergeant, constable, { what: 'Finished.', dueOn: TODAY }))
  const list = (from: number) => actionsOf(made.deps, constable, constable.person.id, from)
  const [first, second] = [await list(0), await list(PAGE)]
  expect(first.page.total).toBe(PAGE + 2)
  expect(first.page.items.map(({ what }) => what)).toEqual(Array.from({ length: PAGE }, (_, n) => `Number ${n + 1}.`))
  expect(second.page.items.map(({ what, state }) => [what, state])).toEqual([
    [`Number ${PAGE + 1}.`, 'open'],
    ['Finished.', 'done'],
  ])
  expect((await list(PAGE * 9)).page.from).toBe(0)
})

test('somebody whose notes were erased is left out, and the rest can be read', async () => {
  const { sergeant, constable } = await made.pair()
  const other = await made.caller()
  await made.supervise(other, sergeant)
  await agreed(made, sergeant, constable)
  await agreed(made, sergeant, other, { what: 'Still there.' })
  await database.prisma.subjectKey.update({
    where: { subjectId: constable.person.id },
    data: { erasedAt: AT, wrapped: new Uint8Array() },
  })
  expect((await myActions(made.deps, sergeant, 0)).items.map(({ what }) => what)).toEqual(['Still there.'])
})

test('the weekly digest has both of two actions of one person, says whose each is, and drops a finished one', async () => {
  const { sergeant, constable } = await made.pair()
  await agreed(made, sergeant, constable, { dueOn: day('2026-04-01') })
  await agreed(made, sergeant, constable, { dueOn: day('2026-04-01') })
  await agreed(made, sergeant, constable, { dueOn: day('2026-04-01'), owner: 'supervisor' })
  await markDone(made, sergeant, await agreed(made, sergeant, constable, { dueOn: day('2026-04-01') }))
  const { id } = sergeant.person
  const base = {
    id: 1n,
    rule: 'weekly-digest',
    subject: id,
    recipient: id,
    step: 'digest',
    fence: 1,
    attempts: 1,
  } as const
  const row: Claimed = { ...base, due: TODAY }
  const lines = (await digestLines(database.prisma, [row], AT)).get(1n)
  expect(lines?.map(({ owner }) => owner).sort()).toEqual(['person', 'person', 'supervisor'])
})
