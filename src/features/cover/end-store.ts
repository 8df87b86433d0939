import type { Caller } from '../../kernel/caller.ts'
import { dayOf, midnight } from '../../kernel/dates.ts'
import { Failure } from '../../kernel/failure.ts'
import type { PersonId } from '../../kernel/people.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { mustStand, notYours } from '../../store/relation.ts'
import { type Tx, transact } from '../../store/transaction.ts'

type Deps = { db: () => PrismaClient }

/** Those of some people for whom the caller may arrange cover. */
export async function reachOf<P extends { id: PersonId }>(tx: Tx, caller: Caller, people: readonly P[]): Promise<P[]> {
  const reached: P[] = []
  for (const person of people) {
    const may = await mustStand(tx, caller, person.id, 'cover.arrange', 'reading').catch((error: unknown) => {
      if (error instanceof Failure) return null
      throw error
    })
    if (may) reached.push(person)
  }
  return reached
}

/**
 * Ends an arrangement today, or before it began: the access it gave ends the same day. Ending it again changes nothing.
 * Throws 'not-yours' for a link that is not there, is not for a time, or whose person is out of reach.
 */
export function end(deps: Deps, caller: Caller, link: string): Promise<{ people: number }> {
  const actor = { kind: 'person', id: caller.person.id, door: caller.door } as const
  return transact(deps.db(), { actor, at: caller.now }, async (tx) => {
    const all = await sisters(tx, link)
    // Whoever has left is out of everyone's reach, and their link gives nobody anything: it holds the others' end up no more.
    const left = await leavers(tx, caller, all)
    const links = all.filter(({ personId }) => !left.has(personId))
    if (links.length === 0) throw notYours('writing')
    for (const { personId } of links) await mustStand(tx, caller, personId, 'cover.arrange', 'writing')
    const open = links.filter(({ untilDate }) => untilDate === null || dayOf(untilDate) > caller.today)
    for (const { id, fromDate } of open) {
      const started = dayOf(fromDate) <= caller.today
      const untilDate = started ? midnight(caller.today) : fromDate
      await tx.supervisionLink.update({ where: { id }, data: { untilDate } })
    }
    const [first] = open
    if (!first) return { result: { people: links.length }, facts: 'none-needed' }
    const message = { rule: 'cover-ends', due: caller.today } as const
    await enqueue(tx, caller.now, [
      { ...message, subject: first.id, step: 'covers', recipient: first.supervisorId },
      ...open.map(({ id, personId }) => ({ ...message, subject: id, step: 'person', recipient: personId })),
    ])
    return {
      result: { people: open.length },
      facts: open.map(({ id, personId, supervisorId }) => ({
        kind: 'cover.ended',
        subject: personId,
        link: id,
        supervisor: supervisorId,
      })),
    }
  })
}

async function leavers(
  tx: Tx,
  caller: Caller,
  links: readonly { personId: PersonId }[],
): Promise<ReadonlySet<PersonId>> {
  const rows = await tx.person.findMany({
    where: { id: { in: links.map(({ personId }) => personId) }, leavesOn: { lte: midnight(caller.today) } },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}

const SISTER = { id: true, personId: true, supervisorId: true, fromDate: true, untilDate: true, once: true } as const

/** Every link made with the same form, in one order. */
async function sisters(tx: Tx, link: string) {
  const found = /^[0-9a-f-]{36}$/i.test(link)
    ? await tx.supervisionLink.findUnique({ where: { id: link }, select: { ...SISTER, kind: true } })
    : null
  if (!found || found.kind === 'substantive') return []
  if (found.once === null) return [found]
  const form = found.once.slice(0, found.once.lastIndexOf(':') + 1)
  return tx.supervisionLink.findMany({
    where: { once: { startsWith: form }, supervisorId: found.supervisorId },
    select: SISTER,
    orderBy: { personId: 'asc' },
  })
}
