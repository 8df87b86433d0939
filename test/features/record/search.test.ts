import { describe, expect, test } from 'vitest'
import { hitIn, wantedWords } from '../../../src/features/record/search.ts'

const NOTE =
  'Talked about nights.\nPriya would like to shadow the custody sergeant in January. She can’t do the 12th; O’Neill’s file comes first.'

const hit = (typed: string, note = NOTE) => hitIn(note, wantedWords(typed))

describe('a note holds words', () => {
  test.each([
    ['custody', 'Priya would like to shadow the custody sergeant in January.'],
    ['JANUARY shadow', 'Priya would like to shadow the custody sergeant in January.'],
    ['nights', 'Talked about nights.'],
    ['cant 12th', 'She can’t do the 12th; O’Neill’s file comes first.'],
    ["o'neill's", 'She can’t do the 12th; O’Neill’s file comes first.'],
    ['custo', 'Priya would like to shadow the custody sergeant in January.'],
  ])('%j: the sentence it is in', (typed, sentence) => {
    expect(hit(typed)).toBe(sentence)
  })
  test('in different sentences: the one with most of them', () => {
    expect(hit('nights custody january')).toContain('custody sergeant in January')
  })
  test('accents and case are no difference', () => {
    expect(hit('cafe', 'Met at the CAFÉ.')).toBe('Met at the CAFÉ.')
    expect(hit('Siân', 'Asked SIAN about it.')).toBe('Asked SIAN about it.')
  })
})

test.each(['custody moon', 'ustody', 'hift', 'sergeants'])('%j: not every word occurs, as a beginning', (typed) => {
  expect(hit(typed)).toBeNull()
})

test('a text without any end is cut around the word, and never through it', () => {
  const long = `${'word '.repeat(200)}needle ${'more '.repeat(200)}`
  const around = hit('needle', long) ?? ''
  expect(around).toContain('needle')
  expect(around.length).toBeLessThan(260)
  expect(around).toMatch(/^… word .* more …$/)
})

test.each([
  ['', 0],
  ['🙂 !', 0],
  ['one two one', 2],
  ['a b c d e f g h i j k', 8],
  ['x'.repeat(40_000), 1],
])('%j is %i words to look for', (typed, count) => {
  expect(wantedWords(typed)).toHaveLength(count)
})
