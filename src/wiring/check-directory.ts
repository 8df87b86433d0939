import type { Config } from '../config.ts'
import { checkDirectory, type DirectoryCheck } from '../directory/check.ts'
import { loadHolidays } from '../directory/holidays.ts'
import { readLastGood } from '../directory/last-good.ts'
import { loadPolicy } from '../directory/policy.ts'
import { localDateOf } from '../kernel/dates.ts'
import { REVIEW_ZONE } from '../kernel/review.ts'
import { hostTime } from '../store/clock.ts'
import { listingRules } from './listing.ts'

/**
 * A directory's state today. Needs no database: what editors changed and when this deployment began come from the
 * last-good file. A file that is named is checked by itself, as it would be once it is the force's own. Throws a `Failure`
 * for a broken policy file.
 */
export function checkDirectoryNow(config: Config, candidate?: string): DirectoryCheck {
  const now = hostTime()
  const kept = readLastGood(config.dataDir)
  const known = kept === null || kept === 'broken' ? { corrections: [], firstStart: null } : kept
  return checkDirectory({
    forcePath: candidate ?? config.directoryPath ?? undefined,
    corrections: candidate === undefined ? known.corrections : [],
    today: localDateOf(now, REVIEW_ZONE),
    rules: listingRules(loadPolicy(config.policyPath), () => known.firstStart ?? now)(),
    holidays: loadHolidays(),
  })
}
