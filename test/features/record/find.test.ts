import { expect, test } from 'vitest'
import { type OneOfMine, whoIsMeant } from '../../../src/features/record/find.ts'

const one = (reference: string, name: string, rank = 'Police Constable'): OneOfMine => ({
  id: reference,
  reference,
  name,
  rank,
})
const MINE = [
  one('PC1008', 'Priya Shah'),
  one('PC1009', 'Callum Reid'),
  one('PC1010', 'Megan Reid'),
  one('PC1011', 'Siân O’Brien-Jones', 'Detective Sergeant'),
  one('PC1012', 'Ann Lee'),
  one('PC1013', 'Anna Leeson'),
]
const found = (typed: string) => whoIsMeant(typed, MINE).map(({ name }) => name)

test.each<[string, string[]]>([
  ['Priya Shah', ['Priya Shah']],
  ['  shah,  PRIYA ', ['Priya Shah']],
  ['pc1008', ['Priya Shah']],
  ['PC Priya Shah', ['Priya Shah']],
  ['pri', ['Priya Shah']],
  ['reid', ['Callum Reid', 'Megan Reid']],
  ['m reid', ['Megan Reid']],
  ['Ann Lee', ['Ann Lee']],
  ['ann', ['Ann Lee', 'Anna Leeson']],
  ['sian obrien', ['Siân O’Brien-Jones']],
  ["DS O'Brien", ['Siân O’Brien-Jones']],
  ['jones', ['Siân O’Brien-Jones']],
  ['Pryia', ['Priya Shah']],
  ['Priyaa', ['Priya Shah']],
  ['Callun Reid', ['Callum Reid']],
  ['Calum', ['Callum Reid']],
])('%j means %j', (typed, names) => {
  expect(found(typed)).toEqual(names)
})

test.each([
  '',
  '   ',
  '🙂',
  '%',
  'pc',
  'police constable',
  'Priya Reid',
  'reid reid',
  'lex',
  'Pxyza',
  'x'.repeat(40_000),
  'a b c d e f g h i j',
  '__proto__',
  "' OR 1=1 --",
])('%j means nobody', (typed) => {
  expect(found(typed)).toEqual([])
})
