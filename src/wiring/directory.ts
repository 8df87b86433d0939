import type { Config } from '../config.ts'
import type { EnrolledRoom, OpenRoom } from '../conversation/exchange.ts'
import { loadPolicy } from '../directory/policy.ts'
import type { Clock } from '../kernel/instant.ts'
import type { Listing } from '../kernel/listing.ts'
import type { Log } from '../log.ts'
import { hostTime } from '../store/clock.ts'
import type { Database } from '../store/database.ts'
import { editing } from './editing.ts'
import { keepListing, listingRules } from './listing.ts'
import { livingDirectory } from './living-directory.ts'
import type { RulePart } from './reminders.ts'
import { reviewing } from './reviewing.ts'
import { type TakeUp, takeUp } from './take-up.ts'

export type DirectoryParts = {
  /** What readers are shown now. Asks nobody. */
  listing(): Listing
  refresh(): Promise<void>
  review: RulePart
  counted: TakeUp
  /** The rooms of those who look after the directory; anybody else is answered `elsewhere`. */
  rooms(elsewhere: OpenRoom, newId: () => string): { directory: EnrolledRoom; 'take-up': EnrolledRoom }
}

/** The directory, and what is done about it: shown, edited, reviewed and counted. */
export function directoryParts(deps: { config: Config; log: Log; database: Database; clock: Clock }): DirectoryParts {
  const { config, log, database, clock } = deps
  const bulk = () => database.bulk
  const now = () => clock.glance?.() ?? hostTime()
  const living = livingDirectory({ config, log, db: bulk, clock, hostTime })
  const rules = listingRules(loadPolicy(config.policyPath), living.firstStart)
  const counted = takeUp({ db: bulk, ready: () => database.ready(), now, hostTime, clock })
  return {
    listing: keepListing({ entries: living.directory, now, rules }),
    refresh: living.refresh,
    review: reviewing({ living, rules, db: bulk }),
    counted,
    rooms: (elsewhere, newId) => ({
      directory: editing({ living, rules, db: () => database.prisma, newId, elsewhere }),
      'take-up': counted.room(elsewhere),
    }),
  }
}
