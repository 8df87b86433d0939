import { parse } from 'csv-parse/sync'
import { csvLine, readCell } from '../../kernel/csv-line.ts'
import { Failure } from '../../kernel/failure.ts'
import { type Cells, COLUMNS, type Column, type CsvRow, OPTIONAL } from './columns.ts'
import { type Line, lineReader } from './lines.ts'

/** Null cells: the line's quotation marks don't match. */
type Cut = { line: number; cells: readonly string[] | null }

export type CsvReader = { push(piece: string): CsvRow[]; end(): CsvRow[] }

/**
 * Takes a people file piece by piece; each row comes with the line it stands on. Throws a `Failure` when the file as a
 * whole can't be read: empty, or a first line that isn't the header. A bad single line comes back with its fault and
 * spoils no other.
 */
export function csvReader(): CsvReader {
  const reader = lineReader()
  let header: readonly string[] | null = null
  const read = (lines: readonly Line[]): CsvRow[] => {
    const [first, ...rest] = lines
    if (!first) return []
    const named = header ?? headerOf(first)
    const body = header === null ? rest : lines
    header = named
    return cutEach(body).map((line) => rowOf(line, named))
  }
  return {
    push: (piece) => read(reader.push(piece)),
    end: () => {
      const rows = read(reader.end())
      if (header === null) throw refused('The file is empty. Its first line must name the columns.')
      return rows
    },
  }
}

/** The rows of a file that is short enough to be held at once. */
export function readCsv(text: string): CsvRow[] {
  const reader = csvReader()
  return [...reader.push(text), ...reader.end()]
}

/** The rows of a file as it is read, some hundreds at a time. */
export async function* rowsFrom(pieces: AsyncIterable<string>): AsyncGenerator<readonly CsvRow[]> {
  const reader = csvReader()
  for await (const piece of pieces) yield reader.push(piece)
  yield reader.end()
}

export const CSV_HEADER = csvLine(COLUMNS)

export const writeRow = (cells: Cells): string => csvLine(COLUMNS.map((column) => cells[column]))

/** All at once; where that fails by halves, so that one stray quotation mark costs its own line and no other. */
function cutEach(lines: readonly Line[]): Cut[] {
  const records = cut(lines)
  if (records) return lines.map(({ line }, index) => ({ line, cells: records[index] ?? null }))
  if (lines.length === 1) return lines.map(({ line }) => ({ line, cells: null }))
  const half = Math.ceil(lines.length / 2)
  return cutEach(lines.slice(0, half)).concat(cutEach(lines.slice(half)))
}

/** One record a line, or null. No cell of a people file spans lines: one that does is an unclosed quotation mark. */
function cut(lines: readonly Line[]): string[][] | null {
  try {
    const text = lines.map((line) => line.text).join('\n')
    const records: string[][] = parse(text, { record_delimiter: '\n', relax_column_count: true, trim: true })
    return records.length === lines.length ? records : null
  } catch {
    return null
  }
}

function rowOf({ line, cells }: Cut, header: readonly string[]): CsvRow {
  if (cells === null) return { line, cells: {}, fault: 'the quotation marks don’t match. Check them.' }
  if (cells.slice(header.length).some((cell) => cell !== '')) {
    const fault = `it has ${cells.length} cells and the first line has ${header.length}. Put a cell that holds a comma in quotation marks.`
    return { line, cells: {}, fault }
  }
  return { line, cells: Object.fromEntries(header.map((column, index) => [column, readCell(cells[index] ?? '')])) }
}

function headerOf(first: Line): readonly string[] {
  const names = (cut([first])?.[0] ?? []).map((cell) => cell.toLowerCase())
  const header = names.slice(0, names.findLastIndex((name) => name !== '') + 1)
  checkHeader(header)
  return header
}

function checkHeader(header: readonly string[]): void {
  const known = (column: string): boolean => COLUMNS.includes(column as Column)
  // Without a single name we know it is no header but somebody's line, and is not repeated.
  if (!header.some(known)) throw refused(`The first line of the file must name the columns: ${COLUMNS.join(', ')}.`)
  const unknown = header.filter((column) => !known(column))
  const missing = COLUMNS.filter((column) => !OPTIONAL.has(column) && !header.includes(column))
  const twice = header.filter((column, index) => known(column) && header.indexOf(column) !== index)
  const faults = [
    unknown.length > 0 ? `it has columns Alongside doesn’t know (${unknown.join(', ').slice(0, 200)})` : '',
    missing.length > 0 ? `these columns are missing: ${missing.join(', ')}` : '',
    twice.length > 0 ? `these columns stand twice: ${twice.join(', ')}` : '',
  ].filter((fault) => fault !== '')
  if (faults.length === 0) return
  throw refused(
    `The first line of the file is not right: ${faults.join('; ')}. The columns are: ${COLUMNS.join(', ')}.`,
  )
}

const refused = (reader: string): Failure => new Failure('invalid', reader, 'people file refused')
