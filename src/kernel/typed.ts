import { parseLocalDate } from './dates.ts'
import type { LocalDate } from './instant.ts'

/** Slack's largest text field: the same in every door, so that what is typed in one can be read in all. */
export const TEXT_LIMIT = 3000

/** What was typed into one field: its value, or a sentence that says what to do. The sentence never repeats the words. */
export type Typed<T> = { value: T } | { fault: string }

/** A day of the calendar. `what` is the day as a sentence names it: `the day it is to be done by`. */
export function dayTyped(text: string, what: string): Typed<LocalDate> {
  if (text.trim() === '') return { fault: `Enter ${what}.` }
  const date = parseLocalDate(text)
  if (date) return { value: date }
  return { fault: `There is no such date. Enter ${what} as year-month-day, for example 2026-11-27.` }
}

/** Words, without the spaces around them. `missing` is said where there is nothing that can be seen. */
export function wordsTyped(text: string, limit: number, missing: string): Typed<string> {
  const words = text.trim()
  if (!/[^\p{C}\p{Z}\p{M}]/u.test(words)) return { fault: missing }
  if (words.length <= limit) return { value: words }
  return {
    fault: `This is ${words.length} characters long and can be ${limit} at most. Shorten it by ${words.length - limit}.`,
  }
}

/** The faults of several fields, keyed by field; a field without one is absent. */
export function faultsIn(fields: Readonly<Record<string, Typed<unknown>>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, one]) => ('fault' in one ? [[name, one.fault]] : [])),
  )
}
