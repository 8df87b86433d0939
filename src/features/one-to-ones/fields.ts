import { parseLocalDate } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'

/** What stands in the form, by field name. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** Sentences keyed by field. */
export type Faults = Readonly<Record<string, string>>

/** Days ahead beyond which a date is a slip of the finger. */
export const FARTHEST = 2 * 366

/** A text sent as several values all the same is kept whole. */
export const textIn = (typed: Typed, field: string): string => [typed[field] ?? ''].flat().join('\n').trim()

export const ticksIn = (typed: Typed, field: string): readonly string[] => [typed[field] ?? []].flat().filter(Boolean)

export function readDate(typed: Typed, field: string, what: string, errors: Record<string, string>): LocalDate | null {
  const text = textIn(typed, field)
  if (text === '') {
    errors[field] = `Enter ${what}.`
    return null
  }
  const date = parseLocalDate(text)
  if (!date) errors[field] = `There is no such date. Enter ${what} as year-month-day, for example 2026-11-27.`
  return date
}

/** The words, or none where there is nothing that can be seen. */
export function readWords(typed: Typed, field: string, limit: number, errors: Record<string, string>): string {
  const words = textIn(typed, field)
  if (words.length > limit) {
    errors[field] =
      `This is ${words.length} characters long and can be ${limit} at most. Shorten it by ${words.length - limit}.`
  }
  return /[^\p{C}\p{Z}\p{M}]/u.test(words) ? words : ''
}
