import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commentOn } from '../../../src/features/management/add-store.ts'
import { closeRecord } from '../../../src/features/management/close-store.ts'
import type { NewRecord } from '../../../src/features/management/management.ts'
import { managementPage, openRecord } from '../../../src/features/management/open-store.ts'
import { recordAction } from '../../../src/features/management/record-store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
import { type Force, force } from '../actions/force.ts'

let database: Database
let made: Force
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  made = force(database)
})
afterAll(() => database.close())

const POINTS = {
  issue: 'Three statements came late in March.',
  advice: 'Start them on the day.',
  improvement: 'Every statement within two days.',
  support: 'A mentor for a month.',
}
const wanted = (about: Caller, changes: Partial<NewRecord> = {}): NewRecord => ({
  person: about.person.id,
  points: POINTS,
  raisedOn: day('2026-03-28'),
  reviewOn: day('2026-04-30'),
  ...changes,
})
const recorded = (by: Caller, about: Caller) => recordAction(made.deps, by, wanted(about), randomUUID())
const open = (by: Caller, id: string) => openRecord(made.deps, by, id, 'management.read')
const rows = (about: Caller) => database.prisma.managementAction.findMany({ where: { subjectId: about.person.id } })
const owed = (ref: string) => database.prisma.obligation.findMany({ where: { kind: 'management-review', ref } })
const told = async (subjectId: string) =>
  (await database.prisma.outbox.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(
    ({ rule, recipientId }) => [rule, recipientId],
  )
const facts = async (about: Caller) =>
  (await database.prisma.auditFact.findMany({ where: { subjectId: about.person.id }, orderBy: { seq: 'asc' } })).map(
    ({ kind }) => kind,
  )
const closing = { outcome: 'improved', words: 'All on time.' } as const

test('a form sent twice, also at once, is one record, sealed, with its review, told once', async () => {
  const { sergeant, constable } = await made.pair()
  const once = randomUUID()
  const answers = await Promise.all([1, 2, 3].map(() => recordAction(made.deps, sergeant, wanted(constable), once)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const [row, ...more] = await rows(constable)
  expect(more).toEqual([])
  expect(Buffer.from(row?.body ?? []).toString('latin1')).not.toContain('statement')
  expect(await owed(row?.id ?? '')).toMatchObject([{ dueOn: new Date('2026-04-30'), closedAt: null }])
  expect(await told(row?.id ?? '')).toEqual([['management-shared', constable.person.id]])
  expect((await facts(constable)).filter((kind) => kind !== 'management.read')).toEqual(['management.recorded'])
  const late = recordAction(made.deps, sergeant, wanted(constable, { points: { ...POINTS, issue: 'Four.' } }), once)
  await expect(late).rejects.toMatchObject({ why: 'stale', reader: expect.stringContaining('is not saved') })
})

test('the person reads all of it and comments once, and whoever supervises them is told', async () => {
  const { sergeant, constable } = await made.pair()
  const { id } = await recorded(sergeant, constable)
  expect(await open(constable, id)).toMatchObject({ points: POINTS, closed: null, comments: [] })
  const press = { management: id, once: randomUUID() }
  await Promise.all([1, 2].map(() => commentOn(made.deps, constable, press, 'I was on leave for two of them.')))
  expect((await open(sergeant, id)).comments).toMatchObject([{ text: 'I was on leave for two of them.' }])
  expect((await told(id)).slice(1)).toEqual([['management-answered', sergeant.person.id]])
  await expect(commentOn(made.deps, constable, press, 'Other words.')).rejects.toMatchObject({ why: 'stale' })
})

test('of two who close it at once one is told, the review ends, and a second press of the first is answered alike', async () => {
  const { sergeant, constable } = await made.pair()
  const acting = await made.caller()
  await made.supervise(constable, acting)
  const { id, version } = await recorded(sergeant, constable)
  const press = { management: id, version }
  const other = { outcome: 'not-improved', words: 'Two were late again.' } as const
  const answers = await Promise.all([
    closeRecord(made.deps, sergeant, press, closing),
    closeRecord(made.deps, acting, press, other),
  ])
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['closed', 'stale'])
  expect(answers[0]?.record.closed).toEqual(answers[1]?.record.closed)
  const [by, how] = answers[0]?.kind === 'closed' ? ([sergeant, closing] as const) : ([acting, other] as const)
  expect((await closeRecord(made.deps, by, press, how)).kind).toBe('closed')
  expect((await closeRecord(made.deps, by, press, { ...how, words: 'Other words.' })).kind).toBe('stale')
  expect((await owed(id)).map(({ closedAt }) => closedAt !== null)).toEqual([true])
  expect((await facts(constable)).filter((kind) => kind === 'management.closed')).toHaveLength(1)
})

test('it passes to the next supervisor, and the one before no longer has it', async () => {
  const { constable } = await made.pair()
  const [before, next] = [await made.caller(), await made.caller()]
  await made.supervise(constable, before)
  const { id } = await recorded(before, constable)
  await database.prisma.supervisionLink.updateMany({
    where: { supervisorId: before.person.id },
    data: { untilDate: new Date('2026-03-30') },
  })
  await made.supervise(constable, next)
  expect(await open(next, id)).toMatchObject({ author: before.person.name, points: POINTS })
  await expect(open(before, id)).rejects.toMatchObject({ why: 'not-yours' })
})

test('its page for HR holds the record, how it ended and every comment, and asks for its right again', async () => {
  const { sergeant, constable } = await made.pair()
  const { id, version } = await recorded(sergeant, constable)
  await commentOn(made.deps, constable, { management: id, once: randomUUID() }, 'I was on leave.')
  await closeRecord(made.deps, sergeant, { management: id, version }, closing)
  const page = (by: Caller) => database.prisma.$transaction((tx) => managementPage(made.deps, tx, by, id))
  const text = JSON.stringify(await page(sergeant))
  for (const words of [...Object.values(POINTS), 'All on time.', 'I was on leave.', 'management.exported'])
    expect(text).toContain(words)
  await expect(page(await made.caller())).rejects.toMatchObject({ why: 'not-yours' })
})

describe('what is not one’s own looks like what is not there', () => {
  test('a stranger, and a comment or close by the wrong party', async () => {
    const { sergeant, constable } = await made.pair()
    const { id, version } = await recorded(sergeant, constable)
    const stranger = await made.caller()
    const attempts = (as: Caller, other: string) => [
      open(as, other),
      closeRecord(made.deps, as, { management: other, version }, closing),
      commentOn(made.deps, as, { management: other, once: randomUUID() }, 'Words.'),
    ]
    const theirs = await Promise.allSettled(attempts(stranger, id))
    expect(theirs).toEqual(await Promise.allSettled(attempts(stranger, randomUUID())))
    expect(theirs.every(({ status }) => status === 'rejected')).toBe(true)
    const wrong = await Promise.allSettled([
      closeRecord(made.deps, constable, { management: id, version }, closing),
      commentOn(made.deps, sergeant, { management: id, once: randomUUID() }, 'Words.'),
      recorded(constable, constable),
      recorded(sergeant, stranger),
    ])
    for (const attempt of wrong) expect(attempt).toMatchObject({ status: 'rejected', reason: { why: 'not-yours' } })
    expect((await facts(constable)).filter((kind) => kind !== 'management.read')).toEqual(['management.recorded'])
  })
})
