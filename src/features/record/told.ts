import type { Around } from '../../kernel/access.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'

/** What was added to a one-to-one, for the message that says so: no words of it. */
export type Told = {
  record: string
  heldOn: LocalDate
  /** Who added it. */
  author: string
  subject: PersonId
  person: string
} & Pick<Around, 'links' | 'recusals'>
