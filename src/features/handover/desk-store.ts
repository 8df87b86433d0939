import type { Caller } from '../../kernel/caller.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { Desk, WaitingBelow } from './desk.ts'
import { requests } from './request-row-store.ts'
import { by, handovers } from './row-store.ts'
import type { HandoverDeps } from './standing-store.ts'

type Ids = { part: 'outgoing' | 'incoming' | 'own' | 'objections'; id: string }

export function readDesk(deps: HandoverDeps, caller: Caller): Promise<Desk> {
  return transact<Desk>(deps.db(), by(caller), async (tx) => {
    const [me, on] = [caller.person.id, caller.today]
    const ids = await handoverIds(tx, me, on)
    const found = await handovers(tx, [...new Set(ids.map(({ id }) => id))], on)
    const of = (part: Ids['part']) => found.filter(({ id }) => ids.some((one) => one.part === part && one.id === id))
    const asked = await requests(tx, await requestIds(tx, me, on))
    const result: Desk = {
      supervises: await hasPeople(tx, me, on),
      outgoing: of('outgoing'),
      incoming: of('incoming'),
      own: of('own'),
      ownRequest: asked.find(({ person }) => person.id === me) ?? null,
      waitingBelow: await waitingBelow(tx, me, on),
      objections: of('objections'),
      toDecide: asked.filter(({ person }) => person.id !== me),
    }
    return { result, facts: [{ kind: 'team.seen', people: found.length + asked.length }] }
  })
}

/** A receiver sees what they may acknowledge: people they supervise today and stand not aside from. */
function handoverIds(tx: Tx, me: PersonId, on: LocalDate): Promise<Ids[]> {
  return tx.$queryRaw<Ids[]>`
    WITH here AS (
      SELECT h.*, p.second_line_id FROM handover h JOIN person p ON p.id = h.person_id
       WHERE (h.state = 'open' OR (h.objected_at IS NOT NULL AND h.settled_at IS NULL)
              OR (h.state = 'acknowledged' AND h.effective_on > ${on}::date - 14 AND h.person_id = ${me}::uuid))
         AND (p.leaves_on IS NULL OR p.leaves_on > ${on}::date)
    ), mine AS (
      SELECT l.person_id FROM supervision_link l
       WHERE l.supervisor_id = ${me}::uuid
         AND l.from_date <= ${on}::date AND (l.until_date IS NULL OR l.until_date > ${on}::date)
    )
    SELECT 'outgoing' AS part, id FROM here WHERE from_id = ${me}::uuid AND because <> 'asked' AND state = 'open'
    UNION ALL
    SELECT 'incoming', id FROM here
     WHERE to_id = ${me}::uuid AND state = 'open' AND started_at IS NOT NULL AND person_id IN (SELECT person_id FROM mine)
       AND NOT EXISTS (SELECT 1 FROM recusal r
                        WHERE r.person_id = here.person_id AND r.supervisor_id = ${me}::uuid AND r.from_date <= ${on}::date
                          AND (r.until_date IS NULL OR r.until_date > ${on}::date))
    UNION ALL
    SELECT 'own', id FROM here WHERE person_id = ${me}::uuid AND to_id IS NOT NULL AND state <> 'ended'
    UNION ALL
    SELECT 'objections', id FROM here
     WHERE objected_at IS NOT NULL AND settled_at IS NULL AND person_id <> ${me}::uuid
       AND person_id NOT IN (SELECT person_id FROM mine)
       AND (second_line_id = ${me}::uuid OR (second_line_id IS NULL AND EXISTS (
             SELECT 1 FROM supervision_link l
              WHERE l.person_id = here.person_id AND l.supervisor_id IN (SELECT person_id FROM mine)
                AND l.from_date <= ${on}::date AND (l.until_date IS NULL OR l.until_date > ${on}::date))))`
}

async function requestIds(tx: Tx, me: PersonId, on: LocalDate): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH mine AS (
      SELECT l.person_id FROM supervision_link l
       WHERE l.supervisor_id = ${me}::uuid
         AND l.from_date <= ${on}::date AND (l.until_date IS NULL OR l.until_date > ${on}::date)
    )
    SELECT r.id FROM supervisor_request r JOIN person p ON p.id = r.person_id
     WHERE r.state = 'open' AND (p.leaves_on IS NULL OR p.leaves_on > ${on}::date)
       AND (r.person_id = ${me}::uuid
         OR (r.person_id NOT IN (SELECT person_id FROM mine)
             AND (p.second_line_id = ${me}::uuid OR (p.second_line_id IS NULL AND EXISTS (
               SELECT 1 FROM supervision_link l
                WHERE l.person_id = r.person_id AND l.supervisor_id IN (SELECT person_id FROM mine)
                  AND l.from_date <= ${on}::date AND (l.until_date IS NULL OR l.until_date > ${on}::date))))))`
  return rows.map(({ id }) => id)
}

async function hasPeople(tx: Tx, me: PersonId, on: LocalDate): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM supervision_link l
     WHERE l.supervisor_id = ${me}::uuid AND l.from_date <= ${on}::date
       AND (l.until_date IS NULL OR l.until_date > ${on}::date)
     LIMIT 1`
  return rows.length > 0
}

/** Handovers that the caller's own supervisors have not acknowledged, as counts. */
export function waitingBelow(tx: Tx, me: PersonId, on: LocalDate): Promise<WaitingBelow[]> {
  return tx.$queryRaw<WaitingBelow[]>`
    SELECT s.id AS receiver, s.name, count(*)::int AS people, min(h.effective_on)::text AS since
      FROM handover h
      JOIN person s ON s.id = h.to_id
      JOIN person p ON p.id = h.person_id
     WHERE h.state = 'open' AND h.started_at IS NOT NULL
       AND (p.leaves_on IS NULL OR p.leaves_on > ${on}::date)
       AND h.person_id <> ${me}::uuid
       AND (p.second_line_id = ${me}::uuid OR (p.second_line_id IS NULL AND EXISTS (
             SELECT 1 FROM supervision_link u
              WHERE u.person_id = h.to_id AND u.supervisor_id = ${me}::uuid
                AND u.from_date <= ${on}::date AND (u.until_date IS NULL OR u.until_date > ${on}::date))))
     GROUP BY s.id, s.name
     ORDER BY min(h.effective_on), s.name`
}
