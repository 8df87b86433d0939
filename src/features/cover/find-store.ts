import { may } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { notYours } from '../../store/relation.ts'
import { transact } from '../../store/transaction.ts'
import { coverableFor, personNamed, refused } from './around-store.ts'
import { arrangementsFor } from './arrangements-store.ts'

type Deps = { db: () => PrismaClient }

/** For an administrator: one of a supervisor's people, by the supervisor's name or number. Throws a `Failure`. */
export function personOfSupervisor({ db }: Deps, caller: Caller, typed: string): Promise<PersonId> {
  return transact(db(), by(caller), async (tx) => {
    if (!may('cover.arrange', 'none', caller.person.roles)) throw notYours('writing')
    const supervisor = await personNamed(tx, typed, caller.today)
    const [first] = await tx.$queryRaw<{ id: PersonId }[]>`
      SELECT p.id FROM supervision_link l JOIN person p ON p.id = l.person_id
       WHERE l.supervisor_id = ${supervisor.id}::uuid AND l.kind = 'substantive'
         AND l.from_date <= ${caller.today}::date AND (l.until_date IS NULL OR l.until_date > ${caller.today}::date)
         AND (p.leaves_on IS NULL OR p.leaves_on > ${caller.today}::date) AND p.id <> ${caller.person.id}::uuid
       ORDER BY p.name, p.id
       LIMIT 1`
    if (!first) throw refused(`${supervisor.name} supervises nobody today.`, 'nobody below')
    return { result: first.id, facts: 'none-needed' }
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
