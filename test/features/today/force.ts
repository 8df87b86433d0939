import { randomUUID } from 'node:crypto'
import { personOf } from '../../../src/features/people/person-row.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import { day } from '../../support/days.ts'
import { AT, addPerson } from '../../support/store.ts'

/** Monday 30 March 2026. */
export const TODAY = day('2026-03-30')
const date = (text: string): Date => new Date(`${text}T00:00:00Z`)

type Change = { name?: string; leavesOn?: string; secondLineId?: string }
type Span = { kind?: string; from?: string; until?: string }

/** Makes the rows that the page of the day is read from. */
export function rows({ prisma }: Pick<Database, 'prisma'>) {
  return {
    somebody: async ({ name, leavesOn, secondLineId }: Change = {}): Promise<Caller> => {
      const id = await addPerson(prisma)
      const change = {
        ...(name && { name }),
        ...(leavesOn && { leavesOn: date(leavesOn) }),
        ...(secondLineId && { secondLineId }),
      }
      const person = personOf(await prisma.person.update({ where: { id }, data: change }))
      return { person, door: 'slack', now: AT, today: TODAY }
    },
    supervises: async (by: Caller, person: Caller, { kind = 'substantive', from = '2026-01-05', until }: Span = {}) => {
      const ids = { id: randomUUID(), personId: person.person.id, supervisorId: by.person.id }
      const dates = { fromDate: date(from), untilDate: until ? date(until) : null }
      await prisma.supervisionLink.create({ data: { ...ids, kind, ...dates, createdAt: AT } })
    },
    aside: (by: Caller, person: Caller) =>
      prisma.recusal.create({
        data: {
          ...{ id: randomUUID(), personId: person.person.id, supervisorId: by.person.id, fromDate: date('2026-02-01') },
          ...{ createdAt: AT, createdById: by.person.id },
        },
      }),
    met: (by: Caller, person: Caller, heldOn: string, noNext: string | null = null) =>
      prisma.oneToOne.create({
        data: {
          ...{ id: randomUUID(), subjectId: person.person.id, authorId: by.person.id, heldOn: date(heldOn) },
          ...{ recordedAt: AT, note: Buffer.from('sealed'), noNext, version: 1, once: randomUUID() },
        },
      }),
    owes: (person: Caller, dueOn: string, { kind = 'one-to-one', ref = '', closed = false } = {}) =>
      prisma.obligation.create({
        data: {
          ...{ id: randomUUID(), kind, ref, subjectId: person.person.id, dueOn: date(dueOn) },
          ...{ createdAt: AT, updatedAt: AT, closedAt: closed ? AT : null },
        },
      }),
    action: async (person: Caller, by: Caller, dueOn: string, { owner = 'person', state = 'open' } = {}) => {
      const id = randomUUID()
      await prisma.action.create({
        data: {
          ...{ id, subjectId: person.person.id, what: Buffer.from('sealed'), owner, state, dueOn: date(dueOn) },
          ...{ createdAt: AT, createdById: by.person.id, version: 1, once: randomUUID() },
        },
      })
      return id
    },
    handover: (person: Caller, from: Caller, to: Caller, change: { startedAt?: Date; objectedAt?: Date } = {}) =>
      prisma.handover.create({
        data: {
          ...{ id: randomUUID(), personId: person.person.id, fromId: from.person.id, toId: to.person.id },
          ...{ because: 'moved', effectiveOn: date('2026-03-20'), createdAt: AT, state: 'open', version: 1, ...change },
        },
      }),
  }
}
