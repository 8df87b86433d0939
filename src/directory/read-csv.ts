import { CsvError, parse } from 'csv-parse/sync'
import { readCell } from '../kernel/csv-line.ts'
import type { DirectoryFault } from '../kernel/service.ts'
import { COLUMNS, entryFrom } from './csv-columns.ts'
import { closest } from './faults.ts'
import { readText } from './read-text.ts'
import type { RawEntry, RawFile } from './read-yaml.ts'

/** A first line longer than this names no columns, and comparing each of its cells with ours would take minutes. */
const MOST_CELLS = 500

type Row = { line: number; cells: readonly string[] }

/**
 * Reads a directory kept in a spreadsheet: one entry a row, one field a column. Never throws; the first line must name
 * the columns, and an entry needs only those it says something in.
 */
export function readCsvEntries(path: string): RawFile {
  const fault = (line: number, field: string, problem: string, fix: string): DirectoryFault => {
    return { file: path, entry: `line ${line}`, line, field, problem, fix }
  }
  const refuse = (...faults: DirectoryFault[]): RawFile => ({ entries: [], faults })
  const text = readText(path)
  if (typeof text !== 'string') return refuse({ file: path, entry: 'the file', field: '', ...text })
  const rows = rowsOf(text)
  if ('brokenAt' in rows) {
    return refuse(
      fault(rows.brokenAt, '', 'the quotation marks of this line or the one above don’t match', 'Check them.'),
    )
  }
  const [head, ...rest] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (!head)
    return refuse(fault(1, '', 'the file is empty', `Its first line names the columns: ${COLUMNS.join(', ')}.`))
  if (head.cells.length > MOST_CELLS)
    return refuse(
      fault(
        head.line,
        '',
        `the first line has ${head.cells.length} cells`,
        `It names the columns: ${COLUMNS.join(', ')}.`,
      ),
    )
  const names = head.cells.map((cell) => cell.trim().toLowerCase())
  const wrong = headFaults(names).map(({ field, problem, fix }) => fault(head.line, field, problem, fix))
  if (wrong.length > 0) return refuse(...wrong)
  const faults: DirectoryFault[] = []
  const entries = rest.flatMap(({ line, cells }, index): RawEntry[] => {
    if (cells.slice(names.length).some((cell) => cell !== '')) {
      const problem = `this line has ${cells.length} cells and the first has ${names.length}`
      faults.push(fault(line, '', problem, 'Put a cell that holds a comma between quotation marks.'))
      return []
    }
    const read = entryFrom(Object.fromEntries(names.map((name, at) => [name, readCell(cells[at] ?? '')])))
    faults.push(...read.faults.map(({ field, problem, fix }) => fault(line, field, problem, fix)))
    return read.faults.length > 0 ? [] : [{ position: index + 1, line, value: read.entry }]
  })
  return { entries, faults }
}

/** Each row with the line it begins on: a cell between quotation marks may run over several. */
function rowsOf(text: string): Row[] | { brokenAt: number } {
  try {
    const read: unknown = parse(text, {
      info: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
    return (read as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      line: startOf(record, info.lines),
      cells: record,
    }))
  } catch (error) {
    return { brokenAt: error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1 }
  }
}

const startOf = (record: readonly string[], end: number): number =>
  end - record.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)

function headFaults(names: readonly string[]): { field: string; problem: string; fix: string }[] {
  const all = `The columns are: ${COLUMNS.join(', ')}.`
  const strange = names.filter((name) => name !== '' && !COLUMNS.includes(name))
  const twice = names.filter((name, at) => name !== '' && names.indexOf(name) !== at)
  return [
    ...(names.includes('id') ? [] : [{ field: 'id', problem: 'this column is missing', fix: all }]),
    ...strange.map((name) => {
      const near = closest(name, COLUMNS)
      return {
        field: name.slice(0, 40),
        problem: 'there is no such column',
        fix: near ? `Did you mean \`${near}\`?` : all,
      }
    }),
    ...twice.map((name) => ({ field: name, problem: 'this column is there twice', fix: 'Keep one of them.' })),
  ]
}
