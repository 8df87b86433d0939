import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'

/** Who was shown when, so that everyone's turn comes. Kept by each copy for itself and forgotten at the end of the day. */
export type Rotation = {
  /** Where a new look begins; its further pages name it, so that they go on in the same order. */
  begin(today: LocalDate): number
  /** The last turn up to `turn` at which somebody was shown; 0 for not yet. */
  lastShown(id: PersonId, turn: number): number
  show(ids: readonly PersonId[], today: LocalDate): void
}

/** Turns remembered of one person. */
const MOST = 20

export function createRotation(): Rotation {
  const shown = new Map<PersonId, readonly number[]>()
  let day: LocalDate | null = null
  let turns = 0
  const on = (today: LocalDate): void => {
    if (day !== today) shown.clear()
    day = today
  }
  return {
    begin: (today) => {
      on(today)
      return turns
    },
    lastShown: (id, turn) => shown.get(id)?.findLast((at) => at <= turn) ?? 0,
    show: (ids, today) => {
      on(today)
      turns += 1
      for (const id of ids) shown.set(id, [...(shown.get(id) ?? []), turns].slice(-MOST))
    },
  }
}
