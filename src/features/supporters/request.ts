import type { Instant, Zone } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'

/** Open requests one person may have at a time: enough to be heard, too few to write to everybody. */
export const OPEN_AT_A_TIME = 3
/** Days after which an open request is deleted, and who asked is told. */
export const KEPT_FOR = 14
/** Characters of "how to reach you". */
export const REACH_LIMIT = 150

/** What somebody is shown of a request of theirs. */
export type OwnRequest = { id: string; supporter: { id: PersonId; name: string; zone: Zone }; createdAt: Instant }

/** What reaches the person who was asked. */
export type Arrived = { asker: string; reach: string }

/** What is wrong with a line that says how to reach somebody, or null. */
export function reachFault(text: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'Write how to reach you: a phone number or an e-mail address.'
  if (text.length > REACH_LIMIT) return `This is ${text.length} characters long and can be ${REACH_LIMIT} at most.`
  return null
}
