import { may } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Category } from '../../kernel/category.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { Role } from '../../kernel/people.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { Tally } from './counter.ts'

/** Adds to what is there in one statement: several copies add up. */
export async function addTallies(db: Pick<Tx, '$executeRaw'>, tallies: readonly Tally[]): Promise<void> {
  if (tallies.length === 0) return
  const [days, categories, counts] = [
    tallies.map(({ day }) => day),
    tallies.map(({ category }) => category),
    tallies.map(({ count }) => count),
  ]
  await db.$executeRaw`
    INSERT INTO take_up AS kept (day, category, count)
    SELECT day::date, category, count
      FROM unnest(${days}::text[], ${categories}::text[], ${counts}::int[]) AS fresh (day, category, count)
     ORDER BY day, category
    ON CONFLICT (day, category) DO UPDATE SET count = kept.count + excluded.count`
}

/** What was counted from a day on. */
export async function talliesSince(db: Pick<Tx, 'takeUp'>, from: LocalDate): Promise<Tally[]> {
  const rows = await db.takeUp.findMany({ where: { day: { gte: new Date(`${from}T00:00:00Z`) } } })
  return rows.map(({ day, category, count }) => ({
    day: day.toISOString().slice(0, 10) as LocalDate,
    category: category as Category,
    count,
  }))
}

/** The same for somebody who asks in chat; null for anybody who may not see it today. */
export function talliesFor(db: PrismaClient, caller: Caller, from: LocalDate): Promise<Tally[] | null> {
  const actor = { kind: 'person', id: caller.person.id, door: caller.door } as const
  return transact(db, { actor, at: caller.now }, async (tx) => {
    const row = await tx.person.findUnique({ where: { id: caller.person.id }, select: { roles: true } })
    const allowed = row !== null && may('take-up.see', 'none', row.roles as Role[])
    return { result: allowed ? await talliesSince(tx, from) : null, facts: 'none-needed' }
  })
}
