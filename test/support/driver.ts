import type { DoorName } from '../../src/kernel/door.ts'

/** Somebody of the sample force as a test knows them. */
export type Who = { reference: string; email: string; name: string }

/**
 * One door played as a person would: what is typed goes out as the platform's own signed payload over HTTP, and what
 * is seen is read back from what the platform was given, never from our views.
 */
export interface Driver {
  readonly door: DoorName
  /** Types in the private place: `/wellbeing can't sleep` (Teams: the slash is typed too, and understood). */
  says(who: Who, text: string): Promise<void>
  /** Types the same in a channel or group. */
  saysInShared(who: Who, text: string): Promise<void>
  /** Presses the newest visible button with this label. Throws, listing the labels there are, when there is none. */
  presses(who: Who, label: string): Promise<void>
  /** Fills the open form by field name and submits it. A choice or person may be given by its label. */
  fills(who: Who, values: Readonly<Record<string, string>>): Promise<void>
  /** Fills what is given and presses this other button of the open form, which leaves the form open. */
  steps(who: Who, label: string, values: Readonly<Record<string, string>>): Promise<void>
  /** Types into the open form and presses nothing. */
  types(who: Who, values: Readonly<Record<string, string>>): Promise<void>
  /** Closes the open form without sending it. A card of Teams cannot be closed: its step `keep` is pressed if it has one. */
  closes(who: Who): Promise<void>
  /** Chooses a shortcut from the menu of a message with these words, that they wrote themselves or somebody else did. */
  shortcut(who: Who, name: string, whose: 'own' | 'another', words: string): Promise<void>
  /** What this person can see as a result of their last act (replies, open form with its values and errors) as text. */
  screen(who: Who): string
  /** Every message the bot sent by itself (reminders), oldest first, as text. */
  inbox(who: Who): readonly string[]
  /** Names and values of the open form, to prove that nothing typed was lost. Null where no form is open. */
  openForm(who: Who): Readonly<Record<string, string>> | null
  /** Every platform-rule fault noticed so far in anything rendered to this door; a test demands that it stays empty. */
  faults(): readonly string[]
}

/** What a door's test rig offers before the app is made: environment for `readConfig`, then a driver on its origin. */
export interface DoorRig {
  readonly door: DoorName
  /** Environment that opens this door towards the rig's own fake platform on loopback. */
  env(): Readonly<Record<string, string>>
  /** Who of the sample force exists on the platform, with their e-mail; called before `attach`. */
  enrol(people: readonly Who[]): Promise<void>
  attach(origin: string): Promise<Driver>
  close(): Promise<void>
}
