import { describe, expect, test } from 'vitest'
import { planImport } from '../../../src/features/people/import-plan.ts'
import { afterwards, officer, rowsOf } from './force.ts'

const people = Array.from({ length: 60 }, (_, index) => officer(index))
const nothing = { added: [], changed: [], moved: [], untouched: 60, refused: [] }
const known = afterwards(planImport(rowsOf(people), []))
const references = (drafts: readonly { reference: string }[]): string[] => drafts.map(({ reference }) => reference)

test('a first file adds everyone, and moves each under their supervisor', () => {
  const plan = planImport(rowsOf(people), [])
  expect(plan).toMatchObject({ untouched: 0, refused: [], changed: [] })
  expect(plan.added).toHaveLength(60)
  expect(references(plan.moved)).toEqual(people.slice(1).map(({ person_id }) => person_id))
})

test('the same file again changes nothing', () => {
  expect(planImport(rowsOf(people), known)).toEqual(nothing)
})

test('nor does the same file in another order or another case of e-mail', () => {
  const again = [...people].reverse().map((cells) => ({ ...cells, email: cells.email.toUpperCase() }))
  expect(planImport(rowsOf(again), known)).toEqual(nothing)
})

test('bad line 17 is refused by itself', () => {
  const rows = rowsOf(people.map((cells, index) => (index + 2 === 17 ? { ...cells, starts_on: '31 Feb' } : cells)))
  const plan = planImport(rows, [])
  expect(plan.refused).toEqual([{ line: 17, reason: expect.stringContaining('starts_on is not a date') }])
  expect(plan.added).toHaveLength(59)
})

test('only what differs is changed, and only who changed hands is moved', () => {
  const rows = rowsOf([
    ...people.slice(0, 57),
    officer(57, { rank: 'Sergeant' }),
    officer(58, { supervisor_id: 'PC57' }),
    officer(59, { supervisor_id: '', roles: 'editor', leaves_on: '2027-01-01' }),
  ])
  const plan = planImport(rows, known)
  expect(references(plan.changed)).toEqual(['PC57', 'PC59'])
  expect(plan.changed[0]?.id).toBe('id of PC57')
  expect(references(plan.moved)).toEqual(['PC58', 'PC59'])
  expect(plan.untouched).toBe(57)
})

test('people the file leaves out are left alone', () => {
  expect(planImport(rowsOf(people.slice(0, 2)), known)).toEqual({ ...nothing, untouched: 2 })
})

describe('two lines for one person', () => {
  test.each([
    ['the same number', officer(1, { email: 'other@sample.example' })],
    ['the same e-mail', officer(99, { email: 'OFFICER.1@sample.example' })],
    ['both', officer(1)],
  ])('%s: the first stands, the second is refused with the line of the first', (_what, twin) => {
    const plan = planImport(rowsOf([...people, twin]), [])
    expect(plan.refused).toEqual([{ line: 62, reason: expect.stringContaining('stands on line 3') }])
    expect(plan.added).toHaveLength(60)
  })
  test('an e-mail that belongs to somebody else already is refused, so that no reminder goes astray', () => {
    const plan = planImport(rowsOf([officer(99, { email: 'officer.5@sample.example' })]), known)
    expect(plan.refused).toEqual([{ line: 2, reason: expect.stringContaining('another person_id') }])
    expect(plan.added).toEqual([])
  })
})

describe('a supervisor', () => {
  test('nobody knows is refused', () => {
    const plan = planImport(rowsOf([officer(0), officer(1, { supervisor_id: 'PC404' })]), [])
    expect(plan.refused).toEqual([{ line: 3, reason: expect.stringContaining('nobody in this file or in Alongside') }])
  })
  test('may stand further down in the file, or only in the database', () => {
    const below = rowsOf([officer(1, { supervisor_id: 'PC2' }), officer(2, { supervisor_id: '' })])
    expect(planImport(below, []).refused).toEqual([])
    expect(planImport(rowsOf([officer(99, { supervisor_id: 'PC5' })]), known).refused).toEqual([])
  })
  test.each([
    ['above', (rows: ReturnType<typeof officer>[]) => rows],
    ['below', (rows: ReturnType<typeof officer>[]) => [...rows].reverse()],
  ])('whose own line is refused, standing %s, takes everyone under them along, with the reason', (_where, order) => {
    const chain = [
      officer(0),
      officer(1, { nation: 'x' }),
      officer(2, { supervisor_id: 'PC1' }),
      officer(3, { supervisor_id: 'PC2' }),
    ]
    const plan = planImport(rowsOf(order(chain)), [])
    expect(references(plan.added)).toEqual(['PC0'])
    const why = plan.refused.map(({ reason }) => reason.split('.')[0])
    expect(why.filter((reason) => reason === 'the line of their supervisor was refused')).toHaveLength(2)
  })
  test('whose line is refused but whom the database has still stands', () => {
    const plan = planImport(rowsOf([officer(1, { nation: 'x' }), officer(99, { supervisor_id: 'PC1' })]), known)
    expect(references(plan.added)).toEqual(['PC99'])
    expect(plan.refused.map(({ line }) => line)).toEqual([2])
  })
})
