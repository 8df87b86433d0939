import type { From } from '../conversation/exchange.ts'
import type { Accounts } from '../features/people/accounts-store.ts'
import type { Caller } from '../kernel/caller.ts'
import { localDateOf } from '../kernel/dates.ts'
import type { Clock } from '../kernel/instant.ts'

/** Who is asking, if the force has them and they have not left: a leaver loses access the same day. */
export function callerOf(deps: { accounts: Accounts; clock: Clock }): (from: From) => Promise<Caller | null> {
  return async (from) => {
    const now = await deps.clock.now()
    const person = await deps.accounts.identify(from, now)
    if (!person) return null
    const today = localDateOf(now, person.zone)
    const left = person.leavesOn !== null && person.leavesOn <= today
    return left ? null : { person, door: from.door, now, today }
  }
}
