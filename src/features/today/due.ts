import { addDays } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { type Day, type Owed, type TeamPerson, WEEK } from './day.ts'

/** Something that needs the reader: a one-to-one, or what is owed beside it. A null day: there is none, and should be. */
export type Due = { dueOn: LocalDate | null; name: string } & (
  | { kind: 'one-to-one'; person: PersonId; met: boolean }
  | { kind: 'owed'; owed: Owed }
)

/** What is late (a day that has passed, or none at all), and what falls in the week from today, each by day and name. */
export function dueOf({ people, owed }: Pick<Day, 'people' | 'owed'>, today: LocalDate): { late: Due[]; week: Due[] } {
  const end = addDays(today, WEEK)
  const all: Due[] = [
    ...people.filter((person) => needsOne(person, end)).map(oneToOne),
    ...owed.map((one): Due => ({ kind: 'owed', owed: one, name: one.name, dueOn: one.dueOn })),
  ]
  all.sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.name.localeCompare(b.name))
  return {
    late: all.filter(({ dueOn }) => dueOn === null || dueOn < today),
    week: all.filter(({ dueOn }) => dueOn !== null && dueOn >= today),
  }
}

/** Somebody who leaves or is away for long needs none; a day that was not agreed yet is still to be agreed. */
function needsOne({ dueOn, lastHeldOn, noNext }: TeamPerson, end: LocalDate): boolean {
  if (dueOn !== null) return dueOn < end
  return lastHeldOn === null || noNext === null || noNext === 'not-agreed-yet'
}

const oneToOne = ({ id, name, dueOn, lastHeldOn }: TeamPerson): Due => ({
  kind: 'one-to-one',
  person: id,
  name,
  dueOn,
  met: lastHeldOn !== null,
})
