import { midnight } from '../../kernel/dates.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Tx } from '../../store/transaction.ts'

/**
 * What is owed next follows the latest meeting, also when an older one is logged after it: its day, or nothing where it
 * says why there is none. Two logged about one person at the same moment stand one behind the other at the person's row.
 * One statement.
 */
export async function oweTheNext(tx: Tx, id: string, subject: PersonId, at: Instant): Promise<void> {
  await tx.$executeRaw`
    WITH latest AS (
      SELECT next_on FROM one_to_one WHERE subject_id = ${subject}::uuid ORDER BY held_on DESC, recorded_at DESC LIMIT 1
    ), closed AS (
      UPDATE obligation SET closed_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
        FROM latest
       WHERE latest.next_on IS NULL AND kind = 'one-to-one' AND subject_id = ${subject}::uuid AND ref = ''
         AND closed_at IS NULL
    )
    INSERT INTO obligation (id, kind, subject_id, ref, due_on, created_at, updated_at, closed_at)
    SELECT ${id}::uuid, 'one-to-one', ${subject}::uuid, '', next_on, ${at}::timestamptz, ${at}::timestamptz, NULL
      FROM latest WHERE next_on IS NOT NULL
    ON CONFLICT (kind, subject_id, ref) DO UPDATE
       SET due_on = excluded.due_on, updated_at = excluded.updated_at, closed_at = NULL`
}

/** Each agreed action is owed by its day. */
export async function oweActions(
  tx: Tx,
  newId: () => string,
  subject: PersonId,
  actions: readonly { id: string; dueOn: LocalDate }[],
  at: Instant,
): Promise<void> {
  await tx.obligation.createMany({
    data: actions.map(({ id, dueOn }) => ({
      ...{ id: newId(), kind: 'action', subjectId: subject, ref: id, dueOn: midnight(dueOn) },
      ...{ createdAt: at, updatedAt: at, closedAt: null },
    })),
  })
}

/** Actions that are finished are owed no longer. */
export async function settleActions(tx: Tx, subject: PersonId, ids: readonly string[], at: Instant): Promise<void> {
  await tx.obligation.updateMany({
    where: { kind: 'action', subjectId: subject, ref: { in: [...ids] }, closedAt: null },
    data: { closedAt: at, updatedAt: at },
  })
}
