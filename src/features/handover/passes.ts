import { readable } from '../../kernel/access.ts'
import type { LocalDate } from '../../kernel/instant.ts'

/** One-to-ones of one sort about a person, whoever wrote them. */
export type Shelved = { keepPrivate: boolean; passOn: boolean; hasOwn: boolean; count: number }

/** What there is about somebody, as counts and dates. */
export type Holding = {
  oneToOnes: readonly Shelved[]
  openActions: number
  firstActionDue: LocalDate | null
  management: number
  nextOn: LocalDate | null
}

export type Passes = {
  sharedNotes: number
  ownNotes: number
  /** Shared notes that stay between the person and their writer. */
  keptPrivate: number
  openActions: number
  firstActionDue: LocalDate | null
  management: number
  nextOn: LocalDate | null
  /** One-to-ones whose words wait, or stay away, because the person objected. */
  held: number
}

/**
 * What goes to the next supervisor: by the one rule of who may read what (kernel/access), as somebody who wrote none of
 * it. Open actions, next dates and the records of management action always pass: they are what the force owes.
 */
export function whatPasses({ oneToOnes, ...dates }: Holding, held: boolean): Passes {
  const passes: Passes = { sharedNotes: 0, ownNotes: 0, keptPrivate: 0, held: 0, ...dates }
  for (const { count, hasOwn, ...shelf } of oneToOnes) {
    const { shared, own } = readable('receiver', 'supervisor', { ...shelf, author: 'others', held }, false)
    if (shared) passes.sharedNotes += count
    else if (shelf.keepPrivate) passes.keptPrivate += count
    else passes.held += count
    if (own && hasOwn) passes.ownNotes += count
  }
  return passes
}
