import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Handover } from './handover.ts'
import type { Passes } from './passes.ts'
import type { SupervisorRequest } from './request.ts'

/** What the messages say, looked up when they are sent: what has been done meanwhile is not there. */

export type Passing = { handover: Handover; passes: Passes }

/** A receiver who has not acknowledged in time, and for how many people. */
export type Late = { name: string; people: number; since: LocalDate }

/** An objection that waits, and whose it is to decide, or to see that somebody can. */
export type Objection = { handover: Handover; tellers: readonly PersonId[] }

export type Settled = { handover: Handover; because: string }

export type Asked = { request: SupervisorRequest; answer: string; tellers: readonly PersonId[] }
