import { may } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import { localDateOf } from '../../kernel/dates.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import type { Cipher } from '../../store/cipher.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import { type Availability, availabilityOf } from './availability.ts'
import { mayAsk } from './choose.ts'
import type { Shifts, Supporter } from './listing.ts'
import { supporter } from './people-store.ts'
import { OPEN_AT_A_TIME, type OwnRequest } from './request.ts'

export type Asked = OwnRequest & { when: Availability; reach: string }

export type Askable = { who: Supporter; when: Availability }

export type RequestDeps = { db: () => PrismaClient; cipher: Cipher; newId(): string; shifts: Shifts }

export type Wanted = { supporter: PersonId; reach: string; once: string }

/**
 * Keeps one request and its message, in one transaction. The same `once` again has no second effect. Throws a `Failure` for
 * oneself, somebody not listed or away, a second open request to the same person, or one too many. No audit fact: the
 * request is the only thing that says who asked, and it goes when it is closed (docs/decisions/contact-requests.md).
 */
export function ask(deps: RequestDeps, caller: Caller, wanted: Wanted): Promise<Asked> {
  return transact<Asked>(deps.db(), by(caller), async (tx) => {
    // Two presses at once: the second waits at the asker's own row, and then finds what the first one wrote.
    await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${caller.person.id}::uuid FOR NO KEY UPDATE`
    // Whoever withdraws or changes their listing at this moment waits for it, and then finds the request; or it finds what they left.
    await tx.$queryRaw`SELECT 1 FROM listing WHERE person_id = ${wanted.supporter}::uuid FOR SHARE`
    const { who, when } = await askable(tx, caller, wanted.supporter, deps.shifts)
    const about = { id: who.id, name: who.name, zone: who.zone }
    const open = await tx.contactRequest.findMany({ where: { askerId: caller.person.id } })
    const before = open.find(({ supporterId }) => supporterId === who.id)
    if (before?.once === wanted.once) {
      const reach = await deps.cipher.openNote(tx, before.id, 'contact_request', before.id, 'reach', before.reach)
      if (reach !== wanted.reach) throw sentAlready(who.name)
      return {
        result: { id: before.id, supporter: about, createdAt: before.createdAt, when, reach },
        facts: 'none-needed',
      }
    }
    if (before) throw askedAlready(who.name)
    if (open.length >= OPEN_AT_A_TIME) throw tooMany()

    const id = deps.newId()
    const reach = await deps.cipher.sealNote(tx, id, 'contact_request', id, 'reach', wanted.reach)
    const row = { id, askerId: caller.person.id, supporterId: who.id, reach, createdAt: caller.now, once: wanted.once }
    await tx.contactRequest.create({ data: row })
    const due = localDateOf(caller.now, who.zone)
    const notBefore = when.kind === 'later' ? { notBefore: when.at } : {}
    await enqueue(tx, caller.now, [
      { rule: 'contact-request', subject: id, due, step: 'ask', recipient: who.id, ...notBefore },
    ])
    return { result: { id, supporter: about, createdAt: caller.now, when, reach: wanted.reach }, facts: 'none-needed' }
  })
}

/** Somebody who can be asked, and when the message would reach them. Throws as `ask` does for who can't be. */
export async function askable(tx: Tx, caller: Caller, id: PersonId, shifts: Shifts): Promise<Askable> {
  const relation = caller.person.id === id ? 'self' : 'none'
  if (!may('contact.ask', relation, caller.person.roles)) throw itIsYou()
  const who = await supporter(tx, id)
  const when = who && availabilityOf(who, shifts, caller.now)
  if (!who || !when || when.kind === 'off') throw notListed()
  if (!mayAsk(caller.person.unit, who)) throw otherUnits(who)
  return { who, when }
}

/** One's own open requests, oldest first. */
export async function ownRequests(tx: Tx, asker: PersonId): Promise<OwnRequest[]> {
  const rows = await tx.contactRequest.findMany({
    where: { askerId: asker },
    orderBy: { createdAt: 'asc' },
    select: { id: true, createdAt: true, supporter: { select: { id: true, name: true, zone: true } } },
  })
  return rows
}

export const by = (caller: Caller): { actor: { kind: 'person'; id: PersonId; door: Caller['door'] }; at: Instant } => ({
  actor: { kind: 'person', id: caller.person.id, door: caller.door },
  at: caller.now,
})

const notListed = (): Failure =>
  new Failure(
    'not-yours',
    'This person can’t be asked at the moment, so nothing was sent. You can go back and ask somebody else.',
    'contact request refused: nobody there',
  )

const otherUnits = ({ units }: Supporter): Failure =>
  new Failure(
    'not-yours',
    `This person has agreed to be asked by people in ${units.join(' and ')}, so nothing was sent. You can go back and ask somebody else.`,
    'contact request refused: not for this unit',
  )

const itIsYou = (): Failure =>
  new Failure('invalid', 'This is your own listing, so nothing was sent.', 'contact request refused: oneself')

const askedAlready = (name: string): Failure =>
  new Failure(
    'invalid',
    `You have an open request to ${name} already, so nothing more was sent. You can withdraw it under “My open requests”.`,
    'contact request refused: open already',
  )

const sentAlready = (name: string): Failure =>
  new Failure(
    'stale',
    `This was sent to ${name} already, as it was when you first pressed Send. To change it, withdraw it under “My open requests” and ask again.`,
    'once key reused with changes',
  )

const tooMany = (): Failure =>
  new Failure(
    'invalid',
    `You have ${OPEN_AT_A_TIME} open requests, which is the most there can be, so nothing was sent. Withdraw one under “My open requests” first.`,
    'contact request refused: too many',
  )
