import type { LocalDate } from './instant.ts'
import type { PersonId } from './people.ts'

/** One of a supervisor's current people, with dates only. */
export type TeamMember = {
  id: PersonId
  name: string
  rank: string
  lastHeldOn: LocalDate | null
  dueOn: LocalDate | null
}
