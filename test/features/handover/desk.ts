import { randomBytes, randomUUID } from 'node:crypto'
import { handoversOfMoves } from '../../../src/features/handover/opening-store.ts'
import { planHandovers } from '../../../src/features/handover/planning-store.ts'
import type { HandoverDeps } from '../../../src/features/handover/standing-store.ts'
import { personOf } from '../../../src/features/people/person-row.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { localDateOf } from '../../../src/kernel/dates.ts'
import { createCipher } from '../../../src/store/cipher.ts'
import type { Database } from '../../../src/store/database.ts'
import { transact } from '../../../src/store/transaction.ts'
import { addPerson, CLOCK } from '../../support/store.ts'

/** A Wednesday, noon in London. */
export const NOW = new Date('2026-11-25T12:00:00Z')
export const daysLater = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000)
const date = (text: string) => new Date(`${text}T00:00:00Z`)

type Kind = 'substantive' | 'acting' | 'cover'

/** People, their links and records, and the clock’s pass, on one database. */
export function desk(database: Database) {
  const db = database.prisma
  const cipher = createCipher([{ id: 'test', key: randomBytes(32) }])
  const deps: HandoverDeps = {
    db: () => db,
    cipher,
    newId: randomUUID,
    acknowledgeDays: 7,
    formerMayRead: false,
  }
  const link = (
    personId: string,
    supervisorId: string,
    kind: Kind = 'substantive',
    from = '2026-01-05',
    until: string | null = null,
  ) =>
    db.supervisionLink.create({
      data: {
        id: randomUUID(),
        personId,
        supervisorId,
        kind,
        fromDate: date(from),
        untilDate: until === null ? null : date(until),
        createdAt: date(from),
      },
    })
  const note = async (
    subjectId: string,
    authorId: string,
    more: { recordedAt?: Date; passOn?: boolean; keepPrivate?: boolean; own?: boolean } = {},
  ) => {
    const { recordedAt = date('2026-11-02'), passOn = false, keepPrivate = false, own = false } = more
    const id = randomUUID()
    const seal = (column: string) =>
      db.$transaction((tx) => cipher.sealNote(tx, subjectId, 'one_to_one', id, column, 'Talked of rest days.'))
    await db.oneToOne.create({
      data: {
        ...{ id, subjectId, authorId, heldOn: recordedAt, recordedAt, version: 1, once: id, passOn, keepPrivate },
        ...{ note: await seal('note'), ownNote: own ? await seal('own_note') : null, nextOn: date('2026-12-16') },
      },
    })
    return id
  }
  const action = async (subjectId: string, createdById: string) => {
    const id = randomUUID()
    const what = await db.$transaction((tx) => cipher.sealNote(tx, subjectId, 'action', id, 'what', 'Send the form'))
    const row = { id, subjectId, what, owner: 'person', dueOn: date('2026-12-01'), state: 'open', createdById }
    await db.action.create({ data: { ...row, createdAt: date('2026-11-02'), version: 1, once: id } })
    return id
  }
  return {
    db,
    cipher,
    deps,
    link,
    note,
    action,
    somebody: () => addPerson(db),
    /** So many people with a one-to-one each, whose words nobody opens. */
    many: async (count: number, author: string): Promise<string[]> => {
      const ids = Array.from({ length: count }, () => randomUUID())
      const made = { type: 'officer', rank: 'PC', unit: 'North', site: '', nation: 'england', zone: 'Europe/London' }
      await db.person.createMany({
        data: ids.map((id) => ({
          ...{ id, reference: id, name: 'Sample Person', email: `${id}@force.example`, ...made },
          ...{ roles: [], createdAt: NOW, updatedAt: NOW },
        })),
      })
      await db.oneToOne.createMany({
        data: ids.map((id) => ({
          ...{
            id: randomUUID(),
            subjectId: id,
            authorId: author,
            heldOn: NOW,
            recordedAt: NOW,
            note: Buffer.from('-'),
          },
          ...{ version: 1, once: id },
        })),
      })
      return ids
    },
    caller: async (id: string, now = NOW): Promise<Caller> => {
      const person = personOf(await db.person.findUniqueOrThrow({ where: { id } }))
      return { person, door: 'slack', now, today: localDateOf(now, person.zone) }
    },
    /** As an import does it: the links first, then what hangs on them. */
    move: async (person: string, from: string | null, to: string | null, at = NOW) => {
      const today = date(localDateOf(at, 'Europe/London'))
      await db.supervisionLink.updateMany({
        where: { personId: person, kind: 'substantive', untilDate: null },
        data: { untilDate: today },
      })
      if (to) await link(person, to, 'substantive', localDateOf(at, 'Europe/London'))
      return transact(db, { actor: CLOCK, at }, async (tx) => {
        const facts = await handoversOfMoves(tx, [{ person, from, to }], at)
        return { result: facts, facts: facts.length > 0 ? facts : 'none-needed' }
      })
    },
    leaves: (id: string, on = '2026-11-25') => db.person.update({ where: { id }, data: { leavesOn: date(on) } }),
    plan: (at = NOW) => planHandovers(database.bulk, 7, at),
    of: (person: string) => db.handover.findMany({ where: { personId: person }, orderBy: { createdAt: 'asc' } }),
    outbox: async (about: readonly string[]) =>
      (await db.outbox.findMany({ where: { recipientId: { in: [...about] } }, orderBy: { id: 'asc' } })).map(
        ({ rule, recipientId, step, due }) => ({ rule, to: recipientId, step, due }),
      ),
    facts: async (subject: string) =>
      (await db.auditFact.findMany({ where: { subjectId: subject }, orderBy: { seq: 'asc' } })).map(({ kind }) => kind),
  }
}
