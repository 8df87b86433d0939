import { describe, expect, test } from 'vitest'
import { afterwards, judge, officer, officers, references } from './force.ts'

const people = officers(60)
const known = afterwards(judge(people))

test('a first file stands whole, and so does the same file again, in any order and any case of e-mail', () => {
  expect(judge(people)).toEqual({ refused: [], stands: expect.objectContaining({ length: 60 }) })
  const again = [...people].reverse().map((cells) => ({ ...cells, email: cells.email.toUpperCase() }))
  expect(judge(again, known).refused).toEqual([])
})

test('bad line 17 is refused by itself', () => {
  const { refused, stands } = judge(
    people.map((cells, index) => (index + 2 === 17 ? { ...cells, starts_on: '31 Feb' } : cells)),
  )
  expect(refused).toEqual([{ line: 17, reason: expect.stringContaining('starts_on is not a date') }])
  expect(stands).toHaveLength(59)
})

describe('two lines for one person', () => {
  test.each([
    ['the same number', officer(1, { email: 'other@sample.example' })],
    ['the same e-mail', officer(99, { email: 'OFFICER.1@sample.example' })],
    ['both', officer(1)],
  ])('%s: the first stands, the second is refused with the line of the first', (_what, twin) => {
    for (const there of [[], known]) {
      const { refused, stands } = judge([...people, twin], there)
      expect(refused).toEqual([{ line: 62, reason: expect.stringContaining('stands on line 3') }])
      expect(stands).toHaveLength(60)
    }
  })
})

describe('an e-mail that somebody else has already', () => {
  test('is refused, so that no reminder goes astray', () => {
    const { refused, stands } = judge([officer(99, { email: 'officer.5@sample.example' })], known)
    expect(refused).toEqual([{ line: 2, reason: expect.stringContaining('another person_id') }])
    expect(stands).toEqual([])
  })
  test('passes on where its owner gets another one in the same file', () => {
    const swapped = [
      officer(1, { email: 'officer.2@sample.example' }),
      officer(2, { email: 'officer.1@sample.example' }),
      officer(99, { email: 'officer.3@sample.example' }),
      officer(3, { email: 'new@sample.example' }),
    ]
    expect(judge(swapped, known).refused).toEqual([])
  })
  test('and not where the owner’s own line is refused', () => {
    const lines = [
      officer(99, { email: 'officer.3@sample.example' }),
      officer(3, { email: 'new@sample.example', supervisor_id: 'PC404' }),
    ]
    expect(judge(lines, known).refused).toEqual([
      { line: 2, reason: expect.stringContaining('another person_id') },
      { line: 3, reason: expect.stringContaining('nobody in this file') },
    ])
  })
})

describe('a supervisor', () => {
  test('nobody knows is refused', () => {
    const { refused } = judge([officer(0), officer(1, { supervisor_id: 'PC404' })])
    expect(refused).toEqual([{ line: 3, reason: expect.stringContaining('nobody in this file or in Alongside') }])
  })
  test('may stand further down in the file, or only in the database', () => {
    expect(judge([officer(1, { supervisor_id: 'PC2' }), officer(2, { supervisor_id: '' })]).refused).toEqual([])
    expect(judge([officer(99, { supervisor_id: 'PC5' })], known).refused).toEqual([])
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
    const { refused, stands } = judge(order(chain))
    expect(references(stands)).toEqual(['PC0'])
    const why = refused.map(({ reason }) => reason.split('.')[0])
    expect(why.filter((reason) => reason === 'the line of their supervisor was refused')).toHaveLength(2)
  })
  test('whose line is refused but whom the database has still stands', () => {
    const { refused, stands } = judge([officer(1, { nation: 'x' }), officer(99, { supervisor_id: 'PC1' })], known)
    expect(references(stands)).toEqual(['PC99'])
    expect(refused.map(({ line }) => line)).toEqual([2])
  })
})

describe('a second line', () => {
  test('nobody knows, or whose line is refused, is refused', () => {
    const lines = [
      officer(0),
      officer(1, { second_line_id: 'PC404' }),
      officer(2, { nation: 'x' }),
      officer(3, { second_line_id: 'PC2' }),
    ]
    expect(judge(lines).refused.map(({ line, reason }) => [line, reason.split('.')[0]])).toEqual([
      [3, 'second_line_id is nobody in this file or in Alongside'],
      [4, 'nation must be one of: england, wales, scotland, northern-ireland'],
      [5, 'the line of their second line was refused'],
    ])
  })
  test('may be anyone else, also somebody further down', () => {
    expect(judge([officer(0), officer(1, { second_line_id: 'PC2' }), officer(2)]).refused).toEqual([])
  })
})
