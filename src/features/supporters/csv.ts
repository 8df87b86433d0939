import { parse } from 'csv-parse/sync'
import { Failure } from '../../kernel/failure.ts'
import { COLUMNS, type Column, type CsvRow, NEEDED } from './columns.ts'

/** A spreadsheet takes a cell that begins like this for a formula; a quotation mark before it says that it is text. */
const FORMULA = /^'*[=+\-@\t\r]/

/**
 * Rows of a file of supporters with the line each stands on. Throws a `Failure` when the file as a whole can't be read. A
 * bad single line comes back with its fault and spoils no other: no cell of such a file spans lines.
 */
export function readCsv(text: string): CsvRow[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ line: index + 1, text: line }))
    .filter((line) => /[^\s,]/.test(line.text))
  const [first, ...rest] = lines
  if (!first) throw refused('The file is empty. Its first line must name the columns.')
  const header = (cut(first.text) ?? []).map((name) => name.toLowerCase())
  checkHeader(header)
  return rest.map(({ line, text: row }) => {
    const cells = cut(row)
    if (cells === null) return { line, cells: {}, fault: 'the quotation marks don’t match. Check them.' }
    if (cells.slice(header.length).some((cell) => cell !== ''))
      return {
        line,
        cells: {},
        fault: 'it has more cells than columns. Put a cell that holds a comma in quotation marks.',
      }
    return { line, cells: Object.fromEntries(header.map((column, index) => [column, plain(cells[index] ?? '')])) }
  })
}

export function writeCsv(rows: readonly Readonly<Record<Column, string>>[]): string {
  return [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => quoted(row[column])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('')
}

function quoted(cell: string): string {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

const plain = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell)

/** Null when the quotation marks don't match. */
function cut(line: string): string[] | null {
  try {
    const records: string[][] = parse(line, { relax_column_count: true, trim: true })
    return records.length === 1 ? (records[0] ?? null) : null
  } catch {
    return null
  }
}

function checkHeader(header: readonly string[]): void {
  const missing = NEEDED.filter((column) => !header.includes(column))
  const unknown = header.filter((column) => column !== '' && !COLUMNS.includes(column as Column))
  const twice = header.some((column, index) => column !== '' && header.indexOf(column) !== index)
  if (missing.length === 0 && unknown.length === 0 && !twice) return
  throw refused(
    `The first line of the file is not right. The columns are: ${COLUMNS.join(', ')}. Needed are: ${NEEDED.join(', ')}.`,
  )
}

const refused = (reader: string): Failure => new Failure('invalid', reader, 'supporters file refused')
