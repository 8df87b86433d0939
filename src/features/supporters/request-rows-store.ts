import { localDateOf } from '../../kernel/dates.ts'
import type { Instant, Zone } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import type { Tx } from '../../store/transaction.ts'

/**
 * Takes a request away with everything that belongs to it: its key, so that its words can't be read in a backup either,
 * and its message while that is still to come. Nothing that is left says who asked.
 */
export async function removeRequest(tx: Tx, id: string): Promise<void> {
  await tx.contactRequest.deleteMany({ where: { id } })
  await tx.subjectKey.deleteMany({ where: { subjectId: id } })
  await tx.outbox.deleteMany({
    where: { rule: 'contact-request', subjectId: id, state: { in: ['planned', 'held', 'cancelled', 'failed'] } },
  })
}

export type Answer = 'declined' | 'expired' | 'not-delivered'

/**
 * Tells who asked that they may ask somebody else. The message has a subject of its own: with the request's, its row and
 * that of the request would say together who asked whom.
 */
export async function tellAsker(
  tx: Tx,
  newId: () => string,
  asker: { id: PersonId; zone: Zone },
  answer: Answer,
  at: Instant,
): Promise<void> {
  const rule = answer === 'declined' ? 'contact-declined' : 'contact-expired'
  await enqueue(tx, at, [
    { rule, subject: newId(), due: localDateOf(at, asker.zone), step: answer, recipient: asker.id },
  ])
}

/** Somebody can't be asked any more: whoever waits for them is told. */
export async function closeAllOf(tx: Tx, newId: () => string, supporter: PersonId, at: Instant): Promise<void> {
  const open = await tx.contactRequest.findMany({
    where: { supporterId: supporter },
    select: { id: true, asker: { select: { id: true, zone: true } } },
  })
  for (const { id, asker } of open) {
    await removeRequest(tx, id)
    await tellAsker(tx, newId, asker, 'declined', at)
  }
}
