import type { RecordChange, RecordRead } from '../../kernel/facts.ts'
import type { LocalDate } from '../../kernel/instant.ts'

/** What of the audit is shown to the person it is about: who looked, and who wrote. */
export type Look =
  | RecordRead
  | 'one-to-one.recorded'
  | Extract<RecordChange, 'one-to-one.corrected' | 'management.recorded' | 'management.closed'>

export const LOOK_WORDS: Readonly<Record<Exclude<Look, 'record.readers-seen'>, string>> = {
  'record.dates-seen': 'saw days and counts, no notes',
  'record.read': 'read in your record',
  'record.searched': 'searched the notes shared with you',
  'record.exported': 'made a copy of your record',
  'action.seen': 'looked at your actions',
  'management.read': 'read a record of management action',
  'management.exported': 'made a copy of a record of management action',
  'handover.seen': 'looked at a handover about you',
  'one-to-one.recorded': 'logged a one-to-one with you',
  'one-to-one.corrected': 'corrected a one-to-one',
  'management.recorded': 'recorded management action',
  'management.closed': 'closed a record of management action',
}

export const LOOKS = Object.keys(LOOK_WORDS) as (keyof typeof LOOK_WORDS)[]

export type ReaderLine = { name: string; what: keyof typeof LOOK_WORDS; on: LocalDate; times: number }

/** `next`: where the older ones go on; null at the end. */
export type Readers = { lines: readonly ReaderLine[]; next: string | null; older: boolean }

export type OneLook = Omit<ReaderLine, 'times'>

/** The same person doing the same several times on a day is one line; the order of the first of them stays. */
export function gathered(looks: readonly OneLook[]): ReaderLine[] {
  const lines = new Map<string, ReaderLine>()
  for (const look of looks) {
    const key = JSON.stringify([look.name, look.what, look.on])
    lines.set(key, { ...look, times: (lines.get(key)?.times ?? 0) + 1 })
  }
  return [...lines.values()]
}
