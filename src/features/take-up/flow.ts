import type { EnrolledRoom, OpenRoom, Request } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { Tally } from './counter.ts'
import { completeWeeks, figures } from './figures.ts'
import { type Labels, takeUpMessage } from './views.ts'

export type TakeUpDeps = {
  /** Null for anybody who may not see them. */
  tallies(caller: Caller, from: LocalDate): Promise<readonly Tally[] | null>
  /** The first day that was counted. */
  since(): Promise<LocalDate>
  label: Labels
  elsewhere: OpenRoom
}

/** How often each subject was shown, for those who look after the directory. Anybody else finds nothing here. */
export function takeUpRoom({ tallies, since, label, elsewhere }: TakeUpDeps): EnrolledRoom {
  return async (request: Request, caller: Caller) => {
    const first = await since()
    const oldest = completeWeeks(caller.today, first).at(-1) ?? caller.today
    const counted = await tallies(caller, oldest)
    if (counted === null) return elsewhere(request)
    return { kind: 'show', message: takeUpMessage(figures(counted, caller.today, first), label) }
  }
}
