import { addDays } from '../../kernel/dates.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'

/** Why somebody passes from one supervisor to another. `asked`: by the second line, since the person asked for it. */
export type Because = 'moved' | 'left' | 'cover-ended' | 'acting-ended' | 'asked'

/** Somebody as a handover names them. */
export type Named = { id: PersonId; name: string; left: boolean }

export type Handover = {
  id: string
  person: Named
  from: Named
  /** Null while nobody takes over. */
  to: Named | null
  because: Because
  /** The day from which the receiver has the person; of a prepared one, the day that is expected. */
  effectiveOn: LocalDate
  /** Null while it is only prepared. */
  startedAt: Instant | null
  state: 'open' | 'acknowledged' | 'ended'
  askedAt: Instant | null
  toldAt: Instant | null
  summarisedAt: Instant | null
  objectedAt: Instant | null
  /** What was written before does not pass. */
  holds: boolean
  settledAt: Instant | null
  acknowledgedAt: Instant | null
  escalatedAt: Instant | null
  version: number
}

/** What the outgoing supervisor writes about one person. */
export type Summary = { agreed: string; adjustments: string; next: string }

/** How long after the start a person can still object through Alongside. */
export const OBJECT_DAYS = 14

export const lastDayToObject = ({ effectiveOn }: Handover): LocalDate => addDays(effectiveOn, OBJECT_DAYS)

/** Whether an objection waits for the second line's decision. */
export const objectionWaits = ({ objectedAt, settledAt }: Handover): boolean =>
  objectedAt !== null && settledAt === null

/** `told`: the one objection has been made. `late`: the second line is to be written to. `none`: there is nobody to object to. */
export type MayObject = 'yes' | 'told' | 'late' | 'none'

export function mayObject(handover: Handover, today: LocalDate): MayObject {
  if (handover.objectedAt !== null) return 'told'
  if (handover.state === 'ended' || handover.to === null) return 'none'
  return today > lastDayToObject(handover) ? 'late' : 'yes'
}

export type SummaryState = 'written' | 'awaited' | 'not-written' | 'left' | 'not-asked'

const DAY = 86_400_000

/** Whether there is a summary, and if not, why the pack is made from the records alone. */
export function summaryState(handover: Handover, now: Instant, acknowledgeDays: number): SummaryState {
  const { summarisedAt, because, from, askedAt } = handover
  if (summarisedAt) return 'written'
  if (because === 'asked') return 'not-asked'
  if (from.left) return 'left'
  if (askedAt && now.getTime() >= askedAt.getTime() + acknowledgeDays * DAY) return 'not-written'
  return 'awaited'
}

/**
 * The outgoing supervisor may write until it is acknowledged. A first summary is taken after that, too: it opens the
 * handover again, so that nothing typed comes too late to be read.
 */
export const maySummarise = ({ state, summarisedAt, because }: Handover): boolean =>
  because !== 'asked' && (state === 'open' || (state === 'acknowledged' && summarisedAt === null))
