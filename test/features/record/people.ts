import { randomBytes, randomUUID } from 'node:crypto'
import { personOf } from '../../../src/features/people/person-row.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { localDateOf } from '../../../src/kernel/dates.ts'
import { createCipher } from '../../../src/store/cipher.ts'
import type { Database } from '../../../src/store/database.ts'
import type { Prisma } from '../../../src/store/generated/client.ts'
import { AT, addPerson } from '../../support/store.ts'

type Logged = Partial<Omit<Prisma.OneToOneUncheckedCreateInput, 'note' | 'ownNote' | 'heldOn'>> & {
  note?: string
  ownNote?: string
  heldOn?: string
}

/** People with records of their own on one database, and a cipher that all of a test's stores share. */
export function force(database: Database) {
  const db = () => database.prisma
  const cipher = createCipher([{ id: 'test', key: randomBytes(32) }])

  const caller = async (name = 'Sample Person', now = AT): Promise<Caller> => {
    const id = await addPerson(db())
    await db().person.update({ where: { id }, data: { name } })
    return as(id, now)
  }
  const as = async (id: string, now = AT): Promise<Caller> => {
    const person = personOf(await db().person.findUniqueOrThrow({ where: { id } }))
    return { person, door: 'slack', now, today: localDateOf(now, person.zone) }
  }
  const link = (person: string, supervisor: string, change: { kind?: string; from?: string; until?: string } = {}) =>
    db().supervisionLink.create({
      data: {
        id: randomUUID(),
        personId: person,
        supervisorId: supervisor,
        kind: change.kind ?? 'substantive',
        fromDate: new Date(change.from ?? '2026-01-05'),
        untilDate: change.until ? new Date(change.until) : null,
        createdAt: AT,
      },
    })
  /** Somebody whom the supervisor has today. */
  const supervised = async (by: Caller, name = 'Priya Shah'): Promise<Caller> => {
    const one = await caller(name)
    await link(one.person.id, by.person.id)
    return one
  }
  /** A one-to-one as the form leaves it. Answers with its id. */
  const logged = async (subject: Caller, author: Caller, change: Logged = {}): Promise<string> => {
    const id = randomUUID()
    const { note = 'Talked of rest days.', ownNote, heldOn = '2026-03-02', ...rest } = change
    const subjectId = subject.person.id
    await db().oneToOne.create({
      data: {
        id,
        subjectId,
        authorId: author.person.id,
        heldOn: new Date(heldOn),
        recordedAt: AT,
        note: await cipher.sealNote(db(), subjectId, 'one_to_one', id, 'note', note),
        ownNote: ownNote ? await cipher.sealNote(db(), subjectId, 'one_to_one', id, 'own_note', ownNote) : null,
        nextOn: new Date('2026-04-27'),
        version: 1,
        once: randomUUID(),
        ...rest,
      },
    })
    return id
  }
  const agreed = async (subject: Caller, what: string, oneToOneId: string | null = null, dueOn = '2026-04-13') => {
    const id = randomUUID()
    const sealed = await cipher.sealNote(db(), subject.person.id, 'action', id, 'what', what)
    const dates = { dueOn: new Date(dueOn), createdAt: AT, createdById: subject.person.id }
    const row = { subjectId: subject.person.id, oneToOneId, owner: 'person', state: 'open', version: 1 }
    await db().action.create({ data: { id, what: sealed, ...row, ...dates, once: randomUUID() } })
    return id
  }
  const facts = async (subject: Caller) => {
    const rows = await db().auditFact.findMany({ where: { subjectId: subject.person.id }, orderBy: { seq: 'asc' } })
    return rows.map(({ kind, actorId }) => [kind, actorId])
  }
  const erase = (subject: Caller) =>
    db().subjectKey.update({
      where: { subjectId: subject.person.id },
      data: { erasedAt: AT, wrapped: Buffer.from([]) },
    })
  return { cipher, caller, as, link, supervised, logged, agreed, facts, erase }
}
