import type { Caller } from '../../kernel/caller.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { Tx } from '../../store/transaction.ts'
import type { Handover } from './handover.ts'

/** Handovers as they stand, without a word of what is sealed in them. `on`: the day that says who has left. One statement. */
export async function handovers(tx: Tx, ids: readonly string[], on: LocalDate): Promise<Handover[]> {
  if (ids.length === 0) return []
  return tx.$queryRaw<Handover[]>`
    SELECT h.id, h.because, h.effective_on::text AS "effectiveOn", h.started_at AS "startedAt", h.state,
           h.asked_at AS "askedAt", h.told_at AS "toldAt", h.summarised_at AS "summarisedAt",
           h.objected_at AS "objectedAt", h.holds, h.settled_at AS "settledAt", h.acknowledged_at AS "acknowledgedAt",
           h.escalated_at AS "escalatedAt", h.version,
           json_build_object('id', p.id, 'name', p.name, 'left', coalesce(p.leaves_on <= ${on}::date, false)) AS person,
           json_build_object('id', f.id, 'name', f.name, 'left', coalesce(f.leaves_on <= ${on}::date, false)) AS "from",
           CASE WHEN t.id IS NOT NULL THEN
             json_build_object('id', t.id, 'name', t.name, 'left', coalesce(t.leaves_on <= ${on}::date, false)) END AS "to"
      FROM handover h
      JOIN person p ON p.id = h.person_id
      JOIN person f ON f.id = h.from_id
      LEFT JOIN person t ON t.id = h.to_id
     WHERE h.id = ANY(${[...ids]}::uuid[])
     ORDER BY h.effective_on, p.name, h.id`
}

/** Null for what is no id, or nobody's. */
export async function handover(tx: Tx, id: string, on: LocalDate): Promise<Handover | null> {
  if (!UUID.test(id)) return null
  const [found] = await handovers(tx, [id], on)
  return found ?? null
}

/** The same, after whoever is changing it has finished. */
export async function lockedHandover(tx: Tx, id: string, on: LocalDate): Promise<Handover | null> {
  if (!UUID.test(id)) return null
  await tx.$queryRaw`SELECT 1 FROM handover WHERE id = ${id}::uuid FOR UPDATE`
  return handover(tx, id, on)
}

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** By whom and when something is done, as a transaction takes it. */
export const by = (caller: Caller) => ({
  actor: { kind: 'person', id: caller.person.id, door: caller.door } as const,
  at: caller.now,
})
