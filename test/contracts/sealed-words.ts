import { createCipher } from '../../src/store/cipher.ts'
import type { Headless } from '../support/headless.ts'
import { connected } from '../support/postgres-template.ts'
import { type Standing, stands } from './small-force.ts'

/** One sealed text where it lies, opened, with what decides who may read it. */
export type Sealed = {
  place: string
  text: string
  subject: string
  author: string | null
  /** Of a one-to-one, or of the one that an addition is to. */
  keepPrivate: boolean
  passOn: boolean
  recordedOn: string
}

const WHOLE = `NULL::uuid AS author, false AS "keepPrivate", false AS "passOn", '' AS "recordedOn"`
const OF_RECORD = `r.author_id AS author, r.keep_private AS "keepPrivate", r.pass_on AS "passOn", r.recorded_at::date::text AS "recordedOn"`

/** Every sealed column there is, and how its rows are read. A new one without a line here fails. */
const COLUMNS: Readonly<Record<string, string>> = {
  'one_to_one.note': `SELECT r.id, r.note AS sealed, r.subject_id AS subject, ${OF_RECORD} FROM one_to_one r`,
  'one_to_one.own_note': `SELECT r.id, r.own_note AS sealed, r.subject_id AS subject, ${OF_RECORD} FROM one_to_one r`,
  'addition.text': `SELECT a.id, a.text AS sealed, a.subject_id AS subject, ${OF_RECORD} FROM addition a LEFT JOIN one_to_one r ON r.id = a.record_id`,
  'addition.reason': `SELECT a.id, a.reason AS sealed, a.subject_id AS subject, ${OF_RECORD} FROM addition a LEFT JOIN one_to_one r ON r.id = a.record_id`,
  'action.what': `SELECT id, what AS sealed, subject_id AS subject, ${WHOLE} FROM action`,
  'action_change.reason': `SELECT c.id, c.reason AS sealed, a.subject_id AS subject, ${WHOLE} FROM action_change c JOIN action a ON a.id = c.action_id`,
  'management_action.body': `SELECT id, body AS sealed, subject_id AS subject, ${WHOLE} FROM management_action`,
  'management_action.outcome_note': `SELECT id, outcome_note AS sealed, subject_id AS subject, ${WHOLE} FROM management_action`,
  'handover.summary': `SELECT id, summary AS sealed, person_id AS subject, from_id AS author, false AS "keepPrivate", false AS "passOn", '' AS "recordedOn" FROM handover`,
  'handover.objection': `SELECT id, objection AS sealed, person_id AS subject, ${WHOLE} FROM handover`,
  'handover.settled_because': `SELECT id, settled_because AS sealed, person_id AS subject, ${WHOLE} FROM handover`,
  'supervisor_request.words': `SELECT id, words AS sealed, person_id AS subject, ${WHOLE} FROM supervisor_request`,
  'supervisor_request.answer': `SELECT id, answer AS sealed, person_id AS subject, ${WHOLE} FROM supervisor_request`,
  'draft.values': `SELECT id, "values" AS sealed, author_id AS subject, author_id AS author, false AS "keepPrivate", false AS "passOn", '' AS "recordedOn" FROM draft`,
}

type Row = Omit<Sealed, 'place' | 'text'> & { id: string; sealed: Buffer | null }

/** Opens everything that is sealed about these people. */
export function everythingSealed({ app, databaseUrl, ring }: Headless, people: readonly string[]): Promise<Sealed[]> {
  return connected(databaseUrl, async (client) => {
    const { rows: there } = await client.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'bytea' AND table_name NOT IN ('subject_key', 'contact_request')`,
    )
    for (const { name } of there)
      if (!(name in COLUMNS)) throw new Error(`${name} is sealed: say in sealed-words.ts who may read it`)
    const opened: Sealed[] = []
    for (const [place, query] of Object.entries(COLUMNS)) {
      const { rows } = await client.query<Row>(query)
      const filled = rows.filter(({ sealed, subject }) => sealed !== null && people.includes(subject))
      const opener = await createCipher(ring).opener(
        app.database.prisma,
        filled.map(({ subject }) => subject),
      )
      const [table = '', column = ''] = place.split('.')
      for (const { id, sealed, ...row } of filled) {
        if (sealed) opened.push({ ...row, place, text: opener.open(row.subject, table, id, column, sealed) })
      }
    }
    return opened
  })
}

type Held = { person: string; to: string; on: string }

/** Handovers whose person holds back what was written before. */
export async function readHeld({ app }: Headless): Promise<Held[]> {
  const rows = await app.database.prisma.handover.findMany({ where: { holds: true, toId: { not: null } } })
  return rows.map(({ personId, toId, effectiveOn }) => ({
    ...{ person: personId, to: toId ?? '', on: effectiveOn.toISOString().slice(0, 10) },
  }))
}

/** Whether somebody may be shown a text today: the rules of the issue, said a second time. */
export function mayRead(reader: string, text: Sealed, standing: Standing, held: readonly Held[]): boolean {
  const { place, subject, author, keepPrivate, passOn, recordedOn } = text
  const relation = stands(standing, reader, subject)
  const isHeld = held.some((each) => each.person === subject && each.to === reader && recordedOn < each.on)
  const passes = !keepPrivate && !isHeld
  const both = relation === 'self' || relation === 'supervisor'
  if (place === 'draft.values') return reader === author
  if (place === 'one_to_one.own_note') return relation === 'supervisor' && (author === reader || (passOn && passes))
  if (place.startsWith('one_to_one.') || (place.startsWith('addition.') && author !== null)) {
    return relation === 'self' || (relation === 'supervisor' && (author === reader || passes))
  }
  if (place === 'handover.summary') return both || reader === author
  if (place.startsWith('handover.') || place.startsWith('supervisor_request.')) {
    return relation === 'self' || relation === 'second-line'
  }
  return both
}
