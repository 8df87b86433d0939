import type { Caller } from '../../kernel/caller.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { TeamMember } from '../../kernel/team.ts'
import { isDuplicate } from '../../store/transaction.ts'
import { alreadySaved } from './again-store.ts'
import type { OneToOneDraft, Recorded } from './one-to-one.ts'
import { type Opening, openingOf } from './opening-store.ts'
import { recordOne, type SaveDeps, TicksChanged } from './save-store.ts'
import { teamOf } from './team-store.ts'

export type OneToOneStore = {
  team(supervisor: PersonId, on: LocalDate): Promise<readonly TeamMember[]>
  /** What the form about a person begins with. Throws a `Failure` 'not-yours' as `record` does. */
  opening(caller: Caller, person: PersonId): Promise<Opening>
  /**
   * Saves one one-to-one with what was agreed and ticked off, sealed, with its audit facts, what is owed next and the
   * message to its person, in one transaction. The same `once` again has no second effect and gives the same answer.
   * 'ticks-changed': an action ticked off is not as the form had it, and nothing was saved. Throws a `Failure`
   * "not-yours" for anybody the caller does not supervise today, whether they exist or not.
   */
  record(caller: Caller, draft: OneToOneDraft, once: string): Promise<Recorded | 'ticks-changed'>
}

export function oneToOneStore(deps: SaveDeps): OneToOneStore {
  return {
    team: (supervisor, on) => teamOf(deps.db(), supervisor, on),
    opening: (caller, person) => openingOf(deps, caller, person),
    record: async (caller, draft, once) => {
      try {
        return await recordOne(deps, caller, draft, once)
      } catch (error) {
        // Saved before, a moment or a day ago: the answer is what was saved then.
        if (isDuplicate(error, 'once')) return alreadySaved(deps, caller, draft, once)
        if (error instanceof TicksChanged) return 'ticks-changed'
        throw error
      }
    },
  }
}
