import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { enqueue } from '../../src/reminders/enqueue-store.ts'
import { keyOf, type Planned } from '../../src/reminders/outbox.ts'
import { claim } from '../../src/reminders/outbox-store.ts'
import type { Database } from '../../src/store/database.ts'
import { transact } from '../../src/store/transaction.ts'
import { day } from '../support/days.ts'
import { freshDatabase } from '../support/postgres.ts'
import { AT, addPerson, CLOCK, opened } from '../support/store.ts'

let database: Database
let recipient: string
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  recipient = await addPerson(database.prisma)
})
afterAll(() => database.close())
beforeEach(() => database.prisma.outbox.deleteMany())

const message = (changes: Partial<Planned> = {}): Planned => ({
  ...{ rule: 'weekly-digest', subject: recipient, due: day('2026-03-30'), step: 'digest', recipient },
  ...changes,
})

const write = (...messages: Planned[]) =>
  transact(database.prisma, { actor: CLOCK, at: AT }, async (tx) => {
    await enqueue(tx, AT, messages)
    return { result: null, facts: 'none-needed' }
  })

test('a message written twice is one message, and comes back from the claim as it was written', async () => {
  const subject = randomUUID()
  const [first, second] = [message(), message({ subject, step: 'ask' })]
  await write(first, second)
  await write(second)
  expect(await claim(database.prisma, AT, 10)).toEqual([
    { id: expect.any(BigInt), fence: 1, attempts: 1, ...first },
    { id: expect.any(BigInt), fence: 1, attempts: 1, ...second },
  ])
})

test('a transaction that fails after it leaves no message behind', async () => {
  const failing = transact(database.prisma, { actor: CLOCK, at: AT }, async (tx) => {
    await enqueue(tx, AT, [message()])
    throw new Error('refused')
  })
  await expect(failing).rejects.toThrow('refused')
  expect(await database.prisma.outbox.count()).toBe(0)
})

test('a rule that only a newer copy knows is left for that copy', async () => {
  await write(message())
  await database.prisma.outbox.updateMany({ data: { rule: 'rule-of-tomorrow' } })
  expect(await claim(database.prisma, AT, 10)).toEqual([])
  expect(await database.prisma.outbox.findMany()).toMatchObject([{ state: 'planned', attempts: 0 }])
})

test('two messages about two things are two messages to a platform', () => {
  const keys = [message(), message({ subject: 'a', step: 'ask' }), message({ subject: 'b', step: 'ask' })].map(keyOf)
  expect(new Set(keys).size).toBe(3)
})
