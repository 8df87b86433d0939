import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oneToOneStore } from '../../../src/features/one-to-ones/store.ts'
import { personOf } from '../../../src/features/people/person-row.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { createCipher } from '../../../src/store/cipher.ts'
import type { Database } from '../../../src/store/database.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { AT, addPerson, opened } from '../../support/store.ts'

const TODAY = day('2026-03-30')

let database: Database
let store: ReturnType<typeof oneToOneStore>
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  const cipher = createCipher([{ id: 'test', key: randomBytes(32) }])
  store = oneToOneStore({ db: () => database.prisma, cipher, newId: randomUUID })
})
afterAll(() => database.close())

async function caller(): Promise<Caller> {
  const id = await addPerson(database.prisma)
  const person = personOf(await database.prisma.person.findUniqueOrThrow({ where: { id } }))
  return { person, door: 'slack', now: AT, today: TODAY }
}

async function supervised(by: Caller, untilDate: Date | null = null): Promise<string> {
  const personId = await addPerson(database.prisma)
  const link = { kind: 'substantive', fromDate: new Date('2026-01-05'), untilDate, createdAt: AT }
  await database.prisma.supervisionLink.create({
    data: { id: randomUUID(), personId, supervisorId: by.person.id, ...link },
  })
  return personId
}

const draft = (subject: string) => ({ subject, heldOn: TODAY, note: 'Talked of rest days.', nextOn: day('2026-04-27') })
const kept = (subjectId: string) => database.prisma.oneToOne.findMany({ where: { subjectId } })

test('a form sent twice, also at once, is saved once and answered alike; its note is not readable in the table', async () => {
  const sergeant = await caller()
  const subject = await supervised(sergeant)
  const once = randomUUID()
  const answers = await Promise.all([1, 2, 3].map(() => store.record(sergeant, draft(subject), once)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const [record, ...more] = await kept(subject)
  expect(more).toEqual([])
  expect(Buffer.from(record?.note ?? []).toString('latin1')).not.toContain('rest days')
  const facts = await database.prisma.auditFact.findMany({ where: { subjectId: subject } })
  expect(facts.map(({ kind, actorId }) => [kind, actorId])).toEqual([['one-to-one.recorded', sergeant.person.id]])
})

test.each([
  { note: 'Talked of rest days. And of the course.' },
  { heldOn: day('2026-03-29') },
  { nextOn: day('2026-05-04') },
])('what was changed after the first press is never passed off as saved: %o', async (change) => {
  const sergeant = await caller()
  const subject = await supervised(sergeant)
  const once = randomUUID()
  await store.record(sergeant, draft(subject), once)
  await expect(store.record(sergeant, { ...draft(subject), ...change }, once)).rejects.toMatchObject({
    why: 'stale',
    reader: expect.stringContaining('What you changed since is not saved'),
  })
  expect(await kept(subject)).toHaveLength(1)
})

test('of two meetings logged at once the later one says what is owed next', async () => {
  const sergeant = await caller()
  const older = { heldOn: day('2026-03-02'), nextOn: day('2026-04-01') }
  for (let round = 0; round < 8; round++) {
    const subject = await supervised(sergeant)
    const log = (change = {}) => store.record(sergeant, { ...draft(subject), ...change }, randomUUID())
    // Else the two would wait for each other at the person's new data key already.
    await log({ heldOn: day('2026-02-02') })
    await Promise.all([log(), log(older)])
    const owed = await database.prisma.obligation.findMany({ where: { subjectId: subject } })
    expect(owed.map(({ dueOn }) => dueOn)).toEqual([new Date('2026-04-27')])
  }
})

test.each<[string, (sergeant: Caller) => Promise<string>]>([
  ['nobody', async () => randomUUID()],
  ['oneself', async ({ person }) => person.id],
  ['a stranger', () => addPerson(database.prisma)],
  ['somebody whose supervision ends today', (sergeant) => supervised(sergeant, new Date(TODAY))],
  ['somebody a line below', async (sergeant) => supervised({ ...sergeant, person: await below(sergeant) })],
])('for %s it is refused alike, and nothing is written', async (_who, subjectOf) => {
  const sergeant = await caller()
  const subject = await subjectOf(sergeant)
  await expect(store.record(sergeant, draft(subject), randomUUID())).rejects.toMatchObject({ why: 'not-yours' })
  expect(await kept(subject)).toEqual([])
})

async function below(sergeant: Caller): Promise<Caller['person']> {
  const id = await supervised(sergeant)
  return personOf(await database.prisma.person.findUniqueOrThrow({ where: { id } }))
}
