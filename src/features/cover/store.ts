import type { Caller } from '../../kernel/caller.ts'
import { addDays, dayOf, localDateOf, midnight } from '../../kernel/dates.ts'
import type { Actor } from '../../kernel/facts.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { REVIEW_ZONE } from '../../kernel/review.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { mustStand } from '../../store/relation.ts'
import { isDuplicate, type Tx, transact } from '../../store/transaction.ts'
import { above, type Named, peopleOf, personNamed, refused, type Team, teamAround } from './around-store.ts'
import type { CoverDraft } from './cover.ts'
import { reachOf } from './end-store.ts'
import { arrangedBefore, mustNotGain } from './gain-store.ts'

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

/** Who arranges: by what right is asked inside the transaction, of each person. */
type By = {
  actor: Actor
  at: Instant
  today: LocalDate
  /** Their own id; null for the command line. */
  self: PersonId | null
  mayCover(tx: Tx, person: PersonId, coverer: Named): Promise<void>
}

/**
 * Gives the people of the draft a second supervisor for its days: a link each, told to everyone it concerns. The same
 * `once` again changes nothing. Throws a `Failure`: 'not-yours' for anybody out of reach, 'invalid' for what cannot be.
 */
export async function arrange(deps: Deps, caller: Caller, draft: CoverDraft, once: string): Promise<Arranged> {
  const { person, door, now, today } = caller
  const by: By = {
    actor: { kind: 'person', id: person.id, door },
    at: now,
    today,
    self: person.id,
    mayCover: async (tx, covered, coverer) => {
      const { relation } = await mustStand(tx, caller, covered, 'cover.arrange', 'writing')
      await mustNotGain(tx, caller, relation, coverer)
    },
  }
  try {
    return await arrangeOnce(deps, by, draft, once)
  } catch (error) {
    if (isDuplicate(error, 'once')) return arrangeOnce(deps, by, draft, once)
    throw error
  }
}

/** The same from the command line, for everyone whom one supervisor (name or number) has that day. */
export async function arrangeFor(
  deps: Deps,
  at: Instant,
  supervisor: string,
  draft: Omit<CoverDraft, 'people'>,
): Promise<Arranged> {
  const today = localDateOf(at, REVIEW_ZONE)
  const covered = await personNamed(deps.db(), supervisor, today)
  const people = await peopleOf(deps.db(), covered.id, today)
  if (people.length === 0) throw refused(`${covered.reference} supervises nobody today.`, 'nobody below')
  const by: By = {
    actor: { kind: 'system', name: 'command-line' },
    at,
    today,
    self: null,
    mayCover: async (tx, person) => {
      await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${person}::uuid FOR NO KEY UPDATE`
    },
  }
  return arrangeOnce(deps, by, { ...draft, people }, deps.newId())
}

function arrangeOnce(deps: Deps, by: By, draft: CoverDraft, once: string): Promise<Arranged> {
  return transact(deps.db(), by, async (tx) => {
    // In one order, so that two who arrange at once wait for one another instead of standing in each other's way.
    const people = [...new Set(draft.people)].sort()
    const coverer = await personNamed(tx, draft.by, by.today).catch((error: unknown) => error)
    for (const person of people) await by.mayCover(tx, person, isNamed(coverer) ? coverer : NOBODY)
    if (!isNamed(coverer)) throw coverer
    const result = { by: coverer.name, people: people.length, from: draft.from, lastDay: draft.lastDay }
    if (await arrangedBefore(tx, once, people, coverer, draft)) return { result, facts: 'none-needed' }
    await mayStand(tx, coverer, people, draft)
    const links = people.map((personId, index) => ({
      id: deps.newId(),
      personId,
      supervisorId: coverer.id,
      kind: draft.kind,
      fromDate: midnight(draft.from),
      untilDate: midnight(addDays(draft.lastDay, 1)),
      createdAt: by.at,
      once: `${once}:${index}`,
    }))
    await tx.supervisionLink.createMany({ data: links })
    await tell(tx, by, links, coverer)
    return {
      result,
      facts: links.map((link) => ({
        kind: 'cover.arranged',
        subject: link.personId,
        link: link.id,
        supervisor: coverer.id,
      })),
    }
  })
}

/** Whether the name could be found is told only to those who may arrange it at all. */
const NOBODY: Named = { id: '', name: '', reference: '' }
const isNamed = (found: unknown): found is Named => !(found instanceof Error)

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

async function tell(tx: Tx, by: By, links: readonly Link[], coverer: Named): Promise<void> {
  const [first] = links
  if (!first) return
  const message = { rule: 'cover-starts', due: dayOf(first.fromDate) } as const
  const team = await teamAround(tx, first.personId, by.today)
  const covered = team.supervisorId === null || team.supervisorId === by.self ? [] : [team.supervisorId]
  await enqueue(tx, by.at, [
    { ...message, subject: first.id, step: 'covers', recipient: coverer.id },
    ...covered.map((recipient) => ({ ...message, subject: first.id, step: 'covered', recipient })),
    ...links.map(({ id, personId }) => ({ ...message, subject: id, step: 'person', recipient: personId })),
  ])
}
