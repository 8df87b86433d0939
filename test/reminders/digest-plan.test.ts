import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { instantOf } from '../../src/kernel/dates.ts'
import { claim, digestLines } from '../../src/reminders/outbox-store.ts'
import { planDigests } from '../../src/reminders/plan-store.ts'
import type { Database } from '../../src/store/database.ts'
import { day } from '../support/days.ts'
import { freshDatabase } from '../support/postgres.ts'
import { AT, addPerson, opened } from '../support/store.ts'

let database: Database
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.prisma.outbox.deleteMany()
  await database.prisma.obligation.deleteMany()
})

const LONG_AGO = new Date('2026-01-01T09:00:00Z')

/** A sergeant who has somebody whose one-to-one is overdue. */
async function sergeant(zone = 'Europe/London'): Promise<string> {
  const { prisma } = database
  const [supervisorId, personId] = [await addPerson(prisma), await addPerson(prisma)]
  await prisma.person.update({ where: { id: supervisorId }, data: { zone } })
  const link = { id: randomUUID(), personId, supervisorId, kind: 'substantive', createdAt: LONG_AGO }
  await prisma.supervisionLink.create({ data: { ...link, fromDate: new Date('2026-01-01') } })
  await owes(personId, '2026-01-05')
  return supervisorId
}

async function owes(subjectId: string, dueOn: string, kind = 'one-to-one'): Promise<void> {
  const owed = { id: randomUUID(), kind, ref: kind === 'one-to-one' ? '' : randomUUID(), subjectId }
  await database.prisma.obligation.create({
    data: { ...owed, dueOn: new Date(dueOn), createdAt: LONG_AGO, updatedAt: LONG_AGO },
  })
}

async function sets(personId: string, digestDay: number | null, digestTime: string | null): Promise<void> {
  const data = { digestDay, digestTime, version: 1, updatedAt: AT }
  await database.prisma.setting.upsert({ where: { personId }, create: { personId, ...data }, update: data })
}

/** Plans every hour and says when each digest was planned, by the week it stands for. */
async function planThrough(
  from: string,
  until: string,
  zone = 'Europe/London',
  at: Record<string, () => Promise<void>> = {},
) {
  const planned: [week: string, at: string][] = []
  for (
    let now = instantOf(day(from), '00:00', zone);
    now < instantOf(day(until), '00:00', zone);
    now = new Date(now.getTime() + 3_600_000)
  ) {
    await at[now.toISOString()]?.()
    if ((await planDigests(database.prisma, now)) === 0) continue
    const rows = await database.prisma.outbox.findMany({ where: { plannedAt: now } })
    planned.push(...rows.map(({ due }): [string, string] => [due, now.toISOString()]))
  }
  return planned
}

test('a chosen day and hour is the local one, each week, and the week is still the key', async () => {
  await sets(await sergeant(), 5, '07:00')
  expect(await planThrough('2026-11-16', '2026-11-30')).toEqual([
    ['2026-11-16', '2026-11-20T07:00:00.000Z'],
    ['2026-11-23', '2026-11-27T07:00:00.000Z'],
  ])
})

test('nothing chosen is Monday at 09:00, also beside a setting that chooses something else', async () => {
  await sets(await sergeant(), null, null)
  expect(await planThrough('2026-11-16', '2026-11-18')).toEqual([['2026-11-16', '2026-11-16T09:00:00.000Z']])
})

describe('over both clock changes', () => {
  test.each([
    ['Europe/London', '2026-03-23', '2026-04-06', ['2026-03-29T06:00:00.000Z', '2026-04-05T06:00:00.000Z']],
    ['Europe/London', '2026-10-19', '2026-11-02', ['2026-10-25T07:00:00.000Z', '2026-11-01T07:00:00.000Z']],
    ['America/New_York', '2026-11-02', '2026-11-16', ['2026-11-08T12:00:00.000Z', '2026-11-15T12:00:00.000Z']],
  ])('%s from %s: one a week, on Sundays at 07:00 of the wall clock', async (zone, from, until, at) => {
    await sets(await sergeant(zone), 7, '07:00')
    expect((await planThrough(from, until, zone)).map(([, when]) => when)).toEqual(at)
  })
})

describe('a day that is changed neither doubles nor skips a week', () => {
  const weeks = ['2026-11-09', '2026-11-16', '2026-11-23']
  test.each([
    ['from Monday to Friday, after this week’s came', null, 5, '2026-11-18T12:00:00.000Z'],
    ['from Friday to Monday, before this week’s came: it comes at once', 5, 1, '2026-11-18T12:00:00.000Z'],
    ['from Friday to Monday, after this week’s came', 5, 1, '2026-11-21T12:00:00.000Z'],
    ['from Sunday to Monday, in the same night', 7, 1, '2026-11-16T00:00:00.000Z'],
    ['from Monday to Sunday, just before this week’s came', 1, 7, '2026-11-16T08:00:00.000Z'],
  ])('%s', async (_what, before, after, at) => {
    const id = await sergeant()
    await sets(id, before, null)
    const planned = await planThrough('2026-11-09', '2026-11-30', 'Europe/London', {
      [at]: () => sets(id, after, null),
    })
    expect(planned.map(([week]) => week)).toEqual(weeks)
  })
})

test('the seven days run from the day of the summary', async () => {
  const id = await sergeant()
  const link = await database.prisma.supervisionLink.findFirstOrThrow({ where: { supervisorId: id } })
  await database.prisma.obligation.deleteMany()
  await owes(link.personId, '2026-12-03')
  await owes(link.personId, '2026-12-04', 'management-review')
  await sets(id, 5, null)
  expect(await planDigests(database.prisma, new Date('2026-11-27T09:00:00Z'))).toBe(1)
  const rows = await claim(database.prisma, new Date('2026-11-27T09:00:00Z'), 10)
  const lines = [...(await digestLines(database.prisma, rows, new Date('2026-11-27T09:00:00Z'))).values()].flat()
  expect(lines.map(({ dueOn }) => dueOn)).toEqual(['2026-12-03'])
})
