import type { LaidEntry } from '../../kernel/correction.ts'
import { addDays } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import { type Review, type ReviewRules, reviewOf } from '../../kernel/review.ts'

/** Why an entry stands where it stands, in the order of the list. */
export const STANDINGS = ['hidden', 'due', 'soon', 'never', 'current', 'off'] as const
export type Standing = (typeof STANDINGS)[number]

/** `mine`: the editor is its owner. */
export type Queued = LaidEntry & { review: Review; standing: Standing; mine: boolean }

/** Days before its review from which an entry is worth a call. */
const SOON = 30

/**
 * Everything in the directory, what needs checking first: past its review, due soon, never rung; in each one's
 * own first, then the lines that never hide and what else people in crisis may ring.
 */
export function queue(
  entries: readonly LaidEntry[],
  rules: ReviewRules,
  today: LocalDate,
  editor: { email: string },
): Queued[] {
  const weight = ({ service }: Queued): number =>
    rules.neverHidden.includes(service.id) ? 2 : service.crisisCapable ? 1 : 0
  return entries
    .map((entry): Queued => {
      const review = reviewOf(entry.service, today, rules)
      return { ...entry, review, standing: standingOf(entry, review, today), mine: isOwn(entry, editor) }
    })
    .sort(
      (a, b) =>
        STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
        Number(b.mine) - Number(a.mine) ||
        a.review.due.localeCompare(b.review.due) ||
        weight(b) - weight(a) ||
        a.service.name.localeCompare(b.service.name),
    )
}

export const needsChecking = ({ standing }: Pick<Queued, 'standing'>): boolean =>
  standing !== 'current' && standing !== 'off'

function standingOf({ service }: LaidEntry, review: Review, today: LocalDate): Standing {
  if (service.status === 'off') return 'off'
  if (review.state !== 'current') return review.state
  if (review.due <= addDays(today, SOON)) return 'soon'
  return service.status === 'rung' ? 'current' : 'never'
}

const isOwn = ({ service }: LaidEntry, { email }: { email: string }): boolean =>
  service.owner?.trim().toLowerCase() === email.toLowerCase()
