import type { Caller } from '../../kernel/caller.ts'
import { addDays } from '../../kernel/dates.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { transact } from '../../store/transaction.ts'
import { below, cover } from './below-store.ts'
import { type Day, WEEK } from './day.ts'
import { own, waiting } from './own-store.ts'
import { mine, owed, people } from './people-store.ts'

/**
 * Everything the page of the day says, in one statement however many people there are, and the fact that it was seen in
 * the same transaction. Dates and counts only: no sealed column is read.
 */
export function readDay(db: PrismaClient, caller: Caller): Promise<Day> {
  const actor = { kind: 'person', id: caller.person.id, door: caller.door } as const
  const at = { reader: caller.person.id, today: caller.today, end: addDays(caller.today, WEEK) }
  return transact(db, { actor, at: caller.now }, async (tx) => {
    const rows = await tx.$queryRaw<Day[]>`
      WITH ${mine(at)}, ${below(at)}
      SELECT ${people()} AS people, ${owed(at)} AS owed, ${cover(at)} AS cover, ${waiting(at)} AS waiting, ${own(at)} AS own,
             (SELECT coalesce(json_agg(l ORDER BY l.overdue DESC, l.supervisor), '[]') FROM lines l) AS below,
             (SELECT language FROM setting WHERE person_id = ${at.reader}::uuid) AS language`
    const [day] = rows
    if (day === undefined) throw new Error('the page of the day has no row')
    return { result: day, facts: [{ kind: 'team.seen', people: day.people.length }] }
  })
}
