import { randomBytes, randomUUID } from 'node:crypto'
import type { AgreedAction, NewAction } from '../../../src/features/actions/action.ts'
import { addAction } from '../../../src/features/actions/add-store.ts'
import { changeAction } from '../../../src/features/actions/change-store.ts'
import type { ActionDeps } from '../../../src/features/actions/row-store.ts'
import { personOf } from '../../../src/features/people/person-row.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { createCipher } from '../../../src/store/cipher.ts'
import type { Database } from '../../../src/store/database.ts'
import { day } from '../../support/days.ts'
import { AT, addPerson } from '../../support/store.ts'

export const TODAY = day('2026-03-30')

/** A sergeant, a constable they supervise, and somebody else. */
export type Force = {
  deps: ActionDeps
  caller(): Promise<Caller>
  /** Puts one under another from 5 January 2026 until a day or open. */
  supervise(person: Caller, by: Caller, until?: string): Promise<void>
  /** A sergeant with one constable. */
  pair(): Promise<{ sergeant: Caller; constable: Caller }>
}

export function force(database: Database): Force {
  const db = () => database.prisma
  const cipher = createCipher([{ id: 'test', key: randomBytes(32) }])
  const caller = async (): Promise<Caller> => {
    const id = await addPerson(db())
    const person = personOf(await db().person.findUniqueOrThrow({ where: { id } }))
    return { person, door: 'slack', now: AT, today: TODAY }
  }
  const supervise = async (person: Caller, by: Caller, until?: string): Promise<void> => {
    const dates = { fromDate: new Date('2026-01-05'), untilDate: until ? new Date(until) : null }
    const ids = { id: randomUUID(), personId: person.person.id, supervisorId: by.person.id }
    await db().supervisionLink.create({ data: { ...ids, kind: 'acting', ...dates, createdAt: AT } })
  }
  const pair = async () => {
    const [sergeant, constable] = [await caller(), await caller()]
    await supervise(constable, sergeant)
    return { sergeant, constable }
  }
  return { deps: { db, cipher, newId: randomUUID }, caller, supervise, pair }
}

export const wanted = (about: Caller, changes: Partial<NewAction> = {}): NewAction => ({
  person: about.person.id,
  what: 'Book the course on statements.',
  owner: 'person',
  dueOn: day('2026-04-10'),
  ...changes,
})

export const agreed = ({ deps }: Force, by: Caller, about: Caller, changes: Partial<NewAction> = {}) =>
  addAction(deps, by, wanted(about, changes), randomUUID())

export const pressOn = ({ id, version }: AgreedAction, once: string = randomUUID()) => ({ action: id, version, once })

export const markDone = ({ deps }: Force, by: Caller, action: AgreedAction) =>
  changeAction(deps, by, pressOn(action), { kind: 'done' })
