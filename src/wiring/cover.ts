import type { EnrolledRoom } from '../conversation/exchange.ts'
import { CHECK_TIME } from '../features/cover/check.ts'
import { findingsFor, planChecks } from '../features/cover/check-store.ts'
import { end } from '../features/cover/end-store.ts'
import { coverOverview, personOfSupervisor } from '../features/cover/find-store.ts'
import { coverRoom } from '../features/cover/flow.ts'
import { arrange, teamFor } from '../features/cover/store.ts'
import { toldCover } from '../features/cover/told-store.ts'
import { checkMessage } from '../features/cover/views-check.ts'
import { type CoverStep, endsMessage, startsMessage } from '../features/cover/views-messages.ts'
import { instantOf, localDateOf } from '../kernel/dates.ts'
import type { LocalDate } from '../kernel/instant.ts'
import { REVIEW_ZONE } from '../kernel/review.ts'
import type { Cancelled } from '../reminders/outbox.ts'
import type { Database } from '../store/database.ts'
import type { RulePart } from './reminders.ts'

type Deps = { database: Database; newId(): string }

/** The room where cover and acting are arranged. */
export function cover({ database, newId }: Deps): EnrolledRoom {
  const deps = { db: () => database.prisma, newId }
  return coverRoom({
    overview: (caller) => coverOverview(deps, caller),
    personOf: (caller, supervisor) => personOfSupervisor(deps, caller, supervisor),
    team: (caller, person) => teamFor(deps, caller, person),
    arrange: (caller, draft, once) => arrange(deps, caller, draft, once),
    end: (caller, link) => end(deps, caller, link),
    newKey: newId,
  })
}

type CoverRules = 'cover-starts' | 'cover-ends' | 'supervision-check'

/** The messages about cover, and the daily check of who supervises whom. `most`: people under one supervisor. */
export function coverRules({ database }: Pick<Deps, 'database'>, most: number): Readonly<Record<CoverRules, RulePart>> {
  const db = () => database.bulk
  const looked: { day: LocalDate | null } = { day: null }
  return {
    'cover-starts': {
      compose: async (rows, now) => {
        const told = await toldCover(db(), rows.map(subjectOf), localDateOf(now, REVIEW_ZONE))
        return (row) => {
          const one = told.get(row.subject)
          return one && !one.over ? startsMessage(row.step as CoverStep, one) : GONE
        }
      },
    },
    'cover-ends': {
      compose: async (rows, now) => {
        const told = await toldCover(db(), rows.map(subjectOf), localDateOf(now, REVIEW_ZONE))
        return (row) => {
          const one = told.get(row.subject)
          return one?.over ? endsMessage(row.step as CoverStep, one) : GONE
        }
      },
    },
    'supervision-check': {
      plan: async (prisma, now) => {
        // One look a day and copy is enough, and keeps an idle minute idle.
        const today = localDateOf(now, REVIEW_ZONE)
        if (looked.day === today) return 0
        if (now < instantOf(today, CHECK_TIME, REVIEW_ZONE)) return 0
        const planned = await planChecks(prisma, now, most)
        looked.day = today
        return planned
      },
      compose: async (rows, now) => {
        const found = await findingsFor(
          db(),
          now,
          rows.map(({ recipient }) => recipient),
          most,
        )
        return (row, recipient, today) => {
          if (row.due < today) return { state: 'cancelled', reason: 'superseded' }
          return (
            checkMessage(
              found.filter((finding) => finding.recipient === recipient.id),
              most,
            ) ?? { state: 'cancelled', reason: 'nothing-due' }
          )
        }
      },
    },
  }
}

const GONE: Cancelled = { state: 'cancelled', reason: 'gone' }
const subjectOf = ({ subject }: { subject: string }): string => subject
