import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvReader, readCsv } from '../../../src/features/people/csv.ts'
import { files } from './arbitrary-files.ts'
import { afterwards, circlesIn, csvOf, judge, officer } from './force.ts'

test('every line stands or is refused, never both', () => {
  fc.assert(
    fc.property(files, files, (before, file) => {
      const { refused, stands } = judge(file, afterwards(judge(before)))
      const lines = new Set(refused.map(({ line }) => line))
      expect(stands.some(({ line }) => lines.has(line))).toBe(false)
      expect(stands.length + lines.size).toBe(file.length)
    }),
    { numRuns: 300 },
  )
})

test('whatever goes in, nobody stands above themselves, hangs in the air or shares an e-mail', () => {
  fc.assert(
    fc.property(files, files, (before, file) => {
      const known = afterwards(judge(before))
      const force = afterwards(judge(file, known), known)
      const all = new Set(force.map(({ reference }) => reference))
      const superiors = force.flatMap(({ supervisor, secondLine }) => [supervisor, secondLine])
      expect(superiors.filter((superior) => superior !== null && !all.has(superior))).toEqual([])
      expect(circlesIn(force)).toEqual([])
      expect(new Set(force.map(({ email }) => email)).size).toBe(force.length)
    }),
    { numRuns: 300 },
  )
})

test('the same lines stand the second time, and the same are refused for the same reason', () => {
  fc.assert(
    fc.property(files, files, (before, file) => {
      const known = afterwards(judge(before))
      const first = judge(file, known)
      const second = judge(file, afterwards(first, known))
      expect(second.stands).toEqual(first.stands)
      expect(second.refused.map(({ line }) => line)).toEqual(first.refused.map(({ line }) => line))
    }),
    { numRuns: 500 },
  )
})

const cell = fc.string({ unit: fc.constantFrom('"', ',', 'a', ' ', '=', '\r', '\t', 'é'), maxLength: 12 })

test('any text at all is read or refused in words, and never loses a line', () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 30 }), (lines) => {
      const text = csvOf([]) + lines.join('\n')
      const filled = lines.flatMap((each) => each.split('\r')).filter((each) => /[^\s,]/.test(each))
      expect(readCsv(text)).toHaveLength(filled.length)
    }),
    { numRuns: 150 },
  )
})

test('a file reads the same whole or cut into pieces anywhere', () => {
  const text = fc.tuple(fc.array(fc.oneof(cell, fc.constant('PC1,"Smith, Anne"\r'))), fc.array(fc.nat()))
  fc.assert(
    fc.property(text, ([lines, cuts]) => {
      const whole = `\uFEFF${csvOf([officer(0)])}${lines.join('\n')}`
      const at = [0, ...cuts.map((cut) => cut % whole.length).sort((a, b) => a - b), whole.length]
      const reader = csvReader()
      const rows = at.flatMap((from, index) => reader.push(whole.slice(from, at[index + 1])))
      expect([...rows, ...reader.end()]).toEqual(readCsv(whole))
    }),
    { numRuns: 300 },
  )
})
