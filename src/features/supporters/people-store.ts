import type { PersonId } from '../../kernel/people.ts'
import type { Tx } from '../../store/transaction.ts'
import type { Supporter } from './listing.ts'
import { dayOf, listingOf } from './listing-row.ts'
import type { Places } from './read-listing.ts'

const WHO = { select: { id: true, name: true, zone: true, startsOn: true, leavesOn: true } } as const

/** Everyone who has agreed to be asked. Reads only, and asks for nobody's name. */
export async function supporters(db: Tx): Promise<Supporter[]> {
  const rows = await db.listing.findMany({ include: { person: WHO } })
  return rows.map(supporterOf)
}

/** One of them, or null for somebody who is not listed, whether they exist or not. */
export async function supporter(db: Tx, id: PersonId): Promise<Supporter | null> {
  const row = await db.listing.findUnique({ where: { personId: id }, include: { person: WHO } })
  return row && supporterOf(row)
}

type Row = Parameters<typeof listingOf>[0] & {
  person: { id: string; name: string; zone: string; startsOn: Date | null; leavesOn: Date | null }
}

const supporterOf = ({ person, ...row }: Row): Supporter => ({
  ...listingOf(row),
  ...person,
  startsOn: dayOf(person.startsOn),
  leavesOn: dayOf(person.leavesOn),
})

/** Every site, and every unit with what stands above it, of the people file. */
export async function places(db: Tx): Promise<Places> {
  const sites = await db.person.findMany({
    where: { site: { not: '' } },
    distinct: ['site'],
    select: { site: true },
    orderBy: { site: 'asc' },
  })
  const units = await db.person.findMany({ distinct: ['unit'], select: { unit: true } })
  const paths = units.flatMap(({ unit }) => {
    const parts = unit.split('/')
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
  })
  return { sites: sites.map(({ site }) => site), units: [...new Set(paths)].sort() }
}
