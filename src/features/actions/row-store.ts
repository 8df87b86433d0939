import { dayOf } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import { ACTION_OWNERS, type ActionOwner } from '../../kernel/record.ts'
import type { Cipher, Opener } from '../../store/cipher.ts'
import type { Prisma, PrismaClient } from '../../store/generated/client.ts'
import type { ActionState, AgreedAction } from './action.ts'

export type ActionDeps = { db: () => PrismaClient; cipher: Cipher; newId(): string }

export const ROW = {
  id: true,
  subjectId: true,
  what: true,
  owner: true,
  dueOn: true,
  state: true,
  finishedOn: true,
  version: true,
  subject: { select: { id: true, name: true } },
} as const
export type Row = Prisma.ActionGetPayload<{ select: typeof ROW }>

/** The row as it is read: its words opened. */
export function opened(row: Row, opener: Opener): AgreedAction {
  return {
    id: row.id,
    subject: row.subject,
    what: opener.open(row.subjectId, 'action', row.id, 'what', row.what),
    owner: ownerIn(row.owner),
    dueOn: dayOf(row.dueOn),
    state: stateIn(row.state),
    finishedOn: dayOrNull(row.finishedOn),
    version: row.version,
  }
}

export const dayOrNull = (date: Date | null): LocalDate | null => date && dayOf(date)

/** The database's checks know the same words. */
const STATES: readonly ActionState[] = ['open', 'done', 'dropped']
const stateIn = (text: string): ActionState => STATES.find((state) => state === text) ?? 'open'
export const ownerIn = (text: string): ActionOwner => ACTION_OWNERS.find((owner) => owner === text) ?? 'person'
