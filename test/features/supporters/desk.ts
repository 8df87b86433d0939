import { randomBytes, randomUUID } from 'node:crypto'
import { personOf } from '../../../src/features/people/person-row.ts'
import { close, withdraw } from '../../../src/features/supporters/closing-store.ts'
import type { Supporter } from '../../../src/features/supporters/listing.ts'
import { columnsOf } from '../../../src/features/supporters/listing-row.ts'
import { listingsStore } from '../../../src/features/supporters/listings-store.ts'
import { endOld } from '../../../src/features/supporters/passes-store.ts'
import { ask, ownRequests } from '../../../src/features/supporters/requests-store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { localDateOf } from '../../../src/kernel/dates.ts'
import { createCipher } from '../../../src/store/cipher.ts'
import type { Database } from '../../../src/store/database.ts'
import { AT, addPerson } from '../../support/store.ts'
import { SHIFTS, somebody } from './people.ts'

/** The stores of the room on one database, and people to use them as. */
export function desk(database: Database) {
  const db = () => database.prisma
  const cipher = createCipher([{ id: 'test', key: randomBytes(32) }])
  const deps = { db, cipher, newId: randomUUID, shifts: SHIFTS }

  const caller = async (now = AT): Promise<Caller> => {
    const id = await addPerson(db())
    const person = personOf(await db().person.findUniqueOrThrow({ where: { id } }))
    return { person, door: 'slack', now, today: localDateOf(now, person.zone) }
  }
  /** Listed, as somebody who can be asked at any time unless the test says otherwise. */
  const listed = async (changes: Partial<Supporter> = {}): Promise<Caller> => {
    const by = await caller()
    const {
      id: _id,
      name: _name,
      zone: _zone,
      startsOn: _starts,
      leavesOn: _leaves,
      ...listing
    } = somebody('', changes)
    const row = { agreedOn: new Date('2026-01-12'), version: 1, updatedAt: AT }
    await db().listing.create({ data: { personId: by.person.id, ...columnsOf(listing), ...row } })
    return by
  }
  return {
    cipher,
    caller,
    listed,
    listings: listingsStore(deps),
    ask: (by: Caller, of: Caller | string, reach = 'Ring 07700 900123', once: string = randomUUID()) =>
      ask(deps, by, { supporter: typeof of === 'string' ? of : of.person.id, reach, once }),
    mine: (by: Caller) => ownRequests(db(), by.person.id),
    withdraw: (by: Caller, id: string) => withdraw(deps, by, id),
    close: (by: Caller, id: string, how: 'done' | 'declined') => close(deps, by, id, how),
    endOld: (now: Date) => endOld(database.bulk, randomUUID, now),
    outbox: () => db().outbox.findMany({ where: { rule: { startsWith: 'contact-' } }, orderBy: { id: 'asc' } }),
    /** As delivery leaves a row. */
    mark: (id: string, state: string, at = AT) =>
      db().outbox.updateMany({
        where: { subjectId: id },
        data: { state, finishedAt: ['sent', 'failed', 'cancelled'].includes(state) ? at : null },
      }),
  }
}
