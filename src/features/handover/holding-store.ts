import { dayOf } from '../../kernel/dates.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { ActionOwner } from '../../kernel/record.ts'
import type { Cipher } from '../../store/cipher.ts'
import type { Tx } from '../../store/transaction.ts'
import type { OpenAction } from './pack.ts'
import type { Holding, Shelved } from './passes.ts'

const NOTHING: Holding = { oneToOnes: [], openActions: 0, firstActionDue: null, management: 0, nextOn: null }

/** What there is about somebody, as counts and dates. */
export const holdingOf = async (tx: Tx, person: PersonId): Promise<Holding> =>
  (await holdingsOf(tx, [person])).get(person) ?? NOTHING

/** The same for many, in one statement. */
export async function holdingsOf(tx: Tx, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Holding>> {
  type Row = Omit<Holding, 'oneToOnes'> & { id: PersonId; oneToOnes: readonly Shelved[] | null }
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id, t.shelves AS "oneToOnes", coalesce(a.open, 0) AS "openActions", a.first::text AS "firstActionDue",
           (SELECT count(*)::int FROM management_action m WHERE m.subject_id = p.id) AS management,
           (SELECT o.due_on::text FROM obligation o
             WHERE o.subject_id = p.id AND o.kind = 'one-to-one' AND o.ref = '' AND o.closed_at IS NULL) AS "nextOn"
      FROM person p
      LEFT JOIN LATERAL (
        SELECT json_agg(json_build_object('keepPrivate', g.keep_private, 'passOn', g.pass_on, 'hasOwn', g.own, 'count', g.count)) AS shelves
          FROM (SELECT keep_private, pass_on, own_note IS NOT NULL AS own, count(*)::int AS count
                  FROM one_to_one WHERE subject_id = p.id GROUP BY 1, 2, 3) g) t ON true
      LEFT JOIN LATERAL (
        SELECT count(*)::int AS open, min(due_on) AS first FROM action
         WHERE subject_id = p.id AND state = 'open') a ON true
     WHERE p.id = ANY(${[...people]}::uuid[])`
  return new Map(rows.map(({ id, oneToOnes, ...rest }) => [id, { ...rest, oneToOnes: oneToOnes ?? [] }]))
}

/** Open actions, the first due first, in clear. */
export async function openActions(tx: Tx, cipher: Cipher, person: PersonId, most: number): Promise<OpenAction[]> {
  const rows = await tx.action.findMany({
    where: { subjectId: person, state: 'open' },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: most,
  })
  const opener = await cipher.opener(tx, [person])
  return rows.map((row) => ({
    what: opener.open(person, 'action', row.id, 'what', row.what),
    owner: row.owner as ActionOwner,
    dueOn: dayOf(row.dueOn),
  }))
}
