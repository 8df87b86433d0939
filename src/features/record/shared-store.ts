import { dayOf } from '../../kernel/dates.ts'
import type { ActionOwner, Covered, NoNext, OneToOneKind } from '../../kernel/record.ts'
import type { Cipher, Opener } from '../../store/cipher.ts'
import type { Prisma } from '../../store/generated/client.ts'
import type { Tx } from '../../store/transaction.ts'
import type { AgreedAction, SharedPart } from './shared.ts'

export const SHOWN = {
  id: true,
  subjectId: true,
  version: true,
  heldOn: true,
  kind: true,
  covered: true,
  note: true,
  keepPrivate: true,
  nextOn: true,
  noNext: true,
  author: { select: { name: true } },
  actions: { orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.OneToOneSelect
export type Shown = Prisma.OneToOneGetPayload<{ select: typeof SHOWN }>

/**
 * What was shared at each of these one-to-ones, for the message to its person, by record id. One that is gone, or whose
 * person's notes were erased, is absent. No audit fact: the message's own row in the outbox says what left for whom.
 */
export async function sharedParts(
  tx: Tx,
  cipher: Cipher,
  records: readonly string[],
): Promise<ReadonlyMap<string, SharedPart>> {
  const rows = await tx.oneToOne.findMany({ where: { id: { in: [...records] } }, select: SHOWN })
  const opener = await cipher.opener(
    tx,
    rows.map(({ subjectId }) => subjectId),
  )
  const readable = rows.filter(({ subjectId }) => !opener.erased(subjectId))
  return new Map(readable.map((row) => [row.id, sharedPart(opener, row)]))
}

export function sharedPart(opener: Opener, row: Shown): SharedPart {
  return {
    record: row.id,
    subject: row.subjectId,
    version: row.version,
    author: row.author.name,
    heldOn: dayOf(row.heldOn),
    kind: row.kind as OneToOneKind,
    covered: row.covered as Covered[],
    note: opener.open(row.subjectId, 'one_to_one', row.id, 'note', row.note),
    keepPrivate: row.keepPrivate,
    actions: row.actions.map((action) => agreedAction(opener, action)),
    nextOn: row.nextOn && dayOf(row.nextOn),
    noNext: row.noNext as NoNext | null,
  }
}

type ActionRow = Shown['actions'][number]

/** The database's own checks keep the closed vocabularies closed. */
export const agreedAction = (opener: Opener, row: ActionRow): AgreedAction => ({
  what: opener.open(row.subjectId, 'action', row.id, 'what', row.what),
  owner: row.owner as ActionOwner,
  dueOn: dayOf(row.dueOn),
  state: row.state as AgreedAction['state'],
})
