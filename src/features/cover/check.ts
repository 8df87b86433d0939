import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'

/** One thing about who supervises whom that somebody should look at, and who is told. */
export type Finding = { recipient: PersonId } & (
  | { kind: 'unsupervised'; person: string }
  | { kind: 'many'; person: string; people: number }
  | { kind: 'ends'; person: string; by: string; lastDay: LocalDate }
)

/** Local hour from which the daily check is sent: a product default. */
export const CHECK_TIME = '08:00'
