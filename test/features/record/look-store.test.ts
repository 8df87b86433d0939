import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { oneRecord } from '../../../src/features/record/one-store.ts'
import type { RecordDeps } from '../../../src/features/record/standing-store.ts'
import { readCursor, type Timeline } from '../../../src/features/record/timeline.ts'
import { timeline } from '../../../src/features/record/timeline-store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { AT, opened } from '../../support/store.ts'
import { force } from './people.ts'

let database: Database
let room: ReturnType<typeof force>
let sergeant: Caller
let person: Caller
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  room = force(database)
})
afterAll(() => database.close())
beforeEach(async () => {
  sergeant = await room.caller('Tom Ashworth')
  person = await room.supervised(sergeant)
})

const deps = (formerMayRead = false): RecordDeps => ({
  db: () => database.prisma,
  cipher: room.cipher,
  newId: randomUUID,
  formerMayRead,
})
const look = (by: Caller, change: { only?: Timeline['only']; after?: string } = {}, formerMayRead = false) =>
  timeline(deps(formerMayRead), by, {
    person: person.person.id,
    only: change.only ?? null,
    after: readCursor(change.after),
  })
const days = ({ entries }: Timeline) => entries.map(({ on }) => on)
const NOT_YOURS = { why: 'not-yours' }

/** The link ends, and another begins. */
async function movedTo(next: Caller): Promise<void> {
  const until = { untilDate: new Date('2026-03-15') }
  await database.prisma.supervisionLink.updateMany({ where: { personId: person.person.id }, data: until })
  await room.link(person.person.id, next.person.id, { from: '2026-03-15' })
}

test('pages hold every entry once, newest first, also of one day; a page that nobody made is the first', async () => {
  const dates = Array.from(
    { length: 23 },
    (_, index) => `2026-02-${String(1 + Math.floor(index / 2)).padStart(2, '0')}`,
  )
  for (const heldOn of dates) await room.logged(person, sergeant, { heldOn })
  const seen: string[] = []
  let page = await look(sergeant)
  for (;;) {
    seen.push(...page.entries.map(({ id }) => id))
    if (page.next === null) break
    page = await look(sergeant, { after: page.next })
    expect(page.older).toBe(true)
  }
  expect(new Set(seen).size).toBe(23)
  expect(seen).toHaveLength(23)
  expect(days(await look(sergeant))).toEqual([...dates].reverse().slice(0, 10))
  for (const after of ['x', '2026-13-99_x_y', `2026-02-01_2026-99-99T00:00:00.000Z_${randomUUID()}`]) {
    expect(days(await look(sergeant, { after }))).toEqual([...dates].reverse().slice(0, 10))
  }
})

test('one kind alone, with how many there are of each', async () => {
  for (const kind of ['regular', 'welfare', 'welfare'] as const) await room.logged(person, sergeant, { kind })
  const page = await look(sergeant, { only: 'welfare' })
  expect(page.entries.map(({ kind }) => kind)).toEqual(['welfare', 'welfare'])
  expect(page.counts).toEqual([
    { kind: 'welfare', count: 2 },
    { kind: 'regular', count: 1 },
  ])
})

test('the next supervisor reads what passes, and of the rest the day and the kind', async () => {
  const next = await room.caller('Karen Whitfield')
  const shared = await room.logged(person, sergeant, { note: 'CANARY shared', ownNote: 'CANARY own' })
  const kept = await room.logged(person, sergeant, { note: 'CANARY kept', kind: 'welfare', keepPrivate: true })
  const passed = await room.logged(person, sergeant, { note: 'Passed.', ownNote: 'Passed on.', passOn: true })
  await movedTo(next)
  const open = async (record: string) => oneRecord(deps(), next, record)
  expect((await open(shared)).shared?.note).toBe('CANARY shared')
  expect((await open(shared)).ownNote).toBeNull()
  expect(await open(kept)).toMatchObject({ shared: null, ownNote: null, additions: [], kind: 'welfare' })
  expect((await open(passed)).ownNote).toBe('Passed on.')
  const page = await look(next)
  expect(page.entries.map(({ open: may, begins }) => [may, begins])).toContainEqual([false, null])
  expect(JSON.stringify(page)).not.toMatch(/CANARY (own|kept)/)
})

test('what a person objects to passing is held back from the next supervisor, and from nobody else', async () => {
  const next = await room.caller()
  const record = await room.logged(person, sergeant, { note: 'CANARY' })
  await movedTo(next)
  await database.prisma.handover.create({
    data: {
      ...{ id: randomUUID(), personId: person.person.id, fromId: sergeant.person.id, toId: next.person.id },
      ...{
        because: 'moved',
        effectiveOn: new Date('2026-03-31'),
        createdAt: AT,
        state: 'open',
        version: 1,
        holds: true,
      },
    },
  })
  expect((await oneRecord(deps(), next, record)).shared).toBeNull()
  expect(JSON.stringify(await look(next))).not.toContain('CANARY')
  expect((await oneRecord(deps(), person, record)).shared?.note).toBe('CANARY')
})

test('the person reads what was shared, their actions too, and never an own note', async () => {
  const record = await room.logged(person, sergeant, { note: 'Shared.', ownNote: 'CANARY own', passOn: true })
  await room.agreed(person, 'Send the form', record)
  const one = await oneRecord(deps(), person, record)
  expect(one.shared).toMatchObject({ note: 'Shared.', actions: [{ what: 'Send the form' }] })
  expect(one.ownNote).toBeNull()
  const mine = await look(person)
  expect(mine).toMatchObject({ relation: 'self', openActionCount: 1, openActions: [{ what: 'Send the form' }] })
  expect(JSON.stringify([one, mine])).not.toContain('CANARY')
})

describe('the second line', () => {
  test('sees days and counts, no kinds, notes, actions or management action; the audit says so', async () => {
    const inspector = await room.caller('David Llewellyn')
    await room.link(sergeant.person.id, inspector.person.id)
    const record = await room.logged(person, sergeant, { note: 'CANARY', kind: 'welfare' })
    await room.agreed(person, 'CANARY action', record)
    const page = await look(inspector, { only: 'welfare' })
    expect(page).toMatchObject({ relation: 'second-line', only: null, openActions: [], openActionCount: 1 })
    expect(page.entries).toMatchObject([{ open: false, begins: null }])
    expect(JSON.stringify(page)).not.toContain('CANARY')
    expect(await room.facts(person)).toContainEqual(['record.dates-seen', inspector.person.id])
    await expect(oneRecord(deps(), inspector, record)).rejects.toMatchObject(NOT_YOURS)
  })
})

describe('a former supervisor', () => {
  test('reads nothing; with the policy, what they wrote themselves and nothing else', async () => {
    const next = await room.caller()
    const mine = await room.logged(person, sergeant, { note: 'Mine.' })
    await room.agreed(person, 'CANARY action', mine)
    await movedTo(next)
    const theirs = await room.logged(person, next, { note: 'CANARY theirs' })
    await expect(look(sergeant)).rejects.toMatchObject(NOT_YOURS)
    await expect(oneRecord(deps(), sergeant, mine)).rejects.toMatchObject(NOT_YOURS)
    const page = await look(sergeant, {}, true)
    expect(page.entries.map(({ id }) => id)).toEqual([mine])
    expect(page.openActions).toEqual([])
    expect((await oneRecord(deps(true), sergeant, mine)).shared).toMatchObject({ note: 'Mine.', actions: [] })
    await expect(oneRecord(deps(true), sergeant, theirs)).rejects.toMatchObject(NOT_YOURS)
    expect(JSON.stringify(page)).not.toContain('CANARY')
  })
})

test.each<[string, () => Promise<Caller>]>([
  ['somebody of another unit', () => room.caller()],
  [
    'an administrator',
    async () => ({ ...(await room.caller()), person: { ...(await room.caller()).person, roles: ['administrator'] } }),
  ],
])('for %s there is nothing, and no fact of it', async (_who, reader) => {
  const record = await room.logged(person, sergeant)
  const who = await reader()
  await expect(look(who)).rejects.toMatchObject(NOT_YOURS)
  await expect(oneRecord(deps(), who, record)).rejects.toMatchObject(NOT_YOURS)
  await expect(oneRecord(deps(), who, randomUUID())).rejects.toMatchObject(NOT_YOURS)
  expect(await room.facts(person)).toEqual([])
})

test('each look is one fact, with the record that was opened', async () => {
  const record = await room.logged(person, sergeant)
  await look(sergeant)
  await oneRecord(deps(), sergeant, record)
  const rows = await database.prisma.auditFact.findMany({
    where: { subjectId: person.person.id },
    orderBy: { seq: 'asc' },
  })
  expect(rows.map(({ kind, body }) => [kind, body])).toEqual([
    ['record.read', {}],
    ['record.read', { record }],
  ])
})

test('an erased record says so and shows dates only', async () => {
  const record = await room.logged(person, sergeant)
  await room.agreed(person, 'Gone')
  await room.erase(person)
  const page = await look(sergeant)
  expect(page.entries).toMatchObject([{ begins: null }])
  expect(page.openActions).toEqual([])
  await expect(oneRecord(deps(), sergeant, record)).rejects.toMatchObject({ why: 'unavailable' })
})
