import { randomUUID } from 'node:crypto'
import { type Headless, TENANT } from '../support/headless.ts'
import { NOW, READER_NAMES, type ReaderName, readerOf, type SubjectKind, type Who } from './cast.ts'

export type Force = Headless & {
  ids: Readonly<Record<ReaderName, string>>
  /** A fresh person towards whom every reader stands as the cast says. */
  subject(of: SubjectKind): Promise<string>
  /** The platform id of a reader, of the person themself, or of nobody. */
  userOf(who: Who, subject: string): string
}

export const day = (date: string): Date => new Date(`${date}T00:00:00Z`)
const LONG_AGO = new Date('2024-01-01T09:00:00Z')

type PersonChange = { roles?: readonly string[]; leavesOn?: Date | null; secondLineId?: string | null; name?: string }

/** Somebody of the force who has used the door; their platform id is their own id. */
async function addPerson({ app }: Headless, change: PersonChange): Promise<string> {
  const id = randomUUID()
  const { roles = [], leavesOn = null, secondLineId = null, name = `Person ${id.slice(0, 4)}` } = change
  await app.database.prisma.person.create({
    data: {
      ...{ id, reference: `N${id.slice(0, 8)}`, name, email: `${id}@force.example`, type: 'officer', rank: 'PC' },
      ...{ unit: 'Local Policing/North', site: 'Northgate', nation: 'england', zone: 'Europe/London' },
      ...{ roles: [...roles], startsOn: null, leavesOn, secondLineId, createdAt: LONG_AGO, updatedAt: LONG_AGO },
      accounts: {
        create: { id: randomUUID(), door: 'slack', tenant: TENANT, user: id, route: {}, lastUsedAt: NOW },
      },
    },
  })
  return id
}

/** The readers of the cast in an app that is open, and a way to make people for them to supervise. */
export async function withCast(opened: Headless): Promise<Force> {
  const { prisma } = opened.app.database
  const ids = {} as Record<ReaderName, string>
  for (const name of READER_NAMES) {
    const { roles = [], left = false } = readerOf(name)
    ids[name] = await addPerson(opened, { roles, leavesOn: left ? day('2026-11-25') : null, name: `Reader ${name}` })
  }
  const links = READER_NAMES.flatMap((name) => {
    const under = readerOf(name).under as ReaderName | undefined
    return under ? [link(ids[name], ids[under], 'substantive', '2024-01-01', null)] : []
  })
  await prisma.supervisionLink.createMany({ data: links })
  return {
    ...opened,
    ids,
    userOf: (who, subject) => (who === 'self' ? subject : who === 'stranger' ? 'U0NOBODY' : ids[who]),
    subject: async (of) => {
      const id = await addPerson(opened, {
        leavesOn: of === 'left' ? day('2026-11-25') : null,
        secondLineId: of === 'named' ? ids['named second line'] : null,
      })
      const about = READER_NAMES.flatMap((name) => {
        const { link: its } = readerOf(name)
        return its ? [link(id, ids[name], its.kind, its.from, its.until)] : []
      })
      await prisma.supervisionLink.createMany({ data: about })
      const aside = READER_NAMES.filter((name) => readerOf(name).aside).map((name) => ({
        ...{ id: randomUUID(), personId: id, supervisorId: ids[name], fromDate: day('2026-11-01'), untilDate: null },
        ...{ createdAt: LONG_AGO, createdById: ids.inspector },
      }))
      await prisma.recusal.createMany({ data: aside })
      return id
    },
  }
}

const link = (personId: string, supervisorId: string, kind: string, from: string, until: string | null) => ({
  ...{ id: randomUUID(), personId, supervisorId, kind, fromDate: day(from) },
  ...{ untilDate: until === null ? null : day(until), createdAt: LONG_AGO },
})
