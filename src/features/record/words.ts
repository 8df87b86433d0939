import { inWords } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import { type ActionOwner, type Covered, NO_NEXT_WORDS, type NoNext } from '../../kernel/record.ts'
import type { AgreedAction } from './shared.ts'

/** Whose words these are read as: the person's own screen says "you" where the supervisor's says their name. */
export type Reader = { self: boolean; person: string }

const OWNERS: Readonly<Record<ActionOwner, (reader: Reader) => string>> = {
  person: ({ self, person }) => (self ? 'you' : person),
  supervisor: ({ self }) => (self ? 'your supervisor' : 'the supervisor'),
}

const STATES: Readonly<Record<AgreedAction['state'], (dueOn: LocalDate) => string>> = {
  open: (dueOn) => `by ${inWords(dueOn)}`,
  done: () => 'done',
  dropped: () => 'no longer needed',
}

/** `Send the form (you, by Tuesday 24 November 2026)`. */
export const actionLine = ({ what, owner, dueOn, state }: AgreedAction, reader: Reader): string =>
  `${what} (${OWNERS[owner](reader)}, ${STATES[state](dueOn)})`

/** `Wellbeing, workload`; empty where nothing was ticked. */
export function coveredWords(covered: readonly Covered[]): string {
  const words = covered.join(', ')
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** The day of the next one-to-one, or why there is none. */
export function nextWords(nextOn: LocalDate | null, noNext: NoNext | null): string {
  if (nextOn) return inWords(nextOn)
  return noNext ? `None yet. ${NO_NEXT_WORDS[noNext]}.` : 'None agreed'
}
