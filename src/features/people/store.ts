import type { Person } from '../../kernel/people.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { personOf } from './person-row.ts'

/** A person, and who supervises them now by the force's number. */
export type Known = Person & { supervisor: string | null }

/** Everyone the database has, with who supervises them now (the open substantive link). For a force of some hundreds. */
export async function knownPeople(db: PrismaClient): Promise<Known[]> {
  const rows = await db.person.findMany({
    include: {
      supervisedBy: {
        where: { kind: 'substantive', untilDate: null },
        select: { supervisor: { select: { reference: true } } },
      },
    },
  })
  return rows.map((row) => ({ ...personOf(row), supervisor: row.supervisedBy[0]?.supervisor.reference ?? null }))
}
