import type { LocalDate } from '../../kernel/instant.ts'
import type { Column, Refusal } from './columns.ts'

/** What one line would do. People by the force's numbers; columns by name, never what stands in them. */
export type LineFinding = {
  kind: 'line'
  line: number
  reference: string
  isNew: boolean
  /** Under another supervisor than the database has; for somebody new, under any. */
  moves: boolean
  from: string | null
  to: string | null
  changed: readonly Column[]
  /** Where the line sets it anew: the first day on which they are no longer there. */
  leavesOn: LocalDate | null
  /** That day has come. */
  gone: boolean
}

export type Finding =
  | LineFinding
  /** In the database and not in the file. */
  | { kind: 'missing'; reference: string }
  /** Somebody who has left, and those who are still under them. */
  | { kind: 'left-behind'; supervisor: string; leftOn: LocalDate; people: readonly string[] }

export type ImportCounts = {
  added: number
  changed: number
  /** Those who have another supervisor, without those who are new. */
  moved: number
  /** Whose last day the file sets anew. */
  left: number
  untouched: number
  missing: number
}

export type ImportSummary = ImportCounts & {
  refused: readonly Refusal[]
  /** The file names less than four fifths of the people the database has: why it is refused as a whole. */
  shrunk: string | null
}

/** How many of the people there are a file may lack before it is taken for a broken one. */
const MOST_MISSING = 0.2

/** Null, or why a file of `named` people can't be the whole of a force of `present`. */
export function whyShrunk(named: number, present: number): string | null {
  if (named >= present * (1 - MOST_MISSING)) return null
  return `The file names ${named} people and Alongside has ${present}: that is more than 20 % fewer, so it was refused as a whole and nothing was written. Check that the file is complete. If it is right, import it with --even-if-smaller; whoever is not in it stays as they are.`
}

/** One finding as the administrator reads it. */
export function findingLine(finding: Finding): string {
  switch (finding.kind) {
    case 'line':
      return `Line ${finding.line}: ${finding.reference} ${lineParts(finding).join('; ')}`
    case 'missing':
      return `Not in the file: ${finding.reference}, left as they are`
    case 'left-behind':
      return `Without a supervisor: ${finding.people.join(', ')} (${finding.supervisor} left on ${finding.leftOn})`
  }
}

function lineParts({ isNew, moves, from, to, changed, leavesOn, gone }: LineFinding): string[] {
  return [
    ...(isNew ? [to === null ? 'new, with no supervisor' : `new, under ${to}`] : []),
    ...(moves && !isNew ? [`moved from ${from ?? 'nobody'} to ${to ?? 'nobody'}`] : []),
    ...(changed.length > 0 ? [`changed (${changed.join(', ')})`] : []),
    ...(leavesOn === null ? [] : [`${gone ? 'left' : 'leaves'} on ${leavesOn}`]),
  ]
}

export function countsLine(summary: ImportSummary): string {
  const { added, moved, changed, left, untouched, refused, missing } = summary
  const lines = new Set(refused.map(({ line }) => line)).size
  return `new ${added}, moved ${moved}, changed ${changed}, left ${left}, untouched ${untouched}, refused ${lines}, not in the file ${missing}`
}
