import { addDays, localDateOf } from './dates.ts'
import type { Instant, LocalDate } from './instant.ts'
import type { Service } from './service.ts'

/** Every force this is for has its days here. */
export const REVIEW_ZONE = 'Europe/London'

export type ReviewRules = {
  /** Days a check holds, and days that an entry past its review is still shown (policy). */
  everyDays: number
  graceDays: number
  /** When this deployment began: entries that nobody has rung are counted from here. */
  firstStart: Instant
  /** Ids of the lines that warn by age and never hide. */
  neverHidden: readonly string[]
}

/** `due`: readers are told that it was not checked lately. `hidden`: they are not shown it any more. */
export type ReviewState = 'current' | 'due' | 'hidden'
export type Review = { state: ReviewState; due: LocalDate; hiddenFrom: LocalDate | null }

/** When an entry was to be looked at again, and what that means today. */
export function reviewOf(
  service: Pick<Service, 'id' | 'reviewDue' | 'verifiedOn'>,
  today: LocalDate,
  rules: ReviewRules,
): Review {
  const due = reviewDueOf(service, today, rules)
  const hiddenFrom = rules.neverHidden.includes(service.id) ? null : addDays(due, rules.graceDays)
  const state = hiddenFrom !== null && today >= hiddenFrom ? 'hidden' : today >= due ? 'due' : 'current'
  return { state, due, hiddenFrom }
}

/**
 * A check on or after the day that the entry names has done what was asked, and counts anew from there. A check dated in
 * the future is a slip of the pen and counts for nothing.
 */
function reviewDueOf(
  { reviewDue, verifiedOn }: Pick<Service, 'reviewDue' | 'verifiedOn'>,
  today: LocalDate,
  { everyDays, firstStart }: ReviewRules,
): LocalDate {
  const checked = verifiedOn !== undefined && verifiedOn <= today ? verifiedOn : undefined
  if (reviewDue !== undefined && (checked === undefined || checked < reviewDue)) return reviewDue
  return addDays(checked ?? localDateOf(firstStart, REVIEW_ZONE), everyDays)
}
