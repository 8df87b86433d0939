import type { Caller } from '../../kernel/caller.ts'
import { addDays, dayOf, midnight } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { mustStand, notYours } from '../../store/relation.ts'
import { isDuplicate, type Tx, transact } from '../../store/transaction.ts'
import { above, type Named, personNamed, refused, type Team, teamAround } from './around-store.ts'
import type { CoverDraft } from './cover.ts'
import { reachOf } from './end-store.ts'

export type Arranged = { by: string; people: number; from: LocalDate; lastDay: LocalDate }

type Deps = { db: () => PrismaClient; newId(): string }

/** Whom the form offers: a person's supervisor's people whom the caller may arrange cover for. Throws 'not-yours'. */
export function teamFor(deps: Deps, caller: Caller, person: PersonId): Promise<Team> {
  const actor = { kind: 'person', id: caller.person.id, door: caller.door } as const
  return transact(deps.db(), { actor, at: caller.now }, async (tx) => {
    await mustStand(tx, caller, person, 'cover.arrange', 'reading')
    const team = await teamAround(tx, person, caller.today)
    const people = await reachOf(tx, caller, team.people)
    return { result: { ...team, people }, facts: 'none-needed' }
  })
}

/**
 * Gives the people of the draft a second supervisor for its days: a link each, told to everyone it concerns. The same
 * `once` again changes nothing. Throws a `Failure`: 'not-yours' for anybody out of reach, 'invalid' for what cannot be.
 */
export async function arrange(deps: Deps, caller: Caller, draft: CoverDraft, once: string): Promise<Arranged> {
  try {
    return await arrangeOnce(deps, caller, draft, once)
  } catch (error) {
    if (isDuplicate(error, 'once')) return arrangeOnce(deps, caller, draft, once)
    throw error
  }
}

function arrangeOnce(deps: Deps, caller: Caller, draft: CoverDraft, once: string): Promise<Arranged> {
  const actor = { kind: 'person', id: caller.person.id, door: caller.door } as const
  return transact(deps.db(), { actor, at: caller.now }, async (tx) => {
    // In one order, so that two who arrange at once wait for one another instead of standing in each other's way.
    const people = [...new Set(draft.people)].sort()
    for (const person of people) {
      const { relation } = await mustStand(tx, caller, person, 'cover.arrange', 'writing')
      if (relation === 'second-line') continue
      // An administrator arranges and does not read: neither as the one who covers, nor about themselves.
      const own = await personNamed(tx, draft.by, caller.today)
      if (own.id === caller.person.id || relation === 'self') throw notYours('writing')
    }
    const by = await personNamed(tx, draft.by, caller.today)
    const result = { by: by.name, people: people.length, from: draft.from, lastDay: draft.lastDay }
    const earlier = await tx.supervisionLink.findUnique({ where: { once: `${once}:0` }, select: { id: true } })
    if (earlier) return { result, facts: 'none-needed' }
    await mayStand(tx, by, people, draft)
    const until = addDays(draft.lastDay, 1)
    const links = people.map((personId, index) => ({
      id: deps.newId(),
      personId,
      supervisorId: by.id,
      kind: draft.kind,
      fromDate: midnight(draft.from),
      untilDate: midnight(until),
      createdAt: caller.now,
      once: `${once}:${index}`,
    }))
    await tx.supervisionLink.createMany({ data: links })
    await tell(tx, caller, links, by)
    return {
      result,
      facts: links.map((link) => ({
        kind: 'cover.arranged',
        subject: link.personId,
        link: link.id,
        supervisor: by.id,
      })),
    }
  })
}

/** Who covers must be somebody else, must not stand below, and must not cover the same person already in those days. */
async function mayStand(tx: Tx, by: Named, people: readonly PersonId[], draft: CoverDraft): Promise<void> {
  if (people.includes(by.id)) throw refused('Somebody can’t cover for themselves. Take them off the list.', 'self')
  const over = await above(tx, by.id)
  if (people.some((person) => over.has(person))) {
    throw refused(`${by.name} stands below somebody on this list. Choose somebody else to cover.`, 'circle')
  }
  const links = await tx.supervisionLink.findMany({
    where: {
      personId: { in: [...people] },
      supervisorId: by.id,
      fromDate: { lte: midnight(draft.lastDay) },
      OR: [{ untilDate: null }, { untilDate: { gt: midnight(draft.from) } }],
    },
    select: { untilDate: true },
  })
  const [found] = links
  if (!found) return
  const until = found.untilDate ? ` until ${dayOf(found.untilDate)}` : ''
  throw refused(
    `${by.name} supervises somebody on this list already in those days${until}. Take them off the list, or change the days.`,
    'overlap',
  )
}

type Link = { id: string; personId: PersonId; fromDate: Date }

async function tell(tx: Tx, caller: Caller, links: readonly Link[], by: Named): Promise<void> {
  const [first] = links
  if (!first) return
  const message = { rule: 'cover-starts', due: dayOf(first.fromDate) } as const
  const team = await teamAround(tx, first.personId, caller.today)
  const covered = team.supervisorId === null || team.supervisorId === caller.person.id ? [] : [team.supervisorId]
  await enqueue(tx, caller.now, [
    { ...message, subject: first.id, step: 'covers', recipient: by.id },
    ...covered.map((recipient) => ({ ...message, subject: first.id, step: 'covered', recipient })),
    ...links.map(({ id, personId }) => ({ ...message, subject: id, step: 'person', recipient: personId })),
  ])
}
