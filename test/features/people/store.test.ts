import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CsvRow } from '../../../src/features/people/columns.ts'
import { readCsv } from '../../../src/features/people/csv.ts'
import { type ImportPlan, planImport } from '../../../src/features/people/import-plan.ts'
import { applyImport, knownPeople } from '../../../src/features/people/store.ts'
import type { Database } from '../../../src/store/database.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { AT, CLOCK, opened } from '../../support/store.ts'
import { officer, rowsOf } from './force.ts'

let database: Database
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
})
afterAll(() => database.close())

async function put(rows: readonly CsvRow[]): Promise<ImportPlan> {
  const deps = { db: () => database.prisma, newId: randomUUID }
  const plan = planImport(rows, await knownPeople(deps))
  await applyImport(deps, plan, CLOCK, AT)
  return plan
}

test('what the sample file says is what the database gives back: a second import changes nothing', async () => {
  const rows = readCsv(readFileSync('prisma/sample/people.csv', 'utf8'))
  expect((await put(rows)).refused).toEqual([])
  expect(await put(rows)).toEqual({ added: [], changed: [], moved: [], untouched: rows.length, refused: [] })
  const facts = await database.prisma.auditFact.findMany({ where: { kind: 'people.imported' } })
  const supervised = rows.filter(({ cells }) => cells.supervisor_id).length
  expect(facts.map(({ body }) => body)).toEqual([{ added: rows.length, changed: 0, moved: supervised }])
})

test('whoever has a supervisor for the first time is to be met within four weeks', async () => {
  const owed = await database.prisma.obligation.findMany({ include: { subject: { select: { reference: true } } } })
  expect(owed.find(({ subject }) => subject.reference === 'PC1008')?.dueOn.getTime()).toBe(
    Date.parse(`${AT.toISOString().slice(0, 10)}T00:00:00Z`) + 28 * 86_400_000,
  )
  // Nobody supervises the chief inspector.
  expect(owed.some(({ subject }) => subject.reference === 'PC1001')).toBe(false)
})

test('so are the widest things a cell may hold', async () => {
  const wide = officer(90, {
    name: "=HYPERLINK('x') Siân ﷽ 😀",
    rank: 'x'.repeat(200),
    site: '<!channel> & "it"',
    zone: 'America/Argentina/Buenos_Aires',
    starts_on: '0001-01-01',
    leaves_on: '9999-12-31',
    roles: 'administrator editor',
    supervisor_id: '',
  })
  const rows = rowsOf([wide, officer(91, { supervisor_id: 'PC90' })])
  expect((await put(rows)).added).toHaveLength(2)
  expect(await put(rows)).toMatchObject({ untouched: 2, changed: [], moved: [] })
})
