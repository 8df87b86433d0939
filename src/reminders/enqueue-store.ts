import type { Instant } from '../kernel/instant.ts'
import type { Tx } from '../store/transaction.ts'
import type { Planned } from './outbox.ts'

/**
 * Writes messages to come in the transaction of the facts they tell: both are there or neither. One that is there
 * already (same rule, subject, due, step and recipient) stays as it is, sent or not. `notBefore`: not sent earlier.
 */
export async function enqueue(
  tx: Tx,
  at: Instant,
  messages: readonly (Planned & { notBefore?: Instant })[],
): Promise<void> {
  await tx.outbox.createMany({
    data: messages.map(({ rule, subject, due, step, recipient, notBefore = null }) => ({
      rule,
      subjectId: subject,
      due,
      step,
      recipientId: recipient,
      state: 'planned',
      plannedAt: at,
      retryAt: notBefore,
      fence: 0,
      attempts: 0,
    })),
    skipDuplicates: true,
  })
}
