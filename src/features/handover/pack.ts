import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { ActionOwner } from '../../kernel/record.ts'
import type { Handover, Summary } from './handover.ts'
import type { Passes } from './passes.ts'

export type OpenAction = { what: string; owner: ActionOwner; dueOn: LocalDate }

/** As whom somebody looks at a handover. */
export type Seer = 'self' | 'receiver' | 'supervisor' | 'outgoing' | 'second-line'

export type Pack = {
  as: Seer
  handover: Handover
  /** Null where there is none, or where this reader does not see it. */
  summary: Summary | null
  /** Of an earlier handover, where this one has none: `by` wrote it. */
  earlier: { summary: Summary; by: string; at: Instant } | null
  passes: Passes
  /** In clear for the person and their supervisors; empty for others. */
  actions: readonly OpenAction[]
}
