import { describe, expect, test } from 'vitest'
import { COLUMNS } from '../../../src/features/people/columns.ts'
import { readCsv } from '../../../src/features/people/csv.ts'
import { Failure } from '../../../src/kernel/failure.ts'
import { csvOf, officer } from './force.ts'

const sixty = Array.from({ length: 60 }, (_, index) => officer(index))
const names = (text: string): (string | undefined)[] => readCsv(text).map(({ cells }) => cells.name)

describe('a file is read', () => {
  test.each([
    ['LF', (text: string) => text],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['CR', (text: string) => text.replaceAll('\n', '\r')],
    ['CRLF and LF mixed', (text: string) => text.replace('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['a byte order mark and a quoted header', (text: string) => `\uFEFF${text.replace('person_id', '"person_id"')}`],
    ['no last line end', (text: string) => text.trimEnd()],
    ['spaces around cells', (text: string) => text.replaceAll(',', ' , ')],
    ['a header in capitals', (text: string) => text.replace(/^.*/, (header) => header.toUpperCase())],
    ['commas after the last column', (text: string) => text.replaceAll('\n', ',,\n')],
  ])('with %s', (_what, change) => {
    const rows = readCsv(change(csvOf(sixty)))
    expect(rows.map(({ cells }) => cells)).toEqual(sixty)
    expect(rows.map(({ line }) => line)).toEqual(sixty.map((_, index) => index + 2))
  })

  test('with its columns in any order, and those that may be left out left out', () => {
    const text = 'nation,unit,rank,type,email,name,person_id\nwales,U,PC,officer,a@b.example,Siân,PC1\n'
    expect(readCsv(text)).toEqual([
      {
        line: 2,
        cells: {
          nation: 'wales',
          unit: 'U',
          rank: 'PC',
          type: 'officer',
          email: 'a@b.example',
          name: 'Siân',
          person_id: 'PC1',
        },
      },
    ])
  })

  test('keeping commas and quotation marks inside quoted cells', () => {
    const text = csvOf([officer(0)]).replace('Officer 0', '"Smith, Anne ""Annie"""')
    expect(names(text)).toEqual(['Smith, Anne "Annie"'])
  })

  test.each(['=1+1', '+44', '-5', '@SUM(A1)', "'tHart"])('keeping %j as it is: nothing in it is run', (cell) => {
    expect(names(csvOf([{ ...officer(0), name: cell }]))).toEqual([cell])
  })

  test('without the apostrophe that spreadsheets, and we, put before what they would run', () => {
    expect(names(csvOf([{ ...officer(0), name: "'=1+1" }]))).toEqual(['=1+1'])
  })

  test('but not a line without an end: it is refused before memory ends', () => {
    expect(() => readCsv(`${csvOf([])}${'x'.repeat(200_000)}`)).toThrow(
      expect.objectContaining({ reader: expect.stringMatching(/^Line 2 is longer than/) }),
    )
  })

  test('passing over blank lines and lines of commas, with the true line numbers', () => {
    const [header, first, second] = csvOf(sixty.slice(0, 2)).split('\n')
    const rows = readCsv([header, '', first, ',,,,', '   ', second, ''].join('\n'))
    expect(rows.map(({ line }) => line)).toEqual([3, 6])
  })

  test('when it holds a header only', () => {
    expect(readCsv(csvOf([]))).toEqual([])
  })
})

describe('a bad line spoils no other', () => {
  const withLine = (number: number, line: string): string => {
    const lines = csvOf(sixty).split('\n')
    return lines.map((text, index) => (index + 1 === number ? line : text)).join('\n')
  }
  test.each([
    ['a quotation mark never closed', 'PC9,"Anne,a@b.example,officer,PC,U,,england'],
    ['a quotation mark inside', 'PC9,Anne "Annie" Smith,a@b.example,officer,PC,U,,england'],
    ['words after a closing mark', 'PC9,"Anne" Smith,a@b.example,officer,PC,U,,england'],
    ['a cell too many', `${'x,'.repeat(COLUMNS.length)}x`],
  ])('line 17 of 60 has %s', (_what, line) => {
    const rows = readCsv(withLine(17, line))
    expect(rows.filter(({ fault }) => fault !== undefined)).toEqual([
      { line: 17, cells: {}, fault: expect.any(String) },
    ])
    expect(rows).toHaveLength(60)
    expect(rows.map((row) => row.line)).toEqual(sixty.map((_, index) => index + 2))
  })
  test('two of them do not swallow what stands between', () => {
    const text = withLine(17, 'PC9,"Anne,a@b.example').replace('Officer 40', 'Officer "40"')
    expect(
      readCsv(text)
        .filter(({ fault }) => fault !== undefined)
        .map(({ line }) => line),
    ).toEqual([17, 42])
  })
  test('a cell broken over two lines costs those two and shifts nobody', () => {
    const lines = csvOf(sixty).split('\n')
    lines.splice(16, 2, 'PC9,"Anne', 'Smith",a@b.example,officer,PC,U,,england')
    const rows = readCsv(lines.join('\n'))
    expect(rows.filter(({ fault }) => fault !== undefined).map(({ line }) => line)).toEqual([17, 18])
    expect(rows[17]).toEqual({ line: 19, cells: sixty[17] })
  })
  test('its sentence repeats nothing of it', () => {
    const faults = readCsv(withLine(17, 'canary,"canary')).map(({ fault }) => fault)
    expect(faults.join()).not.toContain('canary')
  })
})

describe('a file that is none is refused whole, in words', () => {
  test.each([
    ['', /empty/],
    ['\uFEFF\n\n', /empty/],
    ['PC1,Margaret Okafor,m@x.example\n', /must name the columns: person_id, name/],
    ['person_id;name;email\n', /must name the columns/],
    ['"person_id,name\n', /must name the columns/],
    ['person_id,name,suprvisor_id\n', /doesn’t know \(suprvisor_id\); these columns are missing: email, type/],
    ['person_id,name,email,type,rank,unit,nation,name\n', /stand twice: name/],
  ])('%j', (text, sentence) => {
    const read = (): unknown => readCsv(text)
    expect(read).toThrow(Failure)
    expect(read).toThrow(expect.objectContaining({ why: 'invalid', reader: expect.stringMatching(sentence) }))
  })
  test('without repeating the person whose line stands first', () => {
    expect(() => readCsv('PC1,Margaret Okafor,m@x.example\n')).toThrow(
      expect.objectContaining({ reader: expect.not.stringContaining('Margaret') }),
    )
  })
})
