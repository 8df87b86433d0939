import type { Instant } from '../kernel/instant.ts'
import type { Tx } from '../store/transaction.ts'
import type { Planned } from './outbox.ts'

/**
 * Writes messages to come in the transaction of the facts they tell: both are there or neither. One that is there
 * already (same rule, subject, due, step and recipient) stays as it is, sent or not.
 */
export async function enqueue(tx: Tx, at: Instant, messages: readonly Planned[]): Promise<void> {
  await tx.outbox.createMany({
    data: messages.map(({ rule, subject, due, step, recipient }) => ({
      rule,
      subjectId: subject,
      due,
      step,
      recipientId: recipient,
      state: 'planned',
      plannedAt: at,
      fence: 0,
      attempts: 0,
    })),
    skipDuplicates: true,
  })
}
