import { parseLocalDate } from '../../src/kernel/dates.ts'
import type { LocalDate } from '../../src/kernel/instant.ts'

/** A day of the calendar, so that a slip in a test is a failure and not a strange result. */
export function day(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === null) throw new Error(`${text} is not a day`)
  return date
}
