import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import type { Tx } from '../../store/transaction.ts'
import { aboveOf } from './second-line-store.ts'

/** People told in one pass, each by a message of their own; more follow a minute later. */
const AT_A_TIME = 1_000
/**
 * Handovers counted in one pass: the messages about them are one a supervisor, so that splitting them would send two. For
 * the same reason a pass on another copy waits for the rows and then finds them told, instead of taking the ones between.
 */
const COUNTED_AT_A_TIME = 50_000

type ToTell = { id: string; person: PersonId; recipient: PersonId; effectiveOn: LocalDate; started: boolean }

/** Asks outgoing supervisors for their summaries: one message each, however many people they hand over. */
export async function askOutgoing(tx: Tx, now: Instant, due: LocalDate): Promise<number> {
  const rows = await tx.$queryRaw<(ToTell & { asks: boolean })[]>`
    UPDATE handover h SET asked_at = ${now}::timestamptz
      FROM (SELECT o.id, f.leaves_on <= (${now}::timestamptz AT TIME ZONE f.zone)::date AS gone
              FROM handover o JOIN person f ON f.id = o.from_id
             WHERE o.state = 'open' AND o.asked_at IS NULL
             ORDER BY o.id LIMIT ${COUNTED_AT_A_TIME} FOR UPDATE OF o) due
     WHERE h.id = due.id
    RETURNING h.id, h.from_id AS recipient,
              h.summary IS NULL AND h.because <> 'asked' AND due.gone IS NOT TRUE AS asks`
  const messages = [...firstPerRecipient(rows.filter(({ asks }) => asks))].map(
    ({ id, recipient }) => ({ rule: 'handover-summary', subject: id, due, step: 'asked', recipient }) as const,
  )
  await enqueue(tx, now, messages)
  return messages.length
}

/**
 * Tells the people what will pass and to whom, each once a receiver and day; and asks the receivers of those that have
 * started to take over, one message each. What is prepared only is known to the person before it happens.
 */
export async function tellPeople(tx: Tx, now: Instant, due: LocalDate): Promise<number> {
  const rows = await tx.$queryRaw<ToTell[]>`
    UPDATE handover h SET told_at = ${now}::timestamptz
      FROM (SELECT o.id FROM handover o
             WHERE o.state = 'open' AND o.told_at IS NULL AND o.to_id IS NOT NULL
             ORDER BY o.to_id, o.id LIMIT ${AT_A_TIME} FOR UPDATE OF o) due
     WHERE h.id = due.id
    RETURNING h.id, h.person_id AS person, h.to_id AS recipient, h.effective_on::text AS "effectiveOn",
              h.started_at IS NOT NULL AS started`
  const passing = rows.map(
    ({ id, person, recipient, effectiveOn }) =>
      ({
        rule: 'handover-passing',
        subject: id,
        due: effectiveOn,
        step: `to-${recipient}`,
        recipient: person,
      }) as const,
  )
  const waiting = [...firstPerRecipient(rows.filter(({ started }) => started))].map(
    ({ id, recipient }) => ({ rule: 'handover-waiting', subject: id, due, step: 'asked', recipient }) as const,
  )
  await enqueue(tx, now, [...passing, ...waiting])
  return passing.length + waiting.length
}

/** What was not acknowledged in time: the second line is told once, as a count. */
export async function tellLate(tx: Tx, now: Instant, due: LocalDate, days: number): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string; person: PersonId }[]>`
    UPDATE handover h SET escalated_at = ${now}::timestamptz
      FROM (SELECT o.id FROM handover o
             WHERE o.state = 'open' AND o.escalated_at IS NULL AND o.started_at IS NOT NULL AND o.to_id IS NOT NULL
               AND o.told_at <= ${now}::timestamptz - make_interval(days => ${days}::int)
             ORDER BY o.id LIMIT ${COUNTED_AT_A_TIME} FOR UPDATE OF o) due
     WHERE h.id = due.id
    RETURNING h.id, h.person_id AS person`
  if (rows.length === 0) return 0
  const handoverOf = new Map(rows.map(({ id, person }) => [person, id]))
  const above = await aboveOf(tx, [...handoverOf.keys()], due)
  const told = above.map(({ person, teller, as }) => ({ id: handoverOf.get(person) ?? person, recipient: teller, as }))
  const messages = [...firstPerRecipient(told)].map(
    ({ id, recipient, as }) => ({ rule: 'handover-late', subject: id, due, step: as, recipient }) as const,
  )
  await enqueue(tx, now, messages)
  return messages.length
}

type ToDecide = { id: string; person: PersonId; due: LocalDate; rule: 'handover-objection' | 'other-supervisor-asked' }

/**
 * Whoever has become the second line since somebody objected or asked is told of it as the first one was. Those who know
 * already are not told again: it is the same message.
 */
export async function tellDeciders(tx: Tx, now: Instant, on: LocalDate): Promise<void> {
  const waiting = await tx.$queryRaw<ToDecide[]>`
    SELECT h.id, h.person_id AS person, (h.objected_at AT TIME ZONE p.zone)::date::text AS due,
           'handover-objection' AS rule
      FROM handover h JOIN person p ON p.id = h.person_id
     WHERE h.objected_at IS NOT NULL AND h.settled_at IS NULL
    UNION ALL
    SELECT r.id, r.person_id, (r.created_at AT TIME ZONE p.zone)::date::text, 'other-supervisor-asked'
      FROM supervisor_request r JOIN person p ON p.id = r.person_id
     WHERE r.state = 'open'`
  if (waiting.length === 0) return
  const above = await aboveOf(
    tx,
    waiting.map(({ person }) => person),
    on,
  )
  const messages = waiting.flatMap(({ id, person, due, rule }) =>
    above
      .filter((one) => one.person === person)
      .map(({ teller, as }) => ({ rule, subject: id, due, step: as, recipient: teller })),
  )
  await enqueue(tx, now, messages)
}

/** One message a recipient: it stands under the first of its handovers and counts them all when it is sent. */
function firstPerRecipient<T extends { id: string; recipient: PersonId }>(rows: readonly T[]): Iterable<T> {
  const first = new Map<PersonId, T>()
  for (const row of rows) {
    const known = first.get(row.recipient)
    if (!known || row.id < known.id) first.set(row.recipient, row)
  }
  return first.values()
}
