import type { Category } from '../../kernel/category.ts'
import type { LocalDate } from '../../kernel/instant.ts'

/** How often a subject was shown on a day: nothing in it can be joined to anybody. */
export type Tally = { day: LocalDate; category: Category; count: number }

export type Counter = {
  /** Counts in memory and asks nobody: it stands on the path of an answer. */
  add(day: LocalDate, categories: readonly Category[]): void
  /** What was counted since the last time, and starts anew. */
  take(): readonly Tally[]
}

/** Days kept while nobody takes them (the database is away); then the oldest are dropped. */
const DAYS = 7

export function createCounter(): Counter {
  let days = new Map<LocalDate, Map<Category, number>>()
  return {
    add: (day, categories) => {
      const counts = days.get(day) ?? new Map<Category, number>()
      // An answer that is about crisis twice over (its own card, and its first subject) is one answer.
      for (const category of new Set(categories)) counts.set(category, (counts.get(category) ?? 0) + 1)
      days.set(day, counts)
      const [oldest] = days.keys()
      if (days.size > DAYS && oldest !== undefined) days.delete(oldest)
    },
    take: () => {
      const taken = [...days].flatMap(([day, counts]) =>
        [...counts].map(([category, count]): Tally => ({ day, category, count })),
      )
      days = new Map()
      return taken
    },
  }
}
