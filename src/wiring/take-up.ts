import type { EnrolledRoom, OpenRoom } from '../conversation/exchange.ts'
import { loadWording } from '../directory/wording.ts'
import { firstStart } from '../features/directory/corrections-store.ts'
import { createCounter } from '../features/take-up/counter.ts'
import { completeWeeks, type Figures, figures } from '../features/take-up/figures.ts'
import { takeUpRoom } from '../features/take-up/flow.ts'
import { addTallies, talliesFor, talliesSince } from '../features/take-up/store.ts'
import type { Category } from '../kernel/category.ts'
import { addDays, localDateOf } from '../kernel/dates.ts'
import type { Clock, Instant } from '../kernel/instant.ts'
import { REVIEW_ZONE } from '../kernel/review.ts'
import type { PrismaClient } from '../store/generated/client.ts'

export type TakeUp = {
  /** Counts in memory what an answer shows. Asks nobody and never fails. */
  shown(categories: readonly Category[]): void
  /** Writes what was counted, at most once an hour. What can't be written is dropped: it is a figure, not a record. */
  flush(): Promise<void>
  /** The same at once, before the app stops. */
  stop(): Promise<void>
  room(elsewhere: OpenRoom): EnrolledRoom
  /** For the command line. */
  figures(): Promise<Figures>
}

const HOUR = 3_600_000

type Deps = { db: () => PrismaClient; ready(): boolean; now(): Instant; hostTime(): Instant; clock: Clock }

export function takeUp({ db, ready, now, hostTime, clock }: Deps): TakeUp {
  const counter = createCounter()
  let flushed = hostTime().getTime()
  // Of the day on which it first started only a part was counted.
  const since = async () => addDays(localDateOf(await firstStart(db(), () => clock.now()), REVIEW_ZONE), 1)
  const write = async (): Promise<void> => {
    flushed = hostTime().getTime()
    await addTallies(db(), counter.take())
  }
  return {
    shown: (categories) => counter.add(localDateOf(now(), REVIEW_ZONE), categories),
    flush: async () => {
      if (hostTime().getTime() - flushed >= HOUR) await write()
    },
    stop: async () => {
      if (ready()) await write().catch(() => undefined)
    },
    room: (elsewhere) => {
      const { categories } = loadWording('en')
      const tallies = (...[caller, from]: Parameters<Parameters<typeof takeUpRoom>[0]['tallies']>) =>
        talliesFor(db(), caller, from)
      return takeUpRoom({ tallies, since, elsewhere, label: (category) => categories[category].label })
    },
    figures: async () => {
      const today = localDateOf(await clock.now(), REVIEW_ZONE)
      const first = await since()
      const oldest = completeWeeks(today, first).at(-1) ?? today
      return figures(await talliesSince(db(), oldest), today, first)
    },
  }
}
