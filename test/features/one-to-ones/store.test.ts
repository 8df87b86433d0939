import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OneToOneDraft } from '../../../src/features/one-to-ones/one-to-one.ts'
import { personOf } from '../../../src/features/people/person-row.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { day } from '../../support/days.ts'
import { addPerson } from '../../support/store.ts'
import { type Force, openForce, TODAY } from './force.ts'

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(() => force.database.close())

const draft = (subject: string): OneToOneDraft => ({
  ...{ subject, heldOn: TODAY, kind: 'regular', covered: ['workload'], note: 'Talked of rest days.' },
  ...{ keepPrivate: false, ownNote: null, passOn: false, actions: [], done: [] },
  next: { on: day('2026-04-27'), why: null },
})
const until = (text: string) => ({ next: { on: day(text), why: null } })
const LEAVING = { next: { on: null, why: 'leaving' } } as const
const action = (row: number, what: string, dueOn = '2026-04-13') =>
  ({ row, what, owner: row % 2 === 0 ? 'supervisor' : 'person', dueOn: day(dueOn) }) as const
const kept = (subjectId: string) => force.database.prisma.oneToOne.findMany({ where: { subjectId } })

test('a form sent twice, also at once, is saved once and answered alike; its note is not readable in the table', async () => {
  const sergeant = await force.sergeant()
  const subject = await force.supervised(sergeant)
  const once = randomUUID()
  const answers = await Promise.all([1, 2, 3].map(() => force.store.record(sergeant, draft(subject), once)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const [record, ...more] = await kept(subject)
  expect(more).toEqual([])
  expect(Buffer.from(record?.note ?? []).toString('latin1')).not.toContain('rest days')
  const facts = await force.database.prisma.auditFact.findMany({ where: { subjectId: subject } })
  expect(facts.map(({ kind, actorId }) => [kind, actorId])).toEqual([['one-to-one.recorded', sergeant.person.id]])
})

test.each([
  { note: 'Talked of rest days. And of the course.' },
  { heldOn: day('2026-03-29') },
  until('2026-05-04'),
  LEAVING,
  { kind: 'stay' },
  { covered: [] },
  { ownNote: 'Mine.' },
  { keepPrivate: true },
  { actions: [action(1, 'Book it')] },
  { done: [{ id: randomUUID(), version: 1 }] },
] satisfies Partial<OneToOneDraft>[])(
  'what was changed after the first press is never passed off as saved: %o',
  async (change) => {
    const sergeant = await force.sergeant()
    const subject = await force.supervised(sergeant)
    const once = randomUUID()
    await force.store.record(sergeant, draft(subject), once)
    await expect(force.store.record(sergeant, { ...draft(subject), ...change }, once)).rejects.toMatchObject({
      why: 'stale',
      reader: expect.stringContaining('What you changed since is not saved'),
    })
    expect(await kept(subject)).toHaveLength(1)
  },
)

test('of two meetings logged at once the later one says what is owed next', async () => {
  const sergeant = await force.sergeant()
  const older = { heldOn: day('2026-03-02'), ...until('2026-04-01') }
  for (let round = 0; round < 8; round++) {
    const subject = await force.supervised(sergeant)
    const log = (change = {}) => force.store.record(sergeant, { ...draft(subject), ...change }, randomUUID())
    // Else the two would wait for each other at the person's new data key already.
    await log({ heldOn: day('2026-02-02') })
    await Promise.all([log(), log(older)])
    const owed = await force.database.prisma.obligation.findMany({ where: { subjectId: subject } })
    expect(owed.map(({ dueOn }) => dueOn)).toEqual([new Date('2026-04-27')])
  }
})

test.each<[string, (sergeant: Caller) => Promise<string>]>([
  ['nobody', async () => randomUUID()],
  ['oneself', async ({ person }) => person.id],
  ['a stranger', () => addPerson(force.database.prisma)],
  ['somebody whose supervision ends today', (sergeant) => force.supervised(sergeant, new Date(TODAY))],
  ['somebody a line below', async (sergeant) => force.supervised({ ...sergeant, person: await below(sergeant) })],
])('for %s it is refused alike, and nothing is written', async (_who, subjectOf) => {
  const sergeant = await force.sergeant()
  const subject = await subjectOf(sergeant)
  await expect(force.store.record(sergeant, draft(subject), randomUUID())).rejects.toMatchObject({ why: 'not-yours' })
  expect(await kept(subject)).toEqual([])
})

async function below(sergeant: Caller): Promise<Caller['person']> {
  const id = await force.supervised(sergeant)
  return personOf(await force.database.prisma.person.findUniqueOrThrow({ where: { id } }))
}
