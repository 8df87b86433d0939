import type { Caller } from '../../kernel/caller.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Opener } from '../../store/cipher.ts'
import { heldFrom } from '../../store/relation-held.ts'
import { peopleOf } from '../../store/relation-people.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { OneOfMine } from './find.ts'
import { type Found, HITS, type Hit, hitIn, LOOKED_THROUGH } from './search.ts'
import { by, type RecordDeps } from './standing-store.ts'

/**
 * Looks for words in the shared notes, and their corrections, of those the caller supervises now: opened here and now, row
 * by row, and in no index. One fact for each person whose notes were opened, found or not.
 */
export function search(deps: RecordDeps, caller: Caller, words: readonly string[]): Promise<Found> {
  return transact<Found>(deps.db(), by(caller), async (tx) => {
    const people = await peopleOf(tx, caller)
    const rows = await readableRows(tx, caller, people)
    const opener = await deps.cipher.opener(
      tx,
      people.map(({ id }) => id),
    )
    const readable = rows.slice(0, LOOKED_THROUGH).filter(({ personId }) => !opener.erased(personId))
    const { hits, opened, looked } = lookThrough(opener, readable, words)
    const result = { hits, looked, more: rows.length > looked }
    if (opened.size === 0) return { result, facts: 'none-needed' }
    return { result, facts: [...opened].map((subject) => ({ kind: 'record.searched', subject })) }
  })
}

type Row = {
  record: string
  personId: PersonId
  person: string
  heldOn: LocalDate
  note: Uint8Array
  corrections: readonly { id: string; text: Uint8Array }[]
}

/** Newest first, one more than are looked through. What is kept between others, or held back, is not among them. */
async function readableRows(tx: Tx, caller: Caller, people: readonly OneOfMine[]): Promise<Row[]> {
  const rows = await tx.$queryRaw<Omit<Row, 'corrections'>[]>`
    SELECT o.id AS record, o.subject_id AS "personId", p.name AS person, o.held_on::text AS "heldOn", o.note
      FROM one_to_one o JOIN person p ON p.id = o.subject_id
     WHERE o.subject_id = ANY(${people.map(({ id }) => id)}::uuid[])
       AND (o.author_id = ${caller.person.id}::uuid
            OR (NOT o.keep_private AND NOT ${heldFrom(caller.person.id)}))
     ORDER BY o.held_on DESC, o.recorded_at DESC, o.id DESC
     LIMIT ${LOOKED_THROUGH + 1}`
  const corrections = await tx.addition.findMany({
    where: {
      subjectId: { in: people.map(({ id }) => id) },
      kind: 'correction',
      recordKind: 'one-to-one',
      text: { not: null },
    },
    select: { id: true, recordId: true, text: true },
    orderBy: { at: 'asc' },
  })
  const byRecord = new Map<string, Row['corrections'][number][]>()
  for (const { id, recordId, text } of corrections) {
    if (text) byRecord.set(recordId, [...(byRecord.get(recordId) ?? []), { id, text }])
  }
  return rows.map((row) => ({ ...row, corrections: byRecord.get(row.record) ?? [] }))
}

/** Ends at the last hit that is shown; `opened` are those whose notes were opened until then. */
function lookThrough(opener: Opener, rows: readonly Row[], words: readonly string[]) {
  const hits: Hit[] = []
  const opened = new Set<PersonId>()
  let looked = 0
  for (const { record, person, personId, heldOn, note, corrections } of rows) {
    if (hits.length === HITS) break
    looked += 1
    opened.add(personId)
    const texts = [
      opener.open(personId, 'one_to_one', record, 'note', note),
      ...corrections.map(({ id, text }) => opener.open(personId, 'addition', id, 'text', text)),
    ]
    const around = hitIn(texts.join('\n'), words)
    if (around !== null) hits.push({ record, person, personId, heldOn, around })
  }
  return { hits, opened, looked }
}
