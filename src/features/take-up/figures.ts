import { CATEGORIES, type Category } from '../../kernel/category.ts'
import { addDays, mondayOf } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { Tally } from './counter.ts'

/** Below this a figure could point at somebody: it is not said, and neither is that it is nought. */
export const LEAST = 10

/** Weeks shown at once. */
const WEEKS = 4
/** Every copy has handed in its last hour of Sunday by then, so that a week once shown does not change. */
const SETTLED = 1

/** `null` is fewer than ten. There are no totals: taken from one, a hidden figure could be worked out. */
export type Figures = {
  asAt: LocalDate
  /** The Mondays of the weeks, newest first. */
  weeks: readonly LocalDate[]
  byCategory: readonly { category: Category; counts: readonly (number | null)[] }[]
}

/** The weeks that are over and were counted from their first day, newest first. */
export function completeWeeks(today: LocalDate, since: LocalDate): LocalDate[] {
  const newest = addDays(mondayOf(addDays(today, -SETTLED)), -7)
  return Array.from({ length: WEEKS }, (_, index) => addDays(newest, -7 * index)).filter((monday) => monday >= since)
}

export function figures(tallies: readonly Tally[], today: LocalDate, since: LocalDate): Figures {
  const weeks = completeWeeks(today, since)
  const countIn = (category: Category, monday: LocalDate): number | null => {
    const ofWeek = tallies.filter((one) => one.category === category && mondayOf(one.day) === monday)
    const sum = ofWeek.reduce((total, { count }) => total + count, 0)
    return sum < LEAST ? null : sum
  }
  const byCategory = CATEGORIES.map((category) => ({
    category,
    counts: weeks.map((monday) => countIn(category, monday)),
  }))
  return { asAt: today, weeks, byCategory }
}
