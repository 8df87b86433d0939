import type { Action } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import { dayOf } from '../../kernel/dates.ts'
import type { Cipher, Opener } from '../../store/cipher.ts'
import type { Addition, ManagementAction, PrismaClient } from '../../store/generated/client.ts'
import { mustStand, notYours } from '../../store/relation.ts'
import type { Tx } from '../../store/transaction.ts'
import { type ManagementRecord, outcomeIn, POINTS, type Points } from './management.ts'

export type ManagementDeps = { db: () => PrismaClient; cipher: Cipher; newId(): string }

/**
 * One record with what was added to it. The row is named by its id, and the right is asked for the person it is about.
 * Throws a `Failure` 'not-yours', also for one that is not there.
 */
export async function readRecord(
  deps: ManagementDeps,
  tx: Tx,
  caller: Caller,
  id: string,
  needs: Action,
): Promise<ManagementRecord> {
  const named = await tx.managementAction.findUnique({ where: { id }, include: { subject: { select: NAME } } })
  if (!named) throw notYours('reading')
  await mustStand(tx, caller, named.subjectId, needs, 'reading')
  return opened(deps, tx, named)
}

/** The row behind the lock on the person, for who changes it. */
export async function lockRecord(tx: Tx, caller: Caller, id: string, needs: Action): Promise<Row> {
  const named = await tx.managementAction.findUnique({ where: { id }, select: { subjectId: true } })
  if (!named) throw notYours('writing')
  await mustStand(tx, caller, named.subjectId, needs, 'writing')
  return tx.managementAction.findUniqueOrThrow({ where: { id }, include: { subject: { select: NAME } } })
}

const NAME = { id: true, name: true } as const
export type Row = ManagementAction & { subject: { id: string; name: string } }

export async function opened({ cipher }: ManagementDeps, tx: Tx, row: Row): Promise<ManagementRecord> {
  const opener = await cipher.opener(tx, [row.subjectId])
  const additions = await tx.addition.findMany({
    where: { recordKind: 'management', recordId: row.id, kind: 'comment' },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  const names = await namesOf(tx, [
    row.authorId,
    row.outcomeById ?? row.authorId,
    ...additions.map((one) => one.authorId),
  ])
  const nameOf = (id: string | null): string => names.get(id ?? '') ?? ''
  return {
    id: row.id,
    subject: row.subject,
    author: nameOf(row.authorId),
    points: pointsIn(opener.open(row.subjectId, 'management_action', row.id, 'body', row.body)),
    raisedOn: dayOf(row.raisedOn),
    recordedOn: dayOf(row.recordedAt),
    reviewOn: dayOf(row.reviewOn),
    closed: closedIn(row, opener, nameOf(row.outcomeById)),
    comments: additions.map((one) => commentIn(one, opener, nameOf(one.authorId))),
    version: row.version,
  }
}

function closedIn(row: Row, opener: Opener, by: string): ManagementRecord['closed'] {
  const outcome = outcomeIn(row.outcome)
  if (!outcome || !row.outcomeOn) return null
  const { subjectId, id, outcomeNote } = row
  const words = outcomeNote ? opener.open(subjectId, 'management_action', id, 'outcome_note', outcomeNote) : ''
  return { outcome, words, on: dayOf(row.outcomeOn), by }
}

const commentIn = ({ id, subjectId, text, at }: Addition, opener: Opener, by: string) => ({
  by,
  on: dayOf(at),
  text: text ? opener.open(subjectId, 'addition', id, 'text', text) : '',
})

/** As it was sealed: an object of four texts. */
function pointsIn(json: string): Points {
  const found = JSON.parse(json) as Readonly<Record<string, unknown>>
  const entries = POINTS.map((point) => [point, typeof found[point] === 'string' ? found[point] : ''] as const)
  return Object.fromEntries(entries) as Points
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.person.findMany({ where: { id: { in: [...new Set(ids)] } }, select: NAME })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export const by = (caller: Caller) =>
  ({ actor: { kind: 'person', id: caller.person.id, door: caller.door }, at: caller.now }) as const
