import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Mark } from '../../src/reminders/outbox.ts'
import { claim, digestLines, mark } from '../../src/reminders/outbox-store.ts'
import type { Database } from '../../src/store/database.ts'
import { freshDatabase } from '../support/postgres.ts'
import { AT, addPerson, opened } from '../support/store.ts'

/** Monday 30 March 2026, 09:30 in London. */
const later = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000)

let database: Database
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
})
afterAll(() => database.close())
beforeEach(() => database.prisma.outbox.deleteMany())

async function planned(recipientId: string, due = '2026-03-30'): Promise<void> {
  const row = { rule: 'weekly-digest', subjectId: recipientId, due, step: 'digest', recipientId }
  await database.prisma.outbox.create({ data: { ...row, state: 'planned', plannedAt: AT, fence: 0, attempts: 0 } })
}

async function claimedOnce(at = AT) {
  const [row] = await claim(database.prisma, at, 10)
  if (!row) throw new Error('nothing was due')
  return row
}

test('a row is claimed once, under a new fence, and an old fence marks nothing', async () => {
  await planned(await addPerson(database.prisma))
  const row = await claimedOnce()
  expect(await claim(database.prisma, AT, 10)).toEqual([])
  await mark(database.prisma, { ...row, fence: row.fence - 1 }, { state: 'sent', door: 'slack', ref: 'late' }, AT)
  expect(await database.prisma.outbox.findMany()).toMatchObject([{ state: 'sending', ref: null }])
  await mark(database.prisma, row, { state: 'sent', door: 'slack', ref: '17' }, AT)
  expect(await database.prisma.outbox.findMany()).toMatchObject([{ state: 'sent', ref: '17', finishedAt: AT }])
})

test.each<[Mark, number]>([
  [{ state: 'held', reason: 'no-address', retryAt: later(60) }, 1],
  [{ state: 'held', reason: 'look-up-broke', retryAt: later(60) }, 1],
  [{ state: 'planned', reason: 'rate-limited', retryAt: later(60) }, 1],
  [{ state: 'unknown', door: 'slack', retryAt: later(60) }, 2],
])('%o comes back on its time, and only a send counts as a try', async (outcome, attempts) => {
  await planned(await addPerson(database.prisma))
  await mark(database.prisma, await claimedOnce(), outcome, AT)
  expect(await claim(database.prisma, later(59), 10)).toEqual([])
  expect((await claimedOnce(later(60))).attempts).toBe(attempts)
})

test.each<Mark>([
  { state: 'failed', door: null, reason: 'could-not-be-made' },
  { state: 'failed', door: 'teams', reason: 'user-gone' },
  { state: 'cancelled', reason: 'superseded' },
  { state: 'unknown', door: 'slack', retryAt: null },
])('%o is final, and its reason can be read', async (outcome) => {
  await planned(await addPerson(database.prisma))
  await mark(database.prisma, await claimedOnce(), outcome, AT)
  expect(await claim(database.prisma, later(100_000), 10)).toEqual([])
  const reason = 'reason' in outcome ? outcome.reason : null
  expect(await database.prisma.outbox.findMany()).toMatchObject([{ state: outcome.state, reason }])
})

test('each row gets its own week’s lines, also when one person has two rows at once', async () => {
  const { prisma } = database
  const [sergeant, officer] = [await addPerson(prisma), await addPerson(prisma)]
  const link = { id: randomUUID(), personId: officer, supervisorId: sergeant, kind: 'substantive', createdAt: AT }
  await prisma.supervisionLink.create({ data: { ...link, fromDate: new Date('2026-01-01'), untilDate: null } })
  const owed = { id: randomUUID(), kind: 'one-to-one', subjectId: officer, createdAt: AT, updatedAt: AT }
  await prisma.obligation.create({ data: { ...owed, dueOn: new Date('2026-03-25') } })
  await planned(sergeant, '2026-03-23')
  await planned(sergeant, '2026-03-30')
  await planned(officer, '2026-03-30')
  const rows = await claim(prisma, AT, 10)
  const lines = await digestLines(prisma, rows, AT)
  const counts = rows.map((row) => ({
    due: row.due,
    mine: row.recipient === sergeant,
    lines: lines.get(row.id)?.length,
  }))
  expect(counts.sort((a, b) => a.due.localeCompare(b.due) || Number(b.mine) - Number(a.mine))).toEqual([
    { due: '2026-03-23', mine: true, lines: 1 },
    { due: '2026-03-30', mine: true, lines: 1 },
    { due: '2026-03-30', mine: false, lines: 0 },
  ])
})
