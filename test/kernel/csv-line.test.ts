import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine, readCell } from '../../src/kernel/csv-line.ts'

describe('a line of CSV', () => {
  test.each([
    ['=1+1', '"\'=1+1"'],
    ['+44', '"\'+44"'],
    ['-1', '"\'-1"'],
    ['@sum', '"\'@sum"'],
    ['\tx', '"\'\tx"'],
    ['\rx', '"\'\rx"'],
    ["'twas", '"\'\'twas"'],
    ['a, "b"', '"a, ""b"""'],
    ['plain', 'plain'],
  ])('%j is written %j', (cell, written) => {
    expect(csvLine([cell])).toBe(written)
  })

  test('an apostrophe that somebody typed stays', () => {
    expect(readCell("'tis")).toBe("'tis")
  })

  test('is read back equal, whatever the cells are, and no cell begins as a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^['=+\-@\t\r\n]{0,3}.?$/)), {
          minLength: 2,
        }),
        (cells) => {
          const [read = []]: string[][] = parse(`${csvLine(cells)}\n`, { record_delimiter: '\n' })
          expect(read.map(readCell)).toEqual(cells)
          expect(read.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
        },
      ),
    )
  })
})
