import type { LaidEntry } from '../../kernel/correction.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId, Role } from '../../kernel/people.ts'
import { type ReviewRules, reviewOf } from '../../kernel/review.ts'

/** An entry whose review has come; `owner` is an e-mail in small letters, empty where the entry names none. */
export type DueEntry = { name: string; due: LocalDate; owner: string }

/** What has to be looked at again on a day, oldest first. What is off is not shown to anybody and waits. */
export function dueEntries(entries: readonly LaidEntry[], rules: ReviewRules, on: LocalDate): DueEntry[] {
  return entries
    .filter(({ service }) => service.status !== 'off')
    .map(({ service }) => ({ service, review: reviewOf(service, on, rules) }))
    .filter(({ review }) => review.state !== 'current')
    .map(({ service, review }) => ({
      name: service.name,
      due: review.due,
      owner: service.owner?.trim().toLowerCase() ?? '',
    }))
    .sort((a, b) => a.due.localeCompare(b.due) || a.name.localeCompare(b.name))
}

/** Who of those that could be written to is of the force today. */
export type Present = { id: PersonId; email: string; roles: readonly Role[] }

/** What one person is asked to look at: their own entries, and as an editor those whose owner nobody can be found for. */
export function entriesFor(
  person: Present,
  due: readonly DueEntry[],
  present: readonly Present[],
): readonly DueEntry[] {
  const known = new Set(present.map(({ email }) => email))
  const isEditor = person.roles.includes('editor')
  return due.filter(({ owner }) => owner === person.email || (isEditor && !known.has(owner)))
}
