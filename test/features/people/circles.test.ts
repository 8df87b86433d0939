import { describe, expect, test } from 'vitest'
import { afterwards, circlesIn, judge, officer, references } from './force.ts'

/** PC1 → PC2 → … → PC1, and PC0 above nobody. */
const ring = (length: number) =>
  Array.from({ length }, (_, index) => officer(index + 1, { supervisor_id: `PC${((index + 1) % length) + 1}` }))

describe.each([1, 2, 3, 4])('a circle of %i', (length) => {
  test('is refused, every line of it, and good lines go in', () => {
    const { refused, stands } = judge([officer(0), ...ring(length), officer(9)])
    expect(refused.map(({ line }) => line)).toEqual(ring(length).map((_, index) => index + 3))
    expect(references(stands)).toEqual(['PC0', 'PC9'])
  })

  test('leaves those the database has where they are', () => {
    const known = afterwards(judge([officer(0), ...ring(length).map((_, index) => officer(index + 1))]))
    const { refused, stands } = judge(ring(length), known)
    expect(stands).toEqual([])
    expect(new Set(refused.map(({ line }) => line)).size).toBe(length)
  })
})

test('somebody who hangs below a circle is refused with it: nobody is left above them', () => {
  const { refused, stands } = judge([...ring(3), officer(7, { supervisor_id: 'PC2' })])
  expect(stands).toEqual([])
  expect(refused.find(({ line }) => line === 5)?.reason).toContain('line of their supervisor was refused')
})

test('a circle through people who are not in the file is seen', () => {
  const known = afterwards(judge([officer(0), officer(1), officer(2, { supervisor_id: 'PC1' })]))
  const { refused, stands } = judge([officer(1, { supervisor_id: 'PC2' })], known)
  expect(stands).toEqual([])
  expect(refused).toEqual([{ line: 2, reason: expect.stringContaining('would supervise themselves') }])
})

test('a refused line that puts its person back does not close another circle', () => {
  const known = afterwards(
    judge([officer(0), officer(2, { supervisor_id: 'PC0' }), officer(1, { supervisor_id: 'PC2' })]),
  )
  // PC1 stays under PC2 because its own line is refused, so PC2 may not go under PC1.
  const judged = judge([officer(1, { supervisor_id: 'PC404' }), officer(2, { supervisor_id: 'PC1' })], known)
  expect(judged.stands).toEqual([])
  expect(circlesIn(afterwards(judged, known))).toEqual([])
})

test('nor does a circle that is put back: whoever would now stand above themselves is refused too', () => {
  const known = afterwards(judge([officer(0), officer(2), officer(3), officer(1, { supervisor_id: 'PC2' })]))
  // PC1 and PC3 go round; put back under PC2, PC1 may not be above them as well.
  const file = [
    officer(1, { supervisor_id: 'PC3' }),
    officer(3, { supervisor_id: 'PC1' }),
    officer(2, { supervisor_id: 'PC1' }),
  ]
  const judged = judge(file, known)
  expect(judged.stands).toEqual([])
  expect(circlesIn(afterwards(judged, known))).toEqual([])
})

test('two circles beside each other are both refused, and a tail on each', () => {
  const pair = (a: number, b: number) => [
    officer(a, { supervisor_id: `PC${b}` }),
    officer(b, { supervisor_id: `PC${a}` }),
  ]
  const tails = [officer(7, { supervisor_id: 'PC1' }), officer(8, { supervisor_id: 'PC3' })]
  const { refused, stands } = judge([...pair(1, 2), ...pair(3, 4), ...tails, officer(0)])
  expect(references(stands)).toEqual(['PC0'])
  expect(refused.filter(({ reason }) => reason.includes('leads back'))).toHaveLength(4)
})

const chain = (length: number) =>
  Array.from({ length }, (_, index) => officer(index, { supervisor_id: index === 0 ? '' : `PC${index - 1}` }))

test('a chain of ten thousand is no circle', () => {
  expect(judge(chain(10_000).reverse()).refused).toEqual([])
})

test('and falls whole when its top does, however it is ordered', () => {
  for (const lines of [chain(10_000), chain(10_000).reverse()]) {
    const broken = lines.map((cells) => (cells.person_id === 'PC0' ? { ...cells, nation: 'nowhere' } : cells))
    const { refused, stands } = judge(broken)
    expect(stands).toEqual([])
    expect(refused).toHaveLength(10_000)
  }
})
