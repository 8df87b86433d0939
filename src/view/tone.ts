import type { Tone } from './message.ts'

/** Urgency is said in words as well: colour and pictures are not seen, or not read out, by everyone. */
export const LEAD: Readonly<Record<Tone, string>> = { plain: '', quiet: '', urgent: 'Important: ' }
