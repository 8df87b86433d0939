import { may } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { notYours } from '../../store/relation.ts'
import { transact } from '../../store/transaction.ts'
import { coverableFor, peopleOf, personNamed, refused } from './around-store.ts'
import { arrangementsFor } from './arrangements-store.ts'

type Deps = { db: () => PrismaClient }

/** For an administrator: one of a supervisor's people, by the supervisor's name or number. Throws a `Failure`. */
export function personOfSupervisor({ db }: Deps, caller: Caller, typed: string): Promise<PersonId> {
  return transact(db(), by(caller), async (tx) => {
    if (!may('cover.arrange', 'none', caller.person.roles)) throw notYours('writing')
    const supervisor = await personNamed(tx, typed, caller.today)
    const people = await peopleOf(tx, supervisor.id, caller.today)
    const first = people.find((id) => id !== caller.person.id)
    if (!first) throw refused(`${supervisor.name} supervises nobody today.`, 'nobody below')
    return { result: first, facts: 'none-needed' }
  })
}

/** What the screen shows: names and days. */
export function coverOverview({ db }: Deps, caller: Caller) {
  return transact(db(), by(caller), async (tx) => ({
    result: { arrangements: await arrangementsFor(tx, caller), coverable: await coverableFor(tx, caller) },
    facts: 'none-needed' as const,
  }))
}

const by = ({ person, door, now }: Caller) => ({ actor: { kind: 'person', id: person.id, door }, at: now }) as const
