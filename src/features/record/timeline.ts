import type { Relation } from '../../kernel/access.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { ONE_TO_ONE_KINDS } from '../../kernel/record.ts'
import type { AgreedAction } from './shared.ts'

/** What stands in a record: one-to-ones of every kind, records of management action, handovers with a summary. */
export const ENTRY_KINDS = [...ONE_TO_ONE_KINDS, 'management', 'handover'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export const PAGE = 10

export type Entry = {
  id: string
  kind: EntryKind
  on: LocalDate
  /** Who wrote it: their name. */
  by: string
  /** The beginning of the shared note; null where it may not be read, or there is none. */
  begins: string | null
  /** Whether what was shared may be read. */
  open: boolean
  corrections: number
  comments: number
  confirmed: boolean
  /** Of a record of management action. */
  closed: boolean
}

export type Timeline = {
  person: { id: PersonId; name: string; rank: string }
  relation: Relation
  /** How many entries of each kind there are; kinds without any are absent. */
  counts: readonly { kind: EntryKind; count: number }[]
  only: EntryKind | null
  entries: readonly Entry[]
  /** Whether this is not the first page. */
  older: boolean
  /** Where the next page goes on; null at the end. */
  next: string | null
  /** When the next one-to-one is due; null where none is. */
  dueOn: LocalDate | null
  openActions: readonly AgreedAction[]
  openActionCount: number
}

/** The last entry of a page: the next page begins after it. */
export type Cursor = { on: LocalDate; at: string; id: string }

const CURSOR = /^(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_([0-9a-f-]{36})$/

/** As a button carries it, and back. Null for anything that is none of ours: then the first page is shown. */
export const cursorText = ({ on, at, id }: Cursor): string => `${on}_${at}_${id}`
export function readCursor(text: string | undefined): Cursor | null {
  const [, on, at, id] = CURSOR.exec(text ?? '') ?? []
  return on && at && id && !Number.isNaN(Date.parse(at)) && !Number.isNaN(Date.parse(on))
    ? { on: on as LocalDate, at, id }
    : null
}

export const readKind = (text: string | undefined): EntryKind | null =>
  ENTRY_KINDS.find((kind) => kind === text) ?? null

const BEGINS = 140

/** Enough of a note to know it again, cut at a word. */
export function beginningOf(note: string): string {
  const line = note.replace(/\s+/g, ' ').trim()
  if (line.length <= BEGINS) return line
  const cut = line.slice(0, BEGINS)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), BEGINS - 30)).trimEnd()} …`
}
