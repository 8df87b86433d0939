import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../../../src/features/people/csv.ts'
import { planImport } from '../../../src/features/people/import-plan.ts'
import { afterwards, circlesIn, csvOf, fates, officer, rowsOf } from './force.ts'

/** Small numbers meet often: duplicates, circles, missing supervisors and faulty cells all come up. */
const line = fc
  .record({
    index: fc.nat(12),
    twin: fc.nat(60),
    above: fc.nat(14),
    nation: fc.constantFrom('england', 'england', 'england', 'england', 'nowhere'),
    rank: fc.constantFrom('Police Constable', 'Sergeant'),
  })
  .map(({ index, twin, above, nation, rank }) =>
    officer(index, {
      email: `officer.${twin <= 12 ? twin : index}@sample.example`,
      supervisor_id: above === index || above === 13 ? '' : `PC${above}`,
      nation,
      rank,
    }),
  )
const files = fc.array(line, { maxLength: 25 })

test('every line is added, changed, moved, untouched or refused, and only one of refused and the others', () => {
  fc.assert(
    fc.property(files, files, (before, file) => {
      const known = afterwards(planImport(rowsOf(before), []))
      const plan = planImport(rowsOf(file), known)
      const { touched, refused } = fates(plan)
      expect([...touched].filter((number) => refused.has(number))).toEqual([])
      expect(touched.size + plan.untouched + refused.size).toBe(file.length)
      const isKnown = new Set(known.map(({ reference }) => reference))
      expect(plan.added.some(({ reference }) => isKnown.has(reference))).toBe(false)
      expect(plan.changed.every(({ reference }) => isKnown.has(reference))).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('whatever goes in, nobody stands above themselves, hangs in the air or shares an e-mail', () => {
  fc.assert(
    fc.property(files, files, (before, file) => {
      const known = afterwards(planImport(rowsOf(before), []))
      const force = afterwards(planImport(rowsOf(file), known), known)
      const references = new Set(force.map(({ reference }) => reference))
      expect(force.filter(({ supervisor }) => supervisor !== null && !references.has(supervisor))).toEqual([])
      expect(circlesIn(force)).toEqual([])
      expect(new Set(force.map(({ email }) => email)).size).toBe(force.length)
    }),
    { numRuns: 300 },
  )
})

test('into an empty force, the same file a second time changes nothing', () => {
  fc.assert(
    fc.property(files, (file) => {
      const known = afterwards(planImport(rowsOf(file), []))
      const second = planImport(rowsOf(file), known)
      expect(second).toMatchObject({ added: [], changed: [], moved: [] })
      expect(second.untouched).toBe(known.length)
    }),
    { numRuns: 300 },
  )
})

test('any text at all is read or refused in words, and never loses a line', () => {
  const cell = fc.string({ unit: fc.constantFrom('"', ',', 'a', ' ', '=', '\r', '\t', 'é'), maxLength: 12 })
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 30 }), (lines) => {
      const text = csvOf([]) + lines.join('\n')
      const filled = lines.flatMap((each) => each.split('\r')).filter((each) => /[^\s,]/.test(each))
      expect(readCsv(text)).toHaveLength(filled.length)
    }),
    { numRuns: 150 },
  )
})
