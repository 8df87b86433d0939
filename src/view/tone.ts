import { inertLine } from './inert.ts'
import type { Tone } from './message.ts'

/** Urgency is said in words as well: colour and pictures are not seen, or not read out, by everyone. */
const LEAD: Readonly<Record<Tone, string>> = { plain: '', quiet: '', urgent: 'Important: ' }

/** What is said before a text of this tone, in the language of the message. */
export const leadOf = ({ tone = 'plain', lead }: { tone?: Tone; lead?: string }): string =>
  tone === 'urgent' && lead !== undefined ? `${inertLine(lead)}: ` : LEAD[tone]
