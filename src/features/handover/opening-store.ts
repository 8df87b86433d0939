import { localDateOf } from '../../kernel/dates.ts'
import type { Fact } from '../../kernel/facts.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { Move, PersonId } from '../../kernel/people.ts'
import type { Tx } from '../../store/transaction.ts'
import type { Because } from './handover.ts'

/** Files of people and their days are the force's own. */
const ZONE = 'Europe/London'

/** Somebody passing from one supervisor to another. `since` (an ISO instant): what was written before it the receiver has had already. */
export type Passing = {
  person: PersonId
  from: PersonId
  to: PersonId | null
  because: Because
  on: LocalDate
  since: string | null
}

/**
 * Opens handovers, or takes those that were prepared: for everyone about whom there is a record, an open action or a
 * record of management action that the receiver did not write and has not had. Nobody else gets one, so nobody is asked
 * to hand over nothing. One statement, whatever their number. The person, the two supervisors: told by the next pass.
 */
export async function openHandovers(tx: Tx, passings: readonly Passing[], at: Instant): Promise<Fact[]> {
  if (passings.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string; person: PersonId }[]>`
    WITH passing AS (
      SELECT DISTINCT ON (w.person, w."from", w.because) w.*
        FROM jsonb_to_recordset(${JSON.stringify(passings)}::jsonb)
          AS w(person uuid, "from" uuid, "to" uuid, because text, "on" date, since timestamptz)
       ORDER BY w.person, w."from", w.because, w."on" DESC
    ), wanted AS (
      SELECT w.* FROM passing w
       WHERE EXISTS (SELECT 1 FROM one_to_one t
                      WHERE t.subject_id = w.person AND t.author_id IS DISTINCT FROM w."to"
                        AND (w.since IS NULL OR t.recorded_at >= w.since))
          OR EXISTS (SELECT 1 FROM action a
                      WHERE a.subject_id = w.person AND a.state = 'open' AND a.created_by_id IS DISTINCT FROM w."to"
                        AND (w.since IS NULL OR a.created_at >= w.since))
          OR EXISTS (SELECT 1 FROM management_action m
                      WHERE m.subject_id = w.person AND m.author_id IS DISTINCT FROM w."to"
                        AND (w.since IS NULL OR m.recorded_at >= w.since))
          OR EXISTS (SELECT 1 FROM handover h
                      WHERE h.person_id = w.person AND h.from_id = w."from" AND h.because = w.because
                        AND h.state = 'open')
    )
    INSERT INTO handover AS h (id, person_id, from_id, to_id, because, effective_on, created_at, started_at, state, version)
    SELECT gen_random_uuid(), w.person, w."from", w."to", w.because, w."on", ${at}::timestamptz, ${at}::timestamptz,
           'open', 1
      FROM wanted w
    ON CONFLICT (person_id, from_id, because) WHERE state = 'open'
    DO UPDATE SET to_id = excluded.to_id, effective_on = excluded.effective_on, told_at = NULL,
                  started_at = coalesce(h.started_at, excluded.started_at), version = h.version + 1
     WHERE h.started_at IS NULL OR h.to_id IS DISTINCT FROM excluded.to_id
        OR h.effective_on IS DISTINCT FROM excluded.effective_on
    RETURNING h.id, h.person_id AS person`
  return rows.map(({ id, person }) => ({ kind: 'handover.opened', subject: person, record: id }))
}

/**
 * What a change of supervisor brings about, in its transaction (the new links are there already). Whoever had not yet
 * taken over has no more to acknowledge; a wait for a receiver is over; what was prepared is used.
 */
export async function handoversOfMoves(tx: Tx, moves: readonly Move[], at: Instant): Promise<Fact[]> {
  if (moves.length === 0) return []
  const on = localDateOf(at, ZONE)
  const ended = await overtaken(tx, moves)
  const passings = await passingsOf(tx, moves, on)
  return [...ended, ...(await openHandovers(tx, passings, at))]
}

async function overtaken(tx: Tx, moves: readonly Move[]): Promise<Fact[]> {
  const json = JSON.stringify(moves)
  // The receiver has gone on; or the person is back with who handed over; or the receiver whom the person objected to is another.
  const ended = await tx.$queryRaw<{ id: string; person: PersonId }[]>`
    UPDATE handover h SET state = 'ended', version = h.version + 1
      FROM jsonb_to_recordset(${json}::jsonb) AS m(person uuid, "from" uuid, "to" uuid)
     WHERE h.person_id = m.person AND h.state = 'open'
       AND ((h.to_id = m."from" AND h.started_at IS NOT NULL) OR h.from_id = m."to"
         OR (h.from_id = m."from" AND h.because IN ('moved', 'left') AND h.objected_at IS NOT NULL
             AND h.to_id IS DISTINCT FROM m."to"))
    RETURNING h.id, h.person_id AS person`
  await tx.$executeRaw`
    UPDATE handover h SET to_id = m."to", told_at = NULL, version = h.version + 1
      FROM jsonb_to_recordset(${json}::jsonb) AS m(person uuid, "from" uuid, "to" uuid)
     WHERE h.person_id = m.person AND h.state = 'open' AND h.to_id IS NULL AND m."to" IS NOT NULL
       AND h.because NOT IN ('moved', 'left')`
  return ended.map(({ id, person }) => ({ kind: 'handover.ended', subject: person, record: id }))
}

/** Of somebody nobody supervised, the last who did hands over. Who had the person before has had what is older than that. */
function passingsOf(tx: Tx, moves: readonly Move[], on: LocalDate): Promise<Passing[]> {
  return tx.$queryRaw<Passing[]>`
    WITH move AS (
      SELECT m.person, coalesce(m."from", last.supervisor_id) AS "from", m."to"
        FROM jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) AS m(person uuid, "from" uuid, "to" uuid)
        LEFT JOIN LATERAL (
          SELECT l.supervisor_id FROM supervision_link l
           WHERE m."from" IS NULL AND l.person_id = m.person AND l.kind = 'substantive' AND l.until_date IS NOT NULL
           ORDER BY l.until_date DESC, l.created_at DESC LIMIT 1) last ON true
    )
    SELECT m.person, m."from", m."to", ${on}::text AS "on",
           CASE WHEN EXISTS (SELECT 1 FROM handover h
                              WHERE h.person_id = m.person AND h.from_id = m."from" AND h.because = 'left'
                                AND h.state = 'open')
                THEN 'left' ELSE 'moved' END AS because,
           (SELECT to_char(max(l.until_date)::timestamp AT TIME ZONE ${ZONE} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
              FROM supervision_link l
             WHERE l.person_id = m.person AND l.supervisor_id = m."to" AND l.kind = 'substantive'
               AND l.until_date <= ${on}::date) AS since
      FROM move m
     WHERE m."from" IS NOT NULL AND m."from" IS DISTINCT FROM m."to"`
}
