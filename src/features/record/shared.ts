import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { ActionOwner, Covered, NoNext, OneToOneKind } from '../../kernel/record.ts'

/** What was agreed to be done at a one-to-one, as it stands today. */
export type AgreedAction = { what: string; owner: ActionOwner; dueOn: LocalDate; state: 'open' | 'done' | 'dropped' }

/** The part of a one-to-one that its person has a right to see. */
export type SharedPart = {
  record: string
  subject: PersonId
  /** Counts the corrections: the button to confirm brings it back, so that nobody confirms what they have not read. */
  version: number
  author: string
  heldOn: LocalDate
  kind: OneToOneKind
  covered: readonly Covered[]
  note: string
  /** The person asked that it stays between the two of them. */
  keepPrivate: boolean
  actions: readonly AgreedAction[]
  nextOn: LocalDate | null
  noNext: NoNext | null
}
