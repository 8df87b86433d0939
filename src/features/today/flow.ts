import type { EnrolledRoom } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Day } from './day.ts'
import { dayMessage, peopleMessage } from './views.ts'

/** `/team`, the App Home and the simulator's first page: what needs me now, then my people. */
export function todayRoom(day: (caller: Caller) => Promise<Day>): EnrolledRoom {
  return async ({ ask }, caller) => {
    const today = await day(caller)
    if (ask.kind === 'press' && ask.button === 'today.people') {
      return { kind: 'show', message: peopleMessage(today, Number(ask.carry.from)) }
    }
    return { kind: 'show', message: dayMessage(today, caller.today) }
  }
}
