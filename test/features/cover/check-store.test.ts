import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findingCounts, findingsFor, planChecks } from '../../../src/features/cover/check-store.ts'
import type { Database } from '../../../src/store/database.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'

const MOST = 2
/** Wednesday 25 November 2026, 08:30 in London. */
const NOW = new Date('2026-11-25T08:30:00Z')
const MONDAY = new Date('2026-11-30T08:30:00Z')
const date = (text: string): Date => new Date(`${text}T00:00:00Z`)

let database: Database
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
})
afterAll(() => database.close())

type Ids = Record<'chief' | 'inspector' | 'sergeant' | 'officer' | 'administrator', string>
let ids: Ids

async function person(name: string, change: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID()
  await database.prisma.person.create({
    data: {
      ...{ id, reference: id, name, email: `${id}@force.example`, type: 'officer', rank: 'PC', unit: 'U', site: 'S' },
      ...{ nation: 'england', zone: 'Europe/London', roles: [], startsOn: date('2024-01-01'), leavesOn: null },
      ...{ createdAt: date('2024-01-01'), updatedAt: date('2024-01-01'), ...change },
    },
  })
  return id
}

async function link(personId: string, supervisorId: string, from = '2024-01-01', until: string | null = null) {
  await database.prisma.supervisionLink.create({
    data: {
      ...{ id: randomUUID(), personId, supervisorId, kind: until && until > '2026-11-25' ? 'cover' : 'substantive' },
      ...{ fromDate: date(from), untilDate: until === null ? null : date(until), createdAt: date(from) },
    },
  })
}

beforeEach(async () => {
  const { prisma } = database
  await prisma.outbox.deleteMany()
  await prisma.supervisionLink.deleteMany()
  await prisma.person.deleteMany()
  ids = {
    chief: await person('Chief'),
    inspector: await person('Inspector'),
    sergeant: await person('Sergeant'),
    officer: await person('Officer'),
    administrator: await person('Administrator', { roles: ['administrator'] }),
  }
  await link(ids.inspector, ids.chief)
  await link(ids.sergeant, ids.inspector)
  await link(ids.officer, ids.sergeant)
  await link(ids.administrator, ids.chief)
})

const told = async (recipient: string, at = NOW) =>
  (await findingsFor(database.prisma, at, [recipient], MOST)).map(({ kind, person: name }) => `${kind} ${name}`)
const planned = async (at = NOW) => {
  await planChecks(database.prisma, at, MOST)
  const rows = await database.prisma.outbox.findMany({ where: { due: at.toISOString().slice(0, 10) } })
  return rows.map(({ recipientId }) => Object.entries(ids).find(([, id]) => id === recipientId)?.[0]).sort()
}

test('a force in which everyone has a supervisor has nothing to say, and its chief is no finding', async () => {
  expect(await findingCounts(database.prisma, MONDAY, MOST)).toEqual({ unsupervised: 0, many: 0, ends: 0 })
  expect(await planned(MONDAY)).toEqual([])
})

test('whose supervisor has left is without one the same day; the second line and the administrator are told', async () => {
  await database.prisma.person.update({ where: { id: ids.sergeant }, data: { leavesOn: date('2026-11-25') } })
  expect(await told(ids.inspector)).toEqual(['unsupervised Officer'])
  expect(await told(ids.administrator)).toEqual(['unsupervised Officer'])
  expect(await told(ids.officer)).toEqual([])
  expect(await planned()).toEqual(['administrator', 'inspector'])
  expect(await planned(), 'a second look plans nothing').toEqual(['administrator', 'inspector'])
})

test('a named second line is told in the place of the other', async () => {
  const named = await person('Named')
  await link(named, ids.chief)
  await database.prisma.person.update({ where: { id: ids.officer }, data: { secondLineId: named } })
  await database.prisma.supervisionLink.updateMany({
    where: { personId: ids.officer },
    data: { untilDate: date('2026-11-25') },
  })
  expect(await told(named)).toEqual(['unsupervised Officer'])
  expect(await told(ids.inspector)).toEqual([])
})

test('what is old news is told on Mondays only', async () => {
  await database.prisma.supervisionLink.updateMany({
    where: { personId: ids.officer },
    data: { untilDate: date('2026-11-20') },
  })
  expect(await planned()).toEqual([])
  expect(await planned(MONDAY)).toEqual(['administrator', 'inspector'])
})

test('too many people under one supervisor are counted once a person, whatever links they have', async () => {
  for (const name of ['Second', 'Third']) await link(await person(name), ids.sergeant)
  await link(ids.officer, ids.sergeant, '2026-11-01', '2026-12-31')
  expect(await findingsFor(database.prisma, NOW, [ids.inspector], MOST)).toMatchObject([
    { kind: 'many', person: 'Sergeant', people: 3 },
  ])
  expect(await findingsFor(database.prisma, NOW, [ids.inspector], 3)).toEqual([])
})

test('cover that ends within a week is told with its last day, and no sooner', async () => {
  await link(ids.officer, ids.administrator, '2026-11-01', '2026-12-03')
  expect(await findingsFor(database.prisma, NOW, [ids.inspector], MOST)).toEqual([])
  const found = await findingsFor(database.prisma, new Date('2026-11-26T08:30:00Z'), [ids.inspector], MOST)
  expect(found).toMatchObject([{ kind: 'ends', person: 'Officer', by: 'Administrator', lastDay: '2026-12-02' }])
})
