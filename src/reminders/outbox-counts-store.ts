import type { PrismaClient } from '../store/generated/client.ts'

export type OutboxCount = { state: string; reason: string | null; count: number }

/** How many messages stand in which state, and why: for the administrator. */
export async function outboxCounts(db: PrismaClient): Promise<readonly OutboxCount[]> {
  const rows = await db.outbox.groupBy({
    by: ['state', 'reason'],
    _count: true,
    orderBy: [{ state: 'asc' }, { reason: 'asc' }],
  })
  return rows.map(({ state, reason, _count }) => ({ state, reason, count: _count }))
}
