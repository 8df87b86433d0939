import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Handover } from './handover.ts'
import type { SupervisorRequest } from './request.ts'

/** Receivers among the caller's supervisors who have people to acknowledge. */
export type WaitingBelow = { receiver: PersonId; name: string; people: number; since: LocalDate }

/** What somebody sees at `/handover`: names, dates and counts, and nothing of what is kept. */
export type Desk = {
  supervises: boolean
  outgoing: readonly Handover[]
  incoming: readonly Handover[]
  own: readonly Handover[]
  ownRequest: SupervisorRequest | null
  waitingBelow: readonly WaitingBelow[]
  objections: readonly Handover[]
  toDecide: readonly SupervisorRequest[]
}
