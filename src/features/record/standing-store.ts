import type { Caller } from '../../kernel/caller.ts'
import { Failure } from '../../kernel/failure.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Cipher } from '../../store/cipher.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { mustStand, type Standing } from '../../store/relation.ts'
import type { Tx } from '../../store/transaction.ts'

export type RecordDeps = {
  db: () => PrismaClient
  cipher: Cipher
  newId(): string
  /** The force's policy: whether those who no longer supervise somebody read what they wrote themselves. */
  formerMayRead: boolean
}

/**
 * What the caller is to somebody whose record they want to look at. A former supervisor stands only where the policy lets
 * them read what they wrote. Throws as `mustStand` does.
 */
export async function standsToLook(
  deps: Pick<RecordDeps, 'formerMayRead'>,
  tx: Tx,
  caller: Caller,
  subject: PersonId,
  action: 'record.read-dates' | 'record.read' | 'one-to-one.comment',
): Promise<Standing> {
  try {
    return await mustStand(tx, caller, subject, action, 'reading')
  } catch (error) {
    if (!deps.formerMayRead || action === 'one-to-one.comment' || !(error instanceof Failure)) throw error
    return mustStand(tx, caller, subject, 'record.read-written', 'reading')
  }
}

/** Who asks, as a transaction wants it. */
export const by = (caller: Caller) =>
  ({ actor: { kind: 'person', id: caller.person.id, door: caller.door }, at: caller.now }) as const
