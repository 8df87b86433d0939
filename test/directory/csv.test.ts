import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COLUMNS, cellsOf, entryFrom } from '../../src/directory/csv-columns.ts'
import { joined, split } from '../../src/directory/csv-list.ts'
import { loadDirectory } from '../../src/directory/load.ts'
import { readCsvEntries } from '../../src/directory/read-csv.ts'
import { readEntries } from '../../src/directory/read-yaml.ts'
import { csvOf, yamlOf } from '../../src/directory/write-entries.ts'
import { arbitraryEntry } from './arbitrary-entry.ts'
import { samplePath, temporaryFile } from './files.ts'

const values = (path: string, read: typeof readEntries) => {
  const { entries, faults } = read(path)
  expect(faults).toEqual([])
  return entries.map(({ value }) => value)
}

describe('a directory as a spreadsheet', () => {
  test('YAML to CSV to YAML is the same directory, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEntry, { minLength: 1, maxLength: 4 }), (entries) => {
        const fromYaml = values(temporaryFile(yamlOf(entries)), readEntries)
        expect(fromYaml).toEqual(entries)
        const fromCsv = values(temporaryFile(csvOf(entries)), readCsvEntries)
        expect(fromCsv).toEqual(entries)
      }),
      { numRuns: 80 },
    )
  })

  test('holds the whole sample file, and is read back as it', () => {
    const entries = readEntries(samplePath).entries.map(({ value }) => value as Record<string, unknown>)
    const own = entries.map(({ sample: _sample, ...entry }) => entry)
    expect(own.length).toBeGreaterThan(15)
    expect(values(temporaryFile(csvOf(own)), readCsvEntries)).toEqual(own)
  })

  test('begins no cell as a formula, and reads such a cell back equal', () => {
    const says = ['=HYPERLINK("x")', '+44', '-1', '@sum', '\tx', "'tis"]
    const entries = says.map((text, at) => ({ id: `line-${at}`, says: text }))
    const csv = csvOf(entries)
    expect(csv).not.toMatch(/(^|,|")[=+\-@\t]/m)
    expect(entriesOf(csv)).toEqual(entries.map((entry) => ({ ...entry, says: entry.says.trim() })))
  })

  test('every column comes from a field and goes to one', () => {
    for (const column of COLUMNS) {
      const given = { hours: 'always', zone: 'x', bank_holidays: 'open', [column]: column === 'hours' ? 'always' : 'x' }
      expect(Object.keys(entryFrom(given).entry).length, column).toBeGreaterThan(0)
    }
    expect(Object.keys(cellsOf({})).sort()).toEqual([...COLUMNS].sort())
  })

  test('several values in a cell come back, with separators and backslashes in them', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.constantFrom(';' as const, '|' as const), (list, by) => {
        const trimmed = list.map((value) => value.trim())
        expect(split(joined(trimmed, by), by)).toEqual(trimmed)
      }),
    )
  })
})

const entriesOf = (text: string): unknown[] => readCsvEntries(temporaryFile(text)).entries.map(({ value }) => value)
const faultsOf = (text: string | Uint8Array): string[] =>
  readCsvEntries(temporaryFile(text)).faults.map(({ entry, field, problem }) => `${entry}, ${field}: ${problem}`)

describe('a spreadsheet that a person made', () => {
  test('may have its columns in any order, only some of them, blank lines, any line ends and a byte order mark', () => {
    const rows = ['\uFEFFname,ID,hours', 'Our line,our-line,mon-fri 9 to 17', ',,', '"Two\nlines",two,always']
    for (const end of ['\r\n', '\n']) {
      expect(entriesOf(rows.join(end))).toEqual([
        {
          id: 'our-line',
          name: 'Our line',
          hours: {
            kind: 'weekly',
            zone: 'Europe/London',
            open: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
          },
        },
        { id: 'two', name: 'Two\nlines', hours: { kind: 'always' } },
      ])
    }
  })

  test.each([
    ['', ['line 1, : the file is empty']],
    [
      'a,b\n',
      [
        'line 1, id: this column is missing',
        'line 1, a: there is no such column',
        'line 1, b: there is no such column',
      ],
    ],
    ['id,nmae\n', ['line 1, nmae: there is no such column']],
    ['id,id\n', ['line 1, id: this column is there twice']],
    ['id,name\nx,Our line, day and night\n', ['line 2, : this line has 3 cells and the first has 2']],
    ['id,hours\n"a\nb",always\nx,whenever\n', ['line 4, hours: these hours are not understood']],
    ['id,bank_holidays\nx,open\n', ['line 2, hours: these hours are not understood']],
    ['id,name\nx,"Our line\n', ['line 2, : the quotation marks of this line or the one above don’t match']],
    ['id,name\nx,a "b" c\n', ['line 2, : the quotation marks of this line or the one above don’t match']],
  ])('%j: %j', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults)
  })

  test('that is no text, or far too large, is a fault and no crash', () => {
    expect(faultsOf(new Uint8Array([0xff, 0xfe, 0, 1, 0xd8]))[0]).toContain('not UTF-8')
    expect(faultsOf('x'.repeat(2_000_000))[0]).toContain('larger than 1 MB')
    const wide = Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(',')
    expect(faultsOf(wide)).toEqual(['line 1, : the first line has 100000 cells'])
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void faultsOf(`id\n${text}`)))
  })
})

test('the national entries in full survive the way there and back', () => {
  const entries = loadDirectory({}).services.map(({ sample: _sample, ...service }) => ({ ...service }))
  expect(values(temporaryFile(csvOf(entries)), readCsvEntries)).toEqual(entries)
})
