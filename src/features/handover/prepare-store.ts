import type { Caller } from '../../kernel/caller.ts'
import { midnight } from '../../kernel/dates.ts'
import type { Fact } from '../../kernel/facts.ts'
import { Failure } from '../../kernel/failure.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import { mustStand, notYours } from '../../store/relation.ts'
import { peopleOf } from '../../store/relation-people.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { Handover } from './handover.ts'
import { holdingsOf } from './holding-store.ts'
import type { Holding } from './passes.ts'
import { lookUp } from './people-store.ts'
import { by, handovers } from './row-store.ts'
import { type HandoverDeps, standAsOutgoing } from './standing-store.ts'

export type Preparable = { id: PersonId; name: string; rank: string }

/** The caller's own people today. Throws a `Failure` 'not-yours' for a `person` who is not one of them. */
export async function ownPeople(
  deps: HandoverDeps,
  caller: Caller,
  person: PersonId | null,
): Promise<readonly Preparable[]> {
  const people = await peopleOf(deps.db(), caller)
  if (person !== null && !people.some(({ id }) => id === person)) throw notYours('reading')
  return people
}

export type Prepared =
  | { kind: 'prepared'; handovers: readonly Handover[]; nothing: readonly string[] }
  | { kind: 'refused'; field: 'to'; because: string }

export type ToPrepare = { people: readonly PersonId[]; to: string; on: LocalDate }

/**
 * Prepares handovers before the change of supervisor comes: it changes no supervision. Again for the same people, it
 * changes to whom and when. People about whom nothing is kept get none. Throws a `Failure` 'not-yours' when one of them is not, or is no longer, the caller's.
 */
export function prepare(deps: HandoverDeps, caller: Caller, wanted: ToPrepare): Promise<Prepared> {
  return transact<Prepared>(deps.db(), by(caller), async (tx) => {
    const names = new Map<PersonId, string>()
    // In one order, so that two who prepare for the same people wait for each other and never for both.
    for (const id of [...new Set(wanted.people)].sort()) {
      const { subject } = await mustStand(tx, caller, id, 'handover.prepare', 'writing')
      names.set(id, subject.name)
    }
    const receiver = await receiverOf(tx, caller, wanted, names)
    if (typeof receiver === 'object' && receiver !== null)
      return { result: { kind: 'refused', field: 'to', because: receiver.because }, facts: 'none-needed' }
    const holdings = await holdingsOf(tx, [...names.keys()])
    const ids: string[] = []
    const facts: Fact[] = []
    const nothing: string[] = []
    for (const [person, name] of names) {
      if (isEmpty(holdings.get(person))) {
        nothing.push(name)
        continue
      }
      const one = await prepareOne(tx, deps, caller, { person, to: receiver, on: wanted.on })
      ids.push(one.id)
      if (one.changed) facts.push({ kind: 'handover.opened', subject: person, record: one.id })
    }
    const result: Prepared = { kind: 'prepared', handovers: await handovers(tx, ids, caller.today), nothing }
    return { result, facts: facts.length > 0 ? facts : 'none-needed' }
  })
}

async function prepareOne(
  tx: Tx,
  deps: HandoverDeps,
  caller: Caller,
  { person, to, on }: { person: PersonId; to: PersonId | null; on: LocalDate },
): Promise<{ id: string; changed: boolean }> {
  const open = await tx.handover.findFirst({
    where: { personId: person, fromId: caller.person.id, because: 'moved', state: 'open' },
  })
  const day = midnight(on)
  if (open?.toId === to && open?.effectiveOn.getTime() === day.getTime()) return { id: open.id, changed: false }
  // One that has started follows the people file, not a form.
  if (open?.startedAt) return { id: open.id, changed: false }
  if (open) {
    await tx.handover.update({
      where: { id: open.id },
      data: { toId: to, effectiveOn: day, toldAt: null, version: { increment: 1 } },
    })
    return { id: open.id, changed: true }
  }
  const id = deps.newId()
  await tx.handover.create({
    data: {
      id,
      personId: person,
      fromId: caller.person.id,
      toId: to,
      because: 'moved',
      effectiveOn: day,
      createdAt: caller.now,
      // Whoever prepares it is writing already: nobody has to ask them.
      askedAt: caller.now,
      state: 'open',
      version: 1,
    },
  })
  return { id, changed: true }
}

/** The receiver's id, null where none is named, or why it can't be them. */
async function receiverOf(
  tx: Tx,
  caller: Caller,
  { to }: ToPrepare,
  people: ReadonlyMap<PersonId, string>,
): Promise<PersonId | null | { because: string }> {
  if (to.trim() === '') return null
  const found = await lookUp(tx, to, caller.today)
  if (found.kind === 'none')
    return { because: 'Nobody of that name or number is listed. Write the whole name, or the force’s number for them.' }
  if (found.kind === 'several') {
    const numbers = found.people.map(({ reference, rank }) => `${reference} (${rank})`).join(', ')
    return { because: `Several people have that name. Write the number instead: ${numbers}.` }
  }
  const { id, name } = found.person
  if (id === caller.person.id) return { because: 'That is you. Write who takes over, or leave it empty.' }
  if (people.has(id)) return { because: `${name} is one of the people you chose. Write who takes over.` }
  return id
}

const isEmpty = (holding: Holding | undefined): boolean =>
  holding === undefined || (holding.oneToOnes.length === 0 && holding.openActions === 0 && holding.management === 0)

/** Takes back what was only prepared. The person hears of it where they had been told. Twice is once. */
export function cancel(deps: HandoverDeps, caller: Caller, id: string): Promise<Handover> {
  return transact<Handover>(deps.db(), by(caller), async (tx) => {
    const found = await standAsOutgoing(tx, caller, id, 'writing')
    if (found.startedAt !== null) throw started(found)
    if (found.state === 'ended') return { result: found, facts: 'none-needed' }
    await tx.handover.update({ where: { id }, data: { state: 'ended', version: { increment: 1 } } })
    if (found.toldAt) {
      await enqueue(tx, caller.now, [
        {
          rule: 'handover-settled',
          subject: id,
          due: caller.today,
          step: 'taken-back',
          recipient: found.person.id,
        },
      ])
    }
    return {
      result: { ...found, state: 'ended' },
      facts: [{ kind: 'handover.ended', subject: found.person.id, record: id }],
    }
  })
}

const started = ({ person }: Handover): Failure =>
  new Failure(
    'stale',
    `${person.name} has passed already, so it can’t be taken back here. If the change of supervisor is wrong, tell your administrator.`,
    'a started handover taken back',
  )
