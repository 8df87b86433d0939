import { dueEntries, entriesFor } from '../features/directory/review.ts'
import { planReviews, presentOf } from '../features/directory/review-store.ts'
import { reviewMessage } from '../features/directory/views-review.ts'
import { addDays, localDateOf, mondayOf } from '../kernel/dates.ts'
import type { Instant } from '../kernel/instant.ts'
import { REVIEW_ZONE, type ReviewRules } from '../kernel/review.ts'
import type { PrismaClient } from '../store/generated/client.ts'
import type { LivingDirectory } from './living-directory.ts'
import type { RulePart } from './reminders.ts'

type Deps = {
  living: Pick<LivingDirectory, 'entries' | 'refresh'>
  rules(): ReviewRules
  db: () => PrismaClient
}

/**
 * The weekly message to whoever has directory entries to check. What is due is known to this copy, who is asked is known to
 * the database. A week's message is about what was due on its Monday; it says what is still due when it is sent.
 */
export function reviewing({ living, rules, db }: Deps): RulePart {
  const today = (now: Instant) => localDateOf(now, REVIEW_ZONE)
  return {
    plan: (prisma, now) => {
      const due = dueEntries(living.entries(), rules(), mondayOf(today(now)))
      return planReviews(prisma, now, [...new Set(due.map(({ owner }) => owner))])
    },
    compose: async (rows, now) => {
      await living.refresh()
      const due = dueEntries(living.entries(), rules(), today(now))
      const owners = due.map(({ owner }) => owner)
      const present = await presentOf(
        db(),
        now,
        owners,
        rows.map(({ recipient }) => recipient),
      )
      return (row, recipient, on) => {
        if (on >= addDays(row.due, 7)) return { state: 'cancelled', reason: 'superseded' }
        const person = present.find(({ id }) => id === recipient.id)
        const theirs = person ? entriesFor(person, due, present) : []
        if (!person || theirs.length === 0) return { state: 'cancelled', reason: 'nothing-due' }
        return reviewMessage(theirs, { isEditor: person.roles.includes('editor') })
      }
    },
  }
}
