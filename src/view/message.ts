/** What a button or form brings back: ids, a version and a server-made `once` key. Never words. */
export type Carry = Readonly<Record<string, string>>

export type Tone = 'plain' | 'urgent' | 'quiet'

/** `href` is a `tel:`, `sms:`, `mailto:` or `https:` address (on this machine also `http:`); `note` follows the link in plain text. */
export type Link = { label: string; href: string; note?: string }

/** `name` says what the press does (`wellbeing.category`); at most 200 characters of carry in all doors together. */
export type Button = { label: string; name: string; carry: Carry; tone?: 'main' | 'urgent' }

/**
 * Quiet links are a reminder beside the answer: they share lines where others have one each. Urgent ones are numbers to be
 * found at a glance and hit with a shaking thumb.
 */
export type Node =
  | { kind: 'heading'; text: string; level: 1 | 2 }
  /** `lead` is said before an urgent text in place of the English word for it. */
  | { kind: 'text'; text: string; tone?: Tone; lead?: string }
  | { kind: 'facts'; facts: readonly { label: string; value: string }[] }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'links'; links: readonly Link[]; tone?: 'quiet' | 'urgent' }
  | { kind: 'buttons'; buttons: readonly Button[] }
  | { kind: 'note'; text: string }
  | { kind: 'divider' }

export type NodeKind = Node['kind']

/** `notice` is what a lock screen shows: written by hand, and never holds personal matter. */
export type Message = { notice: string; body: readonly Node[] }
