import type { Action, Relation } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Cipher } from '../../store/cipher.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { mustStand, notYours } from '../../store/relation.ts'
import type { Tx } from '../../store/transaction.ts'
import type { Handover } from './handover.ts'
import { handover, lockedHandover } from './row-store.ts'

/** What every store of the room works with. `acknowledgeDays` and `formerMayRead` are the force's policy. */
export type HandoverDeps = {
  db: () => PrismaClient
  cipher: Cipher
  newId(): string
  acknowledgeDays: number
  formerMayRead: boolean
}

/**
 * The guard of the room: the handover, and what the caller is to the person it is about. Throws the one `Failure` 'not-yours' for what is
 * not there and for what is not theirs. Writing, the person's row and then the handover's are locked.
 */
export async function standBefore(
  tx: Tx,
  caller: Caller,
  id: string,
  action: Action,
  how: 'reading' | 'writing',
): Promise<{ found: Handover; relation: Relation }> {
  const first = await handover(tx, id, caller.today)
  if (!first) throw notYours(how)
  const { relation } = await mustStand(tx, caller, first.person.id, action, how)
  const found = how === 'writing' ? await lockedHandover(tx, id, caller.today) : first
  if (!found) throw notYours(how)
  return { found, relation }
}

/** The same for the outgoing supervisor of this very handover, whatever they are to the person today. */
export async function standAsOutgoing(
  tx: Tx,
  caller: Caller,
  id: string,
  how: 'reading' | 'writing',
): Promise<Handover> {
  const { found } = await standBefore(tx, caller, id, 'handover.summarise', how)
  if (found.from.id !== caller.person.id) throw notYours(how)
  return found
}
