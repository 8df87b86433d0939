import type { Caller } from '../../kernel/caller.ts'
import type { DoorName } from '../../kernel/door.ts'
import type { Exported, ExportKind, ExportPage } from '../../kernel/export.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import { by } from './standing-store.ts'

/** What one kind of page needs: who may have it, and what is on it. Both throw a `Failure` "not-yours". */
export type ExportSource = {
  guard(tx: Tx, caller: Caller, about: string): Promise<unknown>
  make(tx: Tx, caller: Caller, about: string): Promise<Exported>
}

export type TicketDeps = {
  newId(): string
  /** Of a link's token; the token itself is kept nowhere. Hex. */
  hash(token: string): string
  sources: Readonly<Record<ExportKind, ExportSource>>
}

export const TICKET_MINUTES = 10

/** Makes a ticket for one page, if the caller may have it now; without a token it only asks that. Used and old ones go. */
export function issue(
  deps: TicketDeps,
  db: PrismaClient,
  caller: Caller,
  wanted: { kind: ExportKind; about: string; token: string | null },
): Promise<void> {
  return transact(db, by(caller), async (tx) => {
    await deps.sources[wanted.kind].guard(tx, caller, wanted.about)
    if (wanted.token === null) return { result: undefined, facts: 'none-needed' }
    await tx.exportTicket.deleteMany({
      where: { askerId: caller.person.id, OR: [{ expiresAt: { lte: caller.now } }, { usedAt: { not: null } }] },
    })
    await tx.exportTicket.create({
      data: {
        ...{ id: deps.newId(), tokenHash: deps.hash(wanted.token), kind: wanted.kind, aboutId: wanted.about },
        ...{ askerId: caller.person.id, door: caller.door, createdAt: caller.now },
        expiresAt: new Date(caller.now.getTime() + TICKET_MINUTES * 60_000),
      },
    })
    return { result: undefined, facts: 'none-needed' }
  })
}

/** Who made a ticket that can still be used, or null. */
export async function issuedTo(
  deps: TicketDeps,
  db: PrismaClient,
  token: string,
  now: Instant,
): Promise<{ asker: PersonId; door: DoorName } | null> {
  const row = await db.exportTicket.findUnique({ where: { tokenHash: deps.hash(token) } })
  if (!row || row.usedAt !== null || row.expiresAt <= now) return null
  return { asker: row.askerId, door: row.door as DoorName }
}

/**
 * Spends the ticket and makes its page, in one transaction with the audit fact. Of two who use it at once the second gets
 * null. Whether the caller may have the page is asked again here: throws a `Failure` "not-yours", and the ticket stays.
 */
export function spend(deps: TicketDeps, db: PrismaClient, caller: Caller, token: string): Promise<ExportPage | null> {
  return transact<ExportPage | null>(db, by(caller), async (tx) => {
    const tokenHash = deps.hash(token)
    const spent = await tx.exportTicket.updateMany({
      where: { tokenHash, askerId: caller.person.id, usedAt: null, expiresAt: { gt: caller.now } },
      data: { usedAt: caller.now },
    })
    if (spent.count === 0) return { result: null, facts: 'none-needed' }
    const { kind, aboutId } = await tx.exportTicket.findUniqueOrThrow({ where: { tokenHash } })
    const { page, facts } = await deps.sources[kind as ExportKind].make(tx, caller, aboutId)
    return { result: page, facts }
  })
}
