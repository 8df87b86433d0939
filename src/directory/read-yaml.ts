import { isMap, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import type { DirectoryFault } from '../kernel/service.ts'
import { readText } from './read-text.ts'

export type RawEntry = { position: number; line: number; value: unknown }
export type RawFile = { entries: readonly RawEntry[]; faults: readonly DirectoryFault[] }

/**
 * Reads the list under `services:` of a directory file. Never throws: whatever the file is, it comes back as the entries
 * that can be trusted and a fault for each thing that is wrong. Where the YAML itself breaks, the entries above the break
 * are still read; what follows a break could be anything and is not.
 */
export function readEntries(path: string): RawFile {
  const refuse = (problem: string, fix: string): RawFile => ({
    entries: [],
    faults: [{ file: path, entry: 'the file', field: '', problem, fix }],
  })
  const text = readText(path)
  if (typeof text !== 'string') return refuse(text.problem, text.fix)
  try {
    return parse(path, text, refuse)
  } catch {
    return refuse('it is nested too deeply to be read', 'Write it as a plain list of entries under `services:`.')
  }
}

function parse(path: string, text: string, refuse: (problem: string, fix: string) => RawFile): RawFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineOf = (offset: number): number => lines.linePos(offset).line
  if (aliased(document)) return refuse('it uses YAML anchors (&, *)', 'Write the repeated part out in full.')
  const faults = document.errors.map((error) => ({
    file: path,
    entry: `line ${lineOf(error.pos[0])}`,
    line: lineOf(error.pos[0]),
    field: '',
    problem: FAULT_WORDS[error.code] ?? 'this line is not valid YAML',
    fix: 'Check the indentation, the quotes and the colons of this line and the one above.',
  }))
  const list = isMap(document.contents) ? document.contents.get('services', true) : null
  if (!isSeq(list)) {
    const nothing = refuse(
      'it has no list called `services`',
      'Begin the file with `services:` and put a list under it.',
    )
    return { entries: [], faults: [...faults, ...nothing.faults] }
  }
  const strangers = unknownTopLevel(path, document.contents)
  const broken = document.errors.filter((error) => error.code !== 'DUPLICATE_KEY').map((error) => error.pos[0])
  const firstBreak = Math.min(...broken, Number.POSITIVE_INFINITY)
  const doubled = document.errors.filter((error) => error.code === 'DUPLICATE_KEY').map((error) => error.pos[0])
  const entries = list.items.flatMap((item, index): RawEntry[] => {
    const [start = 0, , end = 0] = rangeOf(item)
    const spoilt = end > firstBreak || doubled.some((at) => at >= start && at < end)
    return spoilt ? [] : [{ position: index + 1, line: lineOf(start), value: toPlain(item, document) }]
  })
  return { entries, faults: [...faults, ...strangers] }
}

const FAULT_WORDS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this entry has the same field twice, so it is left out',
  TAB_AS_INDENT: 'this line is indented with a tab; YAML needs spaces',
  BAD_INDENT: 'this line is indented too little or too much',
  MULTIPLE_DOCS: 'the file holds more than one document (a line of `---`)',
}

function unknownTopLevel(path: string, contents: unknown): DirectoryFault[] {
  if (!isMap(contents)) return []
  const names = contents.items.map((pair) => String(pair.key)).filter((name) => name !== 'services')
  return names.map((name) => ({
    file: path,
    entry: 'the file',
    field: name,
    problem: 'this is not something a directory file can hold',
    fix: 'Remove it, or move it into an entry under `services:`.',
  }))
}

type Parsed = ReturnType<typeof parseDocument>

function aliased(document: Parsed): boolean {
  let found = false
  visit(document, {
    Alias: () => {
      found = true
      return visit.BREAK
    },
  })
  return found
}

const rangeOf = (item: unknown): readonly number[] =>
  typeof item === 'object' && item !== null && 'range' in item && Array.isArray(item.range) ? item.range : []

const toPlain = (item: unknown, document: Parsed): unknown =>
  typeof item === 'object' && item !== null && 'toJS' in item && typeof item.toJS === 'function'
    ? item.toJS(document)
    : item
