import type { Instant } from './instant.ts'
import type { PersonId } from './people.ts'

/** What stands in a form, by field name. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/**
 * Which unsaved words: whose, in which form, about which id (empty: about none), and `once`, which tells one opening of
 * the form from another (empty: words of none, for the next opening).
 */
export type DraftKey = { author: PersonId; form: string; about: string; once: string }

/** Words typed and not saved. They belong to whoever typed them, and nobody else is ever given them. */
export interface Drafts {
  /** Keeps what was typed, sealed. Of one opening the last words stay, and of one that was saved none. */
  keep(key: DraftKey, typed: Typed, at: Instant): Promise<void>
  /**
   * The newest words for this form and id, of whichever opening; `once` is theirs from then on. Words of no opening become
   * those of the one asked for.
   */
  find(key: DraftKey, at: Instant): Promise<{ typed: Typed; at: Instant; once: string } | null>
  /** The form was saved: its words are gone, and those of it still on their way are not kept. */
  saved(key: DraftKey, at: Instant): Promise<void>
  /** The words are not wanted any more. */
  drop(key: DraftKey): Promise<void>
}
