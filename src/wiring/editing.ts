import type { EnrolledRoom, OpenRoom } from '../conversation/exchange.ts'
import { directoryRoom } from '../features/directory/flow.ts'
import { directoryStore } from '../features/directory/store.ts'
import type { ReviewRules } from '../kernel/review.ts'
import type { PrismaClient } from '../store/generated/client.ts'
import type { LivingDirectory } from './living-directory.ts'

/** The directory as its editors work on it: the rules of the files, the rows, and what this copy shows. */
export function editing(deps: {
  living: Pick<LivingDirectory, 'lay' | 'check' | 'apply'>
  rules(): ReviewRules
  db: () => PrismaClient
  newId(): string
  elsewhere: OpenRoom
}): EnrolledRoom {
  const { living, rules, db, newId, elsewhere } = deps
  return directoryRoom({
    store: directoryStore({ db }),
    lay: (corrections) => living.lay(corrections).entries,
    faults: living.check,
    saved: living.apply,
    rules,
    elsewhere,
    newKey: newId,
  })
}
