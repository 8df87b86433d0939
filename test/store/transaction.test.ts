import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, Fact } from '../../src/kernel/facts.ts'
import type { Database } from '../../src/store/database.ts'
import { isDuplicate, type Tx, transact } from '../../src/store/transaction.ts'
import { freshDatabase } from '../support/postgres.ts'
import { connected } from '../support/postgres-template.ts'
import { AT, addPerson, CLOCK, opened } from '../support/store.ts'

let url: string
let database: Database
beforeAll(async () => {
  url = (await freshDatabase()).url
  database = await opened(url)
})
afterAll(() => database.close())

const imported: Fact = { kind: 'people.imported', added: 1, changed: 0, moved: 0 }
const run = <T>(facts: readonly Fact[] | 'none-needed', work: (tx: Tx) => Promise<T>, actor: Actor = CLOCK) =>
  transact(database.prisma, { actor, at: AT }, async (tx) => ({ result: await work(tx), facts }))

test('the work and its facts are written together: who, when, through which door, about whom', async () => {
  const actorId = randomUUID()
  const subject = await run([imported], addPerson)
  const record = randomUUID()
  await run([{ kind: 'one-to-one.recorded', subject, record, contentMac: 'ab12' }], async () => {}, {
    kind: 'person',
    id: actorId,
    door: 'teams',
  })
  const facts = await database.prisma.auditFact.findMany({ orderBy: { seq: 'asc' }, omit: { seq: true } })
  expect(facts).toEqual([
    {
      at: AT,
      actorKind: 'system',
      actorId: 'clock',
      door: null,
      kind: 'people.imported',
      subjectId: null,
      body: { added: 1, changed: 0, moved: 0 },
    },
    {
      at: AT,
      actorKind: 'person',
      actorId,
      door: 'teams',
      kind: 'one-to-one.recorded',
      subjectId: subject,
      body: { record, contentMac: 'ab12' },
    },
  ])
})

test('work that fails leaves no facts, and facts that fail leave no work', async () => {
  const before = [await database.prisma.person.count(), await database.prisma.auditFact.count()]
  const broken = run([imported], async (tx) => {
    await addPerson(tx)
    throw new Error('no')
  })
  await expect(broken).rejects.toThrow('no')
  const bad: Fact = { kind: 'record.read', subject: 'not an id' }
  await expect(run([bad], addPerson)).rejects.toThrow()
  expect([await database.prisma.person.count(), await database.prisma.auditFact.count()]).toEqual(before)
})

test('a record written without a fact is refused and undone', async () => {
  const before = await database.prisma.person.count()
  await expect(run([], addPerson)).rejects.toThrow('without its audit facts')
  await expect(run('none-needed', addPerson)).rejects.toThrow('written without an audit fact: person')
  await expect(run('none-needed', (tx) => tx.oneToOne.deleteMany())).rejects.toThrow('oneToOne')
  expect(await database.prisma.person.count()).toBe(before)
})

test('book-keeping and reading need none, in Prisma’s words or in SQL', async () => {
  await run('none-needed', (tx) => tx.heartbeat.create({ data: { pass: 'plan', at: AT } }))
  expect(await run('none-needed', (tx) => tx.person.findMany())).toHaveLength(1)
  expect(await run('none-needed', (tx) => tx.$queryRaw`SELECT 1 AS one`)).toEqual([{ one: 1 }])
  expect(await run('none-needed', (tx) => tx.$executeRaw`UPDATE heartbeat SET at = at`)).toBe(1)
})

test('the same form submitted twice, even at once, has one effect and is recognised', async () => {
  const [subjectId, authorId] = [await run([imported], addPerson), await run([imported], addPerson)]
  const once = randomUUID()
  const submit = () =>
    run([imported], (tx) =>
      tx.oneToOne.create({
        data: {
          ...{ id: randomUUID(), subjectId, authorId, once, version: 1 },
          ...{ heldOn: new Date('2026-03-29'), recordedAt: AT, note: new Uint8Array([1]), nextOn: null },
        },
      }),
    )
  const outcomes = await Promise.allSettled([submit(), submit(), submit()])
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(refused).toHaveLength(2)
  expect(refused.every((error) => isDuplicate(error) && isDuplicate(error, 'once'))).toBe(true)
  expect(refused.some((error) => isDuplicate(error, 'reference'))).toBe(false)
  expect(await database.prisma.oneToOne.count()).toBe(1)
  const email = 'same@force.example'
  await run([imported], (tx) => addPerson(tx, { email }))
  const again = await run([imported], (tx) => addPerson(tx, { email })).catch((error: unknown) => error)
  expect([isDuplicate(again, 'email'), isDuplicate(again, 'once'), isDuplicate(new Error('no'))]).toEqual([
    true,
    false,
    false,
  ])
})

test('the audit only grows, whoever asks', async () => {
  await run([imported], addPerson)
  for (const sql of ['UPDATE audit_fact SET at = at', 'DELETE FROM audit_fact', 'TRUNCATE audit_fact']) {
    await expect(connected(url, (client) => client.query(sql))).rejects.toThrow('never changed or removed')
  }
  await expect(database.prisma.auditFact.deleteMany()).rejects.toThrow()
  expect(await database.prisma.auditFact.count()).toBeGreaterThan(0)
})
