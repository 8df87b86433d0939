import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Cipher } from '../../store/cipher.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { objectionWaits } from './handover.ts'
import { holdingsOf } from './holding-store.ts'
import { readBecause } from './objection-store.ts'
import { whatPasses } from './passes.ts'
import { readWords, requests } from './request-row-store.ts'
import { handovers } from './row-store.ts'
import { aboveOf } from './second-line-store.ts'
import type { Asked, Late, Objection, Passing, Settled } from './told.ts'

/** How many summaries each outgoing supervisor still has to write. */
export async function summariesWanted(db: PrismaClient, from: readonly PersonId[]): Promise<Counts> {
  const rows = await db.$queryRaw<Count[]>`
    SELECT h.from_id AS id, count(*)::int AS count FROM handover h
     WHERE h.from_id = ANY(${[...from]}::uuid[]) AND h.state = 'open' AND h.summary IS NULL AND h.because <> 'asked'
     GROUP BY 1`
  return counts(rows)
}

/** How many people each receiver has to acknowledge: all of them, and those with a summary. */
export async function acknowledgementsWanted(
  db: PrismaClient,
  to: readonly PersonId[],
): Promise<{ all: Counts; summarised: Counts }> {
  const rows = await db.$queryRaw<(Count & { summarised: number })[]>`
    SELECT h.to_id AS id, count(*)::int AS count, count(h.summary)::int AS summarised FROM handover h
     WHERE h.to_id = ANY(${[...to]}::uuid[]) AND h.state = 'open' AND h.started_at IS NOT NULL
     GROUP BY 1`
  return { all: counts(rows), summarised: counts(rows.map(({ id, summarised }) => ({ id, count: summarised }))) }
}

type Count = { id: PersonId; count: number }
type Counts = ReadonlyMap<PersonId, number>
const counts = (rows: readonly Count[]): Counts => new Map(rows.map(({ id, count }) => [id, count]))

export async function passingTold(
  db: PrismaClient,
  ids: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, Passing>> {
  const found = await handovers(db, ids, on)
  const holdings = await holdingsOf(
    db,
    found.map(({ person }) => person.id),
  )
  return new Map(
    found.flatMap((handover) => {
      const holding = holdings.get(handover.person.id)
      return holding ? [[handover.id, { handover, passes: whatPasses(holding, handover.holds) }] as const] : []
    }),
  )
}

/** For each of those who are to know, by their own view of who is late. */
export async function lateFor(db: PrismaClient, on: LocalDate): Promise<ReadonlyMap<PersonId, readonly Late[]>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT h.id FROM handover h
     WHERE h.state = 'open' AND h.escalated_at IS NOT NULL AND h.started_at IS NOT NULL AND h.to_id IS NOT NULL`
  const found = await handovers(
    db,
    rows.map(({ id }) => id),
    on,
  )
  const above = await aboveOf(
    db,
    found.map(({ person }) => person.id),
    on,
  )
  const byTeller = new Map<PersonId, Map<PersonId, Late>>()
  for (const { person, to, effectiveOn } of found) {
    if (!to) continue
    for (const { teller } of above.filter((one) => one.person === person.id)) {
      const theirs = byTeller.get(teller) ?? new Map<PersonId, Late>()
      const late = theirs.get(to.id) ?? { name: to.name, people: 0, since: effectiveOn }
      const since = effectiveOn < late.since ? effectiveOn : late.since
      theirs.set(to.id, { ...late, people: late.people + 1, since })
      byTeller.set(teller, theirs)
    }
  }
  return new Map([...byTeller].map(([teller, late]) => [teller, [...late.values()]]))
}

/** Objections that wait for a decision, and whose it is today. */
export async function objectionsTold(
  db: PrismaClient,
  ids: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, Objection>> {
  const found = (await handovers(db, ids, on)).filter(objectionWaits)
  const above = await aboveOf(
    db,
    found.map(({ person }) => person.id),
    on,
  )
  return new Map(
    found.map((handover) => [
      handover.id,
      { handover, tellers: above.filter(({ person }) => person === handover.person.id).map(({ teller }) => teller) },
    ]),
  )
}

export async function settledTold(
  deps: { db: PrismaClient; cipher: Cipher },
  ids: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, Settled>> {
  const found = await unerased(deps, await handovers(deps.db, ids, on))
  const read = found.map(async (handover) => {
    const because = (await readBecause(deps, deps.db, handover)) ?? ''
    return [handover.id, { handover, because }] as const
  })
  return new Map(await Promise.all(read))
}

/** Without those whose person's notes were erased: there is nothing to tell of them, and one must not hold up the others' messages. */
async function unerased<T extends { person: { id: PersonId } }>(
  { db, cipher }: { db: PrismaClient; cipher: Cipher },
  found: readonly T[],
): Promise<T[]> {
  const opener = await cipher.opener(
    db,
    found.map(({ person }) => person.id),
  )
  return found.filter(({ person }) => !opener.erased(person.id))
}

export async function requestsTold(
  { db, cipher }: { db: PrismaClient; cipher: Cipher },
  ids: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, Asked>> {
  const found = await unerased({ db, cipher }, await requests(db, ids))
  const above = await aboveOf(
    db,
    found.map(({ person }) => person.id),
    on,
  )
  const read = found.map(async (request) => {
    const answer = (await readWords(db, cipher, request, 'answer')) ?? ''
    const tellers = above.filter(({ person }) => person === request.person.id).map(({ teller }) => teller)
    return [request.id, { request, answer, tellers }] as const
  })
  return new Map(await Promise.all(read))
}
