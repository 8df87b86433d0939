import type { LocalDate } from '../../kernel/instant.ts'
import type { Addition } from './one.ts'

/** What a correction would correct, as its form shows it. */
export type ToCorrect = {
  record: string
  person: string
  version: number
  heldOn: LocalDate
  note: string
  /** Oldest first. */
  corrections: readonly Addition[]
}

/** `corrected-since`: somebody else corrected it after the form was opened; nothing was saved. */
export type Corrected = { kind: 'corrected' } | { kind: 'corrected-since'; now: ToCorrect }

/** What the record says now: the last correction of its words, else the words themselves. */
export function textNow({ note, corrections }: Pick<ToCorrect, 'note' | 'corrections'>): string {
  return corrections.findLast(({ text }) => text !== null)?.text ?? note
}
