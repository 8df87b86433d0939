import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { refuseRealDatabase } from '../../src/wiring/sample.ts'
import { freshDatabase } from '../support/postgres.ts'
import { AT, addPerson, opened } from '../support/store.ts'

let database: Database
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
})
afterAll(() => database.close())

const refused = () =>
  refuseRealDatabase(database.prisma).then(
    () => 'played with',
    (error: { reader: string }) => error.reader,
  )

test('the simulator plays with an empty database and with the invented force only', async () => {
  const { prisma } = database
  expect(await refused()).toBe('played with')
  const person = await addPerson(prisma, { email: 'real.sergeant@force.example' })
  expect(await refused()).toContain('lets anyone be anyone')
  await addPerson(prisma, { email: 'priya.shah@sample.example' })
  expect(await refused()).toBe('played with')
  const account = { id: randomUUID(), door: 'slack', tenant: 'T1', user: 'U1', route: {}, lastUsedAt: AT }
  await prisma.account.create({ data: { ...account, personId: person } })
  expect(await refused()).toContain('remove DATABASE_URL')
})
