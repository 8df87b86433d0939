import { may } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import { localDateOf } from '../../kernel/dates.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import { removeRequest, tellAsker } from './request-rows-store.ts'
import { by, type RequestDeps } from './requests-store.ts'

/** Takes one's own request back. False for one that is not there or somebody else's: both look the same. */
export function withdraw(deps: RequestDeps, caller: Caller, id: string): Promise<boolean> {
  return transact<boolean>(deps.db(), by(caller), async (tx) => {
    const found = await locked(tx, id)
    const relation = found?.askerId === caller.person.id ? 'self' : 'none'
    if (!found || !may('contact.withdraw', relation, caller.person.roles))
      return { result: false, facts: 'none-needed' }
    const left = { rule: 'contact-request', subjectId: id, state: { in: ['sending', 'sent', 'unknown'] } }
    const reached = await tx.outbox.findFirst({ where: left, select: { id: true } })
    await removeRequest(tx, id)
    if (reached) {
      const due = localDateOf(caller.now, found.supporter.zone)
      await enqueue(tx, caller.now, [
        { rule: 'contact-withdrawn', subject: id, due, step: 'withdrawn', recipient: found.supporterId },
      ])
    }
    return { result: true, facts: 'none-needed' }
  })
}

/** Ends a request that was made of the caller. Who asked is told only when it is declined. False as for `withdraw`. */
export function close(deps: RequestDeps, caller: Caller, id: string, how: 'done' | 'declined'): Promise<boolean> {
  return transact<boolean>(deps.db(), by(caller), async (tx) => {
    const found = await locked(tx, id)
    const relation = found?.supporterId === caller.person.id ? 'self' : 'none'
    if (!found || !may('contact.close', relation, caller.person.roles)) return { result: false, facts: 'none-needed' }
    await removeRequest(tx, id)
    if (how === 'declined') await tellAsker(tx, deps.newId, found.asker, 'declined', caller.now)
    return { result: true, facts: 'none-needed' }
  })
}

/** Two who press at once (one withdraws, one closes): the second waits, and finds it gone. */
async function locked(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM contact_request WHERE id = ${id}::uuid FOR UPDATE`
  return tx.contactRequest.findUnique({
    where: { id },
    select: {
      askerId: true,
      supporterId: true,
      supporter: { select: { zone: true } },
      asker: { select: { id: true, zone: true } },
    },
  })
}
