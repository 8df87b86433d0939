import { parseLocalDate } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { Agreed, Listing, Shifts } from './listing.ts'
import { type Places, readListing } from './read-listing.ts'

/** The header of the file of supporters, in any order. */
export const COLUMNS = [
  ...(['person_id', 'kinds', 'sites', 'units', 'says', 'phone', 'email', 'hours', 'pattern'] as const),
  ...(['pattern_from', 'away_from', 'away_until', 'agreed_on'] as const),
] as const
export type Column = (typeof COLUMNS)[number]
export const NEEDED: readonly Column[] = ['person_id', 'kinds', 'agreed_on']

/** `fault` says why the line could not be taken apart; it then has no cells. */
export type CsvRow = { line: number; cells: Readonly<Partial<Record<Column, string>>>; fault?: string }

export type Refusal = { line: number; reason: string }
export type ListingDraft = { line: number; reference: string; listing: Listing; agreedOn: LocalDate }

/** In a cell several are separated by semicolons. */
const COLUMN_OF: Readonly<Record<keyof Listing, Column>> = {
  ...{ kinds: 'kinds', sites: 'sites', units: 'units', says: 'says', phone: 'phone', email: 'email' },
  ...{ hours: 'hours', pattern: 'pattern', patternFrom: 'pattern_from' },
  ...{ awayFrom: 'away_from', awayUntil: 'away_until' },
}

/** One line as a listing, or what is wrong with it; never the cell's own text. A line without agreement is refused. */
export function readRow(row: CsvRow, places: Places, shifts: Shifts, today: LocalDate): ListingDraft | Refusal[] {
  const { line, fault } = row
  if (fault !== undefined) return [{ line, reason: fault }]
  const cell = (column: Column): string => row.cells[column]?.trim() ?? ''
  const list = (column: Column): string[] =>
    cell(column)
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
  const faults: Refusal[] = []
  if (cell('person_id') === '') faults.push({ line, reason: 'person_id is empty. Fill it in.' })
  const agreedOn = parseLocalDate(cell('agreed_on'))
  if (cell('agreed_on') === '')
    faults.push({
      line,
      reason: 'agreed_on is empty. Nobody is listed without their word: ask them, and enter the day they agreed.',
    })
  else if (agreedOn === null)
    faults.push({ line, reason: 'agreed_on is not a date. Write it as year-month-day, for example 2026-04-01.' })
  else if (agreedOn > today) faults.push({ line, reason: 'agreed_on lies in the future. Enter the day they agreed.' })

  const read = readListing(
    {
      ...{ kinds: list('kinds'), sites: list('sites'), units: list('units') },
      ...{ says: cell('says'), phone: cell('phone'), email: cell('email'), hours: cell('hours') },
      ...{ pattern: cell('pattern'), patternFrom: cell('pattern_from') },
      ...{ awayFrom: cell('away_from'), awayUntil: cell('away_until') },
    },
    places,
    shifts,
  )
  if (!read.ok) {
    const reasons = Object.entries(read.errors).map(
      ([field, error]) => `${COLUMN_OF[field as keyof Listing]}: ${error}`,
    )
    faults.push(...reasons.map((reason) => ({ line, reason })))
  }
  if (!read.ok || agreedOn === null || faults.length > 0) return faults
  return { line, reference: cell('person_id'), listing: read.listing, agreedOn }
}

/** The other way: a listing as cells. */
export function cellsOf(reference: string, listing: Agreed): Record<Column, string> {
  const list = (names: readonly string[]): string => names.join(';')
  return {
    person_id: reference,
    ...{ kinds: list(listing.kinds), sites: list(listing.sites), units: list(listing.units) },
    ...{ says: listing.says, phone: listing.phone, email: listing.email },
    ...{ hours: listing.hours, pattern: listing.pattern, pattern_from: listing.patternFrom ?? '' },
    ...{ away_from: listing.awayFrom ?? '', away_until: listing.awayUntil ?? '', agreed_on: listing.agreedOn },
  }
}
