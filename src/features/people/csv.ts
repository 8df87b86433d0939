import { parse } from 'csv-parse/sync'
import { Failure } from '../../kernel/failure.ts'
import { COLUMNS, type Column, type CsvRow, OPTIONAL } from './columns.ts'

/**
 * Rows of a people file with the line each ended on. Throws a `Failure` when the file as a whole can't be read: no
 * header, unknown or missing columns, broken quoting. A bad single line is refused later, by itself.
 */
export function readCsv(text: string): CsvRow[] {
  const records = parseAll(text)
  const header = records[0]?.record.map((cell) => cell.trim().toLowerCase())
  if (!header) throw new Failure('invalid', 'The file is empty. Its first line must name the columns.', 'people file empty')
  checkHeader(header)
  return records.slice(1).map(({ record, line }) => ({
    line,
    cells: Object.fromEntries(header.map((column, index) => [column, record[index] ?? ''])),
  }))
}

function parseAll(text: string): { record: string[]; line: number }[] {
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
    return (parsed as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({ record, line: info.lines }))
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'lines' in error ? ` near line ${String(error.lines)}` : ''
    throw new Failure('invalid', `The file can’t be read as CSV${line}. Check the quotation marks there.`, 'people file unreadable')
  }
}

function checkHeader(header: readonly string[]): void {
  const unknown = header.filter((column) => !COLUMNS.includes(column as Column))
  const missing = COLUMNS.filter((column) => !OPTIONAL.has(column) && !header.includes(column))
  const twice = header.filter((column, index) => header.indexOf(column) !== index)
  const faults = [
    unknown.length > 0 ? `it has columns Alongside doesn’t know (${unknown.join(', ').slice(0, 200)})` : '',
    missing.length > 0 ? `these columns are missing: ${missing.join(', ')}` : '',
    twice.length > 0 ? `these columns stand twice: ${twice.join(', ')}` : '',
  ].filter((fault) => fault !== '')
  if (faults.length === 0) return
  throw new Failure(
    'invalid',
    `The first line of the file is not right: ${faults.join('; ')}. The columns are: ${COLUMNS.join(', ')}.`,
    'people file header refused',
  )
}
