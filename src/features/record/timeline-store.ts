import { readable } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Opener } from '../../store/cipher.ts'
import type { Standing } from '../../store/relation.ts'
import { heldFrom } from '../../store/relation-held.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import { agreedAction } from './shared-store.ts'
import { by, type RecordDeps, standsToLook } from './standing-store.ts'
import { beginningOf, type Cursor, cursorText, type Entry, type EntryKind, PAGE, type Timeline } from './timeline.ts'

export type Wanted = { person: PersonId; only: EntryKind | null; after: Cursor | null }

/** How many open actions stand above a timeline; all of them are a button away. */
const ACTIONS_SHOWN = 5

/**
 * One page of somebody's record, newest first, as far as the caller may see it; the look is in the audit. The second line
 * gets the days of one-to-ones and handovers, nothing of what they were. Throws a `Failure` "not-yours".
 */
export function timeline(deps: RecordDeps, caller: Caller, wanted: Wanted): Promise<Timeline> {
  return transact<Timeline>(deps.db(), by(caller), async (tx) => {
    const standing = await standsToLook(deps, tx, caller, wanted.person, 'record.read-dates')
    const { subject, relation } = standing
    const datesOnly = relation === 'second-line'
    const opener = await deps.cipher.opener(tx, datesOnly ? [] : [subject.id])
    const rows = await entryRows(tx, caller, standing, datesOnly ? { ...wanted, only: null } : wanted)
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
    const owed = await owedOf(tx, subject.id)
    const mayActions = relation === 'self' || relation === 'supervisor'
    return {
      result: {
        person: { id: subject.id, name: subject.name, rank: subject.rank },
        relation,
        counts: await countsOf(tx, caller, standing),
        only: datesOnly ? null : wanted.only,
        entries: rows.slice(0, PAGE).map((row) => entryOf(deps, opener, caller, standing, row)),
        older: wanted.after !== null,
        next: last ? cursorText({ on: last.on, at: last.at.toISOString(), id: last.id }) : null,
        dueOn: owed.dueOn,
        openActions: mayActions && !opener.erased(subject.id) ? await openActions(tx, opener, subject.id) : [],
        openActionCount: relation === 'former' ? 0 : owed.actions,
      },
      facts: [{ kind: datesOnly ? 'record.dates-seen' : 'record.read', subject: subject.id }],
    }
  })
}

type Row = {
  id: string
  kind: EntryKind
  on: LocalDate
  at: Date
  author: PersonId
  by: string
  keepPrivate: boolean
  passOn: boolean
  held: boolean
  closed: boolean
  note: Uint8Array | null
  corrections: number
  comments: number
  confirmed: boolean
}

/** A page and one more. A former supervisor's are those they wrote; the second line's leave out management action. */
function entryRows(tx: Tx, caller: Caller, { subject, relation }: Standing, { only, after }: Wanted): Promise<Row[]> {
  const former = relation === 'former'
  return tx.$queryRaw<Row[]>`
    WITH entry AS (
      SELECT o.id, o.kind, o.held_on AS day, o.recorded_at AS at, o.author_id AS author, o.keep_private, o.pass_on,
             ${heldFrom(caller.person.id)} AS held,
             false AS closed
        FROM one_to_one o WHERE o.subject_id = ${subject.id}::uuid
      UNION ALL
      SELECT m.id, 'management', m.raised_on, m.recorded_at, m.author_id, false, false, false, m.outcome IS NOT NULL
        FROM management_action m WHERE m.subject_id = ${subject.id}::uuid AND ${relation} <> 'second-line'
      UNION ALL
      SELECT h.id, 'handover', h.effective_on, h.created_at, h.from_id, false, false, false, h.state <> 'open'
        FROM handover h
       WHERE h.person_id = ${subject.id}::uuid AND h.summary IS NOT NULL AND h.started_at IS NOT NULL
    ), page AS (
      SELECT * FROM entry
       WHERE (${only}::text IS NULL OR kind = ${only})
         AND (NOT ${former} OR author = ${caller.person.id}::uuid)
         AND (${after?.id ?? null}::uuid IS NULL
              OR (day, at, id) < (${after?.on ?? null}::date, ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
       ORDER BY day DESC, at DESC, id DESC
       LIMIT ${PAGE + 1}
    )
    SELECT e.id, e.kind, e.day::text AS "on", e.at, e.author, p.name AS by, e.keep_private AS "keepPrivate",
           e.pass_on AS "passOn", e.held, e.closed, o.note,
           (SELECT count(*)::int FROM addition a WHERE a.record_id = e.id AND a.kind = 'correction') AS corrections,
           (SELECT count(*)::int FROM addition a WHERE a.record_id = e.id AND a.kind = 'comment') AS comments,
           EXISTS (SELECT 1 FROM addition a WHERE a.record_id = e.id AND a.kind = 'confirmed') AS confirmed
      FROM page e
      JOIN person p ON p.id = e.author
      LEFT JOIN one_to_one o ON o.id = e.id
     ORDER BY e.day DESC, e.at DESC, e.id DESC`
}

function entryOf(deps: RecordDeps, opener: Opener, caller: Caller, { subject, relation }: Standing, row: Row): Entry {
  const other = row.kind === 'management' || row.kind === 'handover'
  // A button that leads to a refusal is none: no former supervisor reads a record of management action.
  const shut = relation === 'second-line' || (row.kind === 'management' && relation === 'former')
  const open = other ? !shut : readable(caller.person.id, relation, row, deps.formerMayRead).shared
  const note = open && row.note && !opener.erased(subject.id) ? row.note : null
  return {
    id: row.id,
    kind: row.kind,
    on: row.on,
    by: row.by,
    begins: note && beginningOf(opener.open(subject.id, 'one_to_one', row.id, 'note', note)),
    open,
    corrections: open ? row.corrections : 0,
    comments: open ? row.comments : 0,
    confirmed: open && row.confirmed,
    closed: row.closed,
  }
}

function countsOf(
  tx: Tx,
  caller: Caller,
  { subject, relation }: Standing,
): Promise<{ kind: EntryKind; count: number }[]> {
  const former = relation === 'former'
  return tx.$queryRaw<{ kind: EntryKind; count: number }[]>`
    SELECT kind, count(*)::int AS count
      FROM (SELECT o.kind, o.author_id AS author FROM one_to_one o WHERE o.subject_id = ${subject.id}::uuid
            UNION ALL
            SELECT 'management', m.author_id FROM management_action m
             WHERE m.subject_id = ${subject.id}::uuid AND ${relation} <> 'second-line'
            UNION ALL
            SELECT 'handover', h.from_id FROM handover h
             WHERE h.person_id = ${subject.id}::uuid AND h.summary IS NOT NULL AND h.started_at IS NOT NULL) entry
     WHERE NOT ${former} OR author = ${caller.person.id}::uuid
     GROUP BY kind
     ORDER BY count DESC, kind`
}

async function owedOf(tx: Tx, subject: PersonId): Promise<{ dueOn: LocalDate | null; actions: number }> {
  const rows = await tx.$queryRaw<{ dueOn: LocalDate | null; actions: number }[]>`
    SELECT (SELECT o.due_on::text FROM obligation o
             WHERE o.subject_id = ${subject}::uuid AND o.kind = 'one-to-one' AND o.ref = '' AND o.closed_at IS NULL) AS "dueOn",
           (SELECT count(*)::int FROM action a WHERE a.subject_id = ${subject}::uuid AND a.state = 'open') AS actions`
  return rows[0] ?? { dueOn: null, actions: 0 }
}

async function openActions(tx: Tx, opener: Opener, subject: PersonId) {
  const rows = await tx.action.findMany({
    where: { subjectId: subject, state: 'open' },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: ACTIONS_SHOWN,
  })
  return rows.map((row) => agreedAction(opener, row))
}
