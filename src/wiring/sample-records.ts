import type { OneToOneDraft } from '../features/one-to-ones/one-to-one.ts'
import type { OneToOneStore } from '../features/one-to-ones/store.ts'
import { addDays, localDateOf } from '../kernel/dates.ts'
import type { Instant, LocalDate } from '../kernel/instant.ts'
import type { Person } from '../kernel/people.ts'
import type { Covered, OneToOneKind } from '../kernel/record.ts'
import type { PrismaClient } from '../store/generated/client.ts'

type Known = Person & { supervisor: string | null }
type Deps = { db: () => PrismaClient; newId(): string; oneToOnes: OneToOneStore }

const ZONE = 'Europe/London'

type Sample = { kind: OneToOneKind; covered: readonly Covered[]; note: string; ownNote?: string; what?: string }

const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    kind: 'regular',
    covered: ['workload', 'development'],
    note: 'Talked about workload after the shift change and about the statements course. Agreed a development day.',
    what: 'Book the statements course',
  },
  {
    kind: 'regular',
    covered: ['performance'],
    note: 'Went through open files. Two are waiting for forensics and can’t move. Agreed to review them together.',
    what: 'Review the two oldest files',
  },
  {
    kind: 'welfare',
    covered: ['welfare', 'wellbeing'],
    note: 'Talked about the childcare arrangements for the new pattern. Agreed to try the later start for a month.',
    ownNote: 'Ask the planning unit whether the later start can stay after the month.',
  },
  {
    kind: 'pdr-interim',
    covered: ['performance', 'development'],
    note: 'Looked at what was set for the year. On course for the tutor role. Agreed to shadow a tutor for two shifts.',
    what: 'Arrange two shifts with a tutor',
  },
  {
    kind: 'stay',
    covered: ['development'],
    note: 'Enjoys the work and the team, would like a spell in investigation. Agreed to ask about attachments.',
    what: 'Ask about attachments to investigation',
  },
]

/**
 * A little past for the invented force: three in four people have had a one-to-one, of several kinds, so that some are
 * overdue, some fall due this week, and some have something to be done. No messages go out about it.
 */
export async function seedRecords(
  deps: Deps,
  people: readonly Known[],
  byReference: ReadonlyMap<string, Known>,
  now: Instant,
): Promise<void> {
  const today = localDateOf(now, ZONE)
  for (const [index, person] of people.entries()) {
    const supervisor = person.supervisor === null ? undefined : byReference.get(person.supervisor)
    if (!supervisor || index % 4 === 3) continue
    const caller = { person: supervisor, door: 'simulator', now, today } as const
    await deps.oneToOnes.record(caller, draftOf(person, index, today), deps.newId())
  }
  const told = { state: 'cancelled', reason: 'superseded', finishedAt: now }
  await deps.db().outbox.updateMany({ where: { rule: 'one-to-one-shared', state: 'planned' }, data: told })
}

function draftOf({ id }: Known, index: number, today: LocalDate): OneToOneDraft {
  const { kind, covered, note, ownNote = null, what } = SAMPLES[index % SAMPLES.length] ?? SAMPLES[0]
  const heldOn = addDays(today, -7 - ((index * 5) % 30))
  const owner = index % 2 === 0 ? 'person' : 'supervisor'
  return {
    ...{ subject: id, heldOn, kind, covered, note, ownNote, done: [] },
    keepPrivate: index % 13 === 0 && ownNote === null,
    passOn: ownNote !== null,
    actions: what && index % 3 === 0 ? [{ row: 1, what, owner, dueOn: addDays(heldOn, 14 + (index % 2) * 14) }] : [],
    next: { on: addDays(heldOn, 28), why: null },
  }
}
