import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'

/** So many on one screen: each has its own buttons, and a telephone is small. */
export const PAGE = 8

/** A piece of a longer list: `from` counts from 0, `total` is all there are. */
export type Page<T> = { items: readonly T[]; from: number; total: number }

/** A page that is not there (the list has become shorter meanwhile) is the first one. */
export function pageAt<T>(all: readonly T[], from: number): Page<T> {
  const start = from > 0 && from < all.length ? from : 0
  return { items: all.slice(start, start + PAGE), from: start, total: all.length }
}

type Due = { subjectId: PersonId; dueOn: LocalDate }

/** One's own first, then each person's together: whose is due soonest comes first, and within a person what is due soonest. */
export function byPerson<T extends Due>(actions: readonly T[], self: PersonId): readonly T[] {
  const soonest = new Map<PersonId, LocalDate>()
  for (const { subjectId, dueOn } of actions) {
    const known = soonest.get(subjectId)
    if (known === undefined || dueOn < known) soonest.set(subjectId, dueOn)
  }
  const rank = ({ subjectId }: T): string => (subjectId === self ? '' : `${soonest.get(subjectId)} ${subjectId}`)
  return [...actions].sort((a, b) => rank(a).localeCompare(rank(b)) || a.dueOn.localeCompare(b.dueOn))
}
