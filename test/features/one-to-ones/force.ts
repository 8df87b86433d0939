import { randomBytes, randomUUID } from 'node:crypto'
import { type OneToOneStore, oneToOneStore } from '../../../src/features/one-to-ones/store.ts'
import { personOf } from '../../../src/features/people/person-row.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { type Cipher, createCipher } from '../../../src/store/cipher.ts'
import type { Database } from '../../../src/store/database.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { AT, addPerson, opened } from '../../support/store.ts'

export const TODAY = day('2026-03-30')

export type Force = {
  database: Database
  store: OneToOneStore
  cipher: Cipher
  /** Somebody new who may be anybody's supervisor. */
  sergeant(): Promise<Caller>
  /** Somebody new whom a caller supervises, until a day or open. Answers with the id. */
  supervised(by: Caller, until?: Date | null): Promise<string>
  link(person: string, supervisor: string, kind: 'substantive' | 'cover', until: Date | null): Promise<string>
}

/** The store of one-to-ones on a PostgreSQL of its own. */
export async function openForce(): Promise<Force> {
  const database = await opened((await freshDatabase()).url)
  const { prisma } = database
  const cipher = createCipher([{ id: 'test', key: randomBytes(32) }])
  const link: Force['link'] = async (personId, supervisorId, kind, untilDate) => {
    const id = randomUUID()
    const dates = { fromDate: new Date('2026-01-05'), untilDate, createdAt: AT }
    await prisma.supervisionLink.create({ data: { id, personId, supervisorId, kind, ...dates } })
    return id
  }
  return {
    ...{ database, cipher, link },
    store: oneToOneStore({ db: () => prisma, cipher, newId: randomUUID, draftDays: 14 }),
    sergeant: async () => {
      const id = await addPerson(prisma)
      const person = personOf(await prisma.person.findUniqueOrThrow({ where: { id } }))
      return { person, door: 'slack', now: AT, today: TODAY }
    },
    supervised: async (by, until = null) => {
      const id = await addPerson(prisma)
      await link(id, by.person.id, 'substantive', until)
      return id
    },
  }
}
