import { localDateOf } from '../../kernel/dates.ts'
import type { Actor } from '../../kernel/facts.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import { type Column, type CsvRow, cellsOf } from './columns.ts'
import { type Known, type KnownPerson, type ListingImport, planListings } from './import-plan.ts'
import type { Shifts } from './listing.ts'
import { columnsOf, dayOf, listingOf, midnight } from './listing-row.ts'
import { places } from './people-store.ts'

/** Files and their days of agreement are the force's own. */
const ZONE = 'Europe/London'

/** Rows a statement: PostgreSQL takes some 30,000 parameters. */
const BATCH = 500

type Options = { actor: Actor; at: Instant; shifts: Shifts; dry: boolean }

/** Plans and, unless `dry`, applies, in one transaction with one fact a person. A second run changes nothing. */
export function importListings(db: PrismaClient, rows: readonly CsvRow[], options: Options): Promise<ListingImport> {
  const { actor, at, shifts, dry } = options
  return transact<ListingImport>(db, { actor, at }, async (tx) => {
    const references = [...new Set(rows.map(({ cells }) => cells.person_id?.trim() ?? ''))]
    // Whoever changes their own listing meanwhile waits, and is then told that it was changed: neither overwrites the other.
    await tx.$queryRaw`
      SELECT 1 FROM listing l JOIN person p ON p.id = l.person_id
       WHERE p.reference = ANY(${references}::text[]) ORDER BY l.person_id FOR UPDATE OF l`
    const plan = planListings(rows, await knownFor(tx, references, at), shifts)
    if (dry || plan.added.length + plan.changed.length === 0) return { result: plan, facts: 'none-needed' }
    for (let start = 0; start < plan.added.length; start += BATCH) {
      await tx.listing.createMany({
        data: plan.added.slice(start, start + BATCH).map(({ id, listing, agreedOn }) => ({
          personId: id,
          ...columnsOf(listing),
          ...{ agreedOn: midnight(agreedOn), version: 1, updatedAt: at },
        })),
      })
    }
    for (const { id, listing, agreedOn, version } of plan.changed) {
      await tx.listing.update({
        where: { personId: id },
        data: { ...columnsOf(listing), agreedOn: midnight(agreedOn), version: version + 1, updatedAt: at },
      })
    }
    return {
      result: plan,
      facts: [
        ...plan.added.map(({ id }) => ({ kind: 'listing.agreed', subject: id }) as const),
        ...plan.changed.map(({ id }) => ({ kind: 'listing.changed', subject: id }) as const),
      ],
    }
  })
}

/** Everyone listed, as the rows of a file. */
export async function exportListings(db: PrismaClient): Promise<Record<Column, string>[]> {
  const rows = await db.listing.findMany({ include: { person: { select: { reference: true } } } })
  return rows
    .map(({ person, ...row }) =>
      cellsOf(person.reference, { ...listingOf(row), agreedOn: dayOf(row.agreedOn), version: row.version }),
    )
    .sort((a, b) => (a.person_id < b.person_id ? -1 : 1))
}

async function knownFor(tx: Tx, references: readonly string[], at: Instant): Promise<Known> {
  const people = await tx.person.findMany({
    where: { reference: { in: [...references] } },
    select: { id: true, reference: true, listing: true },
  })
  const ids = people.map(({ id }) => id)
  const facts = await tx.auditFact.findMany({
    where: { subjectId: { in: ids }, kind: 'listing.withdrawn' },
    orderBy: { seq: 'asc' },
    select: { subjectId: true, at: true },
  })
  const withdrew = new Map(facts.map(({ subjectId, at: when }) => [subjectId, localDateOf(when, ZONE)]))
  const known = people.map(({ id, reference, listing }): readonly [string, KnownPerson] => [
    reference,
    {
      id,
      listing: listing && { ...listingOf(listing), agreedOn: dayOf(listing.agreedOn), version: listing.version },
      withdrewOn: withdrew.get(id) ?? null,
    },
  ])
  return { people: new Map(known), places: await places(tx), today: localDateOf(at, ZONE) satisfies LocalDate }
}
