import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { end } from '../../../src/features/cover/end-store.ts'
import { arrange, arrangeFor } from '../../../src/features/cover/store.ts'
import { readCsv } from '../../../src/features/people/csv.ts'
import { importPeople } from '../../../src/features/people/import-store.ts'
import { personOf } from '../../../src/features/people/person-row.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { localDateOf } from '../../../src/kernel/dates.ts'
import type { Database } from '../../../src/store/database.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'

const NOW = new Date('2026-11-25T10:00:00Z')
let database: Database
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  const rows = readCsv(readFileSync(new URL('../../../prisma/sample/people.csv', import.meta.url), 'utf8'))
  await importPeople(database.bulk, [rows], { actor: { kind: 'system', name: 'seed' }, at: NOW, firstMeetingDays: 28 })
})
afterAll(() => database.close())

const deps = { db: () => database.prisma, newId: randomUUID }
const idOf = async (reference: string) => (await database.prisma.person.findUniqueOrThrow({ where: { reference } })).id

async function caller(reference: string): Promise<Caller> {
  const person = personOf(await database.prisma.person.findUniqueOrThrow({ where: { reference } }))
  return { person, door: 'slack', now: NOW, today: localDateOf(NOW, 'Europe/London') }
}
const draft = (people: readonly string[], by: string) => ({
  ...{ people, by, kind: 'cover' as const, from: day('2026-11-25'), lastDay: day('2026-11-27') },
})
const links = () => database.prisma.supervisionLink.count({ where: { kind: 'cover' } })

test('an administrator arranges it for others, never as the one who covers, and never about themselves', async () => {
  const administrator = await caller('ST1005')
  const priya = await idOf('PC1008')
  await expect(arrange(deps, administrator, draft([priya], 'ST1005'), randomUUID())).rejects.toMatchObject({
    why: 'not-yours',
  })
  const own = draft([administrator.person.id], 'PC1015')
  await expect(arrange(deps, administrator, own, randomUUID())).rejects.toMatchObject({ why: 'not-yours' })
  expect(await links()).toBe(0)
  const once = randomUUID()
  await arrange(deps, administrator, draft([priya], 'PC1015'), once)
  await arrange(deps, administrator, draft([priya], 'PC1015'), once)
  expect(await links()).toBe(1)
})

test('whether a name exists is told only to those who may arrange cover', async () => {
  const peer = await caller('PC1036')
  const priya = await idOf('PC1008')
  for (const by of ['Nobody Known', 'PC1022']) {
    await expect(arrange(deps, peer, draft([priya], by), randomUUID())).rejects.toMatchObject({ why: 'not-yours' })
  }
})

test('nobody covers somebody above them', async () => {
  const chief = await caller('PC1001')
  await expect(arrange(deps, chief, draft([await idOf('PC1007')], 'PC1008'), randomUUID())).rejects.toMatchObject({
    why: 'invalid',
    reader: expect.stringContaining('stands below somebody'),
  })
})

test('one form’s links end together, with a fact and a message each, and ending twice changes nothing', async () => {
  const inspector = await caller('PC1002')
  const done = await arrangeFor(deps, NOW, 'PC1022', {
    ...{ by: 'PC1015', kind: 'acting', from: day('2026-11-25'), lastDay: day('2026-12-25') },
  })
  expect(done).toMatchObject({ by: 'Karen Whitfield', people: 6 })
  const { id } = await database.prisma.supervisionLink.findFirstOrThrow({ where: { kind: 'acting' } })
  expect(await end(deps, inspector, id)).toEqual({ people: 6 })
  expect(await end(deps, inspector, id)).toEqual({ people: 6 })
  const facts = await database.prisma.auditFact.groupBy({
    by: ['kind'],
    where: { kind: { startsWith: 'cover.' } },
    _count: true,
  })
  expect(Object.fromEntries(facts.map(({ kind, _count }) => [kind, _count]))).toEqual({
    'cover.arranged': 7,
    'cover.ended': 6,
  })
  expect(await database.prisma.outbox.count({ where: { rule: 'cover-ends' } })).toBe(7)
})

test('a link that is not for a time, or is not there, can’t be ended, and the answer is the same', async () => {
  const inspector = await caller('PC1002')
  const substantive = await database.prisma.supervisionLink.findFirstOrThrow({ where: { kind: 'substantive' } })
  for (const link of [substantive.id, randomUUID(), 'no id']) {
    await expect(end(deps, inspector, link)).rejects.toMatchObject({ why: 'not-yours' })
  }
})

test('whoever arranges cover gains nothing by it: no second line by their own name, no administrator by their own people', async () => {
  const before = await links()
  const inspector = await caller('PC1002')
  await expect(arrange(deps, inspector, draft([await idOf('PC1008')], 'PC1002'), randomUUID())).rejects.toMatchObject({
    why: 'invalid',
    reader: expect.stringContaining('You can’t name yourself'),
  })
  const administrator: Caller = { ...inspector, person: { ...inspector.person, roles: ['administrator'] } }
  const stranger = await idOf('PC1037')
  await expect(arrange(deps, administrator, draft([stranger], 'PC1022'), randomUUID())).rejects.toMatchObject({
    why: 'invalid',
    reader: expect.stringContaining('You supervise Imran Patel'),
  })
  expect(await links()).toBe(before)
})

test('a form that was saved is not saved again with something else in it', async () => {
  const inspector = await caller('PC1002')
  const [once, people] = [randomUUID(), [await idOf('PC1016')]]
  await arrange(deps, inspector, draft(people, 'PC1022'), once)
  const before = await links()
  for (const other of [draft(people, 'PC1036'), draft([...people, await idOf('PC1017')], 'PC1022')]) {
    await expect(arrange(deps, inspector, other, once)).rejects.toMatchObject({ why: 'invalid' })
  }
  expect(await arrange(deps, inspector, draft(people, 'PC1022'), once)).toMatchObject({ people: 1 })
  expect(await links()).toBe(before)
})

test('an arrangement ends for the others when one of its people has left', async () => {
  const inspector = await caller('PC1002')
  const [gone, stays] = [await idOf('PC1018'), await idOf('PC1019')]
  await arrange(deps, inspector, { ...draft([gone, stays], 'PC1007'), kind: 'acting' }, randomUUID())
  await database.prisma.person.update({ where: { id: gone }, data: { leavesOn: new Date('2026-11-25') } })
  const { id } = await database.prisma.supervisionLink.findFirstOrThrow({ where: { kind: 'acting', personId: stays } })
  expect(await end(deps, inspector, id)).toEqual({ people: 1 })
  const after = await database.prisma.supervisionLink.findUniqueOrThrow({ where: { id } })
  expect(after.untilDate).toEqual(new Date('2026-11-25T00:00:00Z'))
})
