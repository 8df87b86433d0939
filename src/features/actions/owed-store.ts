import type { Caller } from '../../kernel/caller.ts'
import { midnight } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { ActionOwner } from '../../kernel/record.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import { supervisorsOf } from '../../store/relation-people.ts'
import type { Tx } from '../../store/transaction.ts'

type About = { id: string; subject: PersonId }

/** What is owed follows the action in the same transaction: `dueOn` null closes it. */
export async function owe(tx: Tx, newId: () => string, caller: Caller, about: About, dueOn: LocalDate | null) {
  const key = { kind: 'action', subjectId: about.subject, ref: about.id }
  if (dueOn === null) {
    await tx.obligation.updateMany({ where: key, data: { closedAt: caller.now, updatedAt: caller.now } })
    return
  }
  const owed = { dueOn: midnight(dueOn), updatedAt: caller.now, closedAt: null }
  await tx.obligation.upsert({
    where: { kind_subjectId_ref: key },
    create: { id: newId(), ...key, createdAt: caller.now, ...owed },
    update: owed,
  })
}

/**
 * Tells the other party that something is theirs to do, or was taken over from them; whoever did it is not told. `step`
 * tells several such messages about one action apart.
 */
export async function tellOther(tx: Tx, caller: Caller, about: About & { step: string }): Promise<void> {
  const acts: ActionOwner = caller.person.id === about.subject ? 'person' : 'supervisor'
  const recipients = acts === 'supervisor' ? [about.subject] : await supervisorsOf(tx, about.subject, caller.today)
  await enqueue(
    tx,
    caller.now,
    recipients.map((recipient) => ({
      rule: 'action-handed',
      subject: about.id,
      due: caller.today,
      step: about.step,
      recipient,
    })),
  )
}
