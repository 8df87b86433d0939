import { describe, expect, test } from 'vitest'
import { planImport } from '../../../src/features/people/import-plan.ts'
import { afterwards, circlesIn, officer, rowsOf } from './force.ts'

/** PC1 → PC2 → … → PC1, and PC0 above nobody. */
const ring = (length: number) =>
  Array.from({ length }, (_, index) => officer(index + 1, { supervisor_id: `PC${((index + 1) % length) + 1}` }))

describe.each([1, 2, 3, 4])('a circle of %i', (length) => {
  test('is refused, every line of it, and good lines go in', () => {
    const plan = planImport(rowsOf([officer(0), ...ring(length), officer(9)]), [])
    expect(plan.refused.map(({ line }) => line)).toEqual(ring(length).map((_, index) => index + 3))
    expect(plan.added.map(({ reference }) => reference)).toEqual(['PC0', 'PC9'])
  })

  test('leaves those the database has where they are', () => {
    const known = afterwards(
      planImport(rowsOf([officer(0), ...ring(length).map((_, index) => officer(index + 1))]), []),
    )
    const plan = planImport(rowsOf(ring(length)), known)
    expect(plan).toMatchObject({ added: [], changed: [], moved: [], untouched: 0 })
    expect(new Set(plan.refused.map(({ line }) => line)).size).toBe(length)
  })
})

test('somebody who hangs below a circle is refused with it: nobody is left above them', () => {
  const plan = planImport(rowsOf([...ring(3), officer(7, { supervisor_id: 'PC2' })]), [])
  expect(plan.added).toEqual([])
  expect(plan.refused.find(({ line }) => line === 5)?.reason).toContain('line of their supervisor was refused')
})

test('a circle through people who are not in the file is seen', () => {
  const known = afterwards(planImport(rowsOf([officer(0), officer(1), officer(2, { supervisor_id: 'PC1' })]), []))
  const plan = planImport(rowsOf([officer(1, { supervisor_id: 'PC2' })]), known)
  expect(plan.moved).toEqual([])
  expect(plan.refused).toEqual([{ line: 2, reason: expect.stringContaining('would supervise themselves') }])
})

test('a refused line that puts its person back does not close another circle', () => {
  const known = afterwards(
    planImport(rowsOf([officer(0), officer(2, { supervisor_id: 'PC0' }), officer(1, { supervisor_id: 'PC2' })]), []),
  )
  // PC1 stays under PC2 because its own line is refused, so PC2 may not go under PC1.
  const plan = planImport(rowsOf([officer(1, { supervisor_id: 'PC404' }), officer(2, { supervisor_id: 'PC1' })]), known)
  expect(plan.moved).toEqual([])
  expect(circlesIn(afterwards(plan, known))).toEqual([])
})

test('a chain of ten thousand is no circle, and is walked once', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) =>
    officer(index, { supervisor_id: index === 0 ? '' : `PC${index - 1}` }),
  )
  expect(planImport(rowsOf(chain.reverse()), []).refused).toEqual([])
})
