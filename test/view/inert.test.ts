import { describe, expect, test } from 'vitest'
import { inert, inertBlock, inertItems, inertLine } from '../../src/view/inert.ts'
import { ACTING, HOSTILE, WORDS } from '../support/hostile.ts'

describe('characters that act go', () => {
  test.each(ACTING)('%j', (typed, shown) => {
    expect(inert(typed)).toBe(shown)
  })
})

describe('words of any language and signs of any platform stay', () => {
  test.each([...WORDS, ...HOSTILE])('%s', (text) => {
    expect(inert(text)).toBe(text)
  })
})

test('every kind of line end becomes one', () => {
  expect(inert('a\r\nb\rc\u2028d\u2029e\vf')).toBe('a\nb\nc\nd\ne\nf')
})

test('a label is one line, a block keeps single empty lines, a list drops empty items', () => {
  expect(inertLine('  a\n\n b\t c ')).toBe('a b c')
  expect(inertBlock('\n a  \n\n\n\n b\n')).toBe('a\n\n b')
  expect(inertItems(['a', ' \u200B ', 'b'])).toEqual(['a', 'b'])
})

test('a long run of blanks costs no more than other text', () => {
  const text = `a${' '.repeat(200_000)}b`
  const since = performance.now()
  expect(inertBlock(text)).toBe(text)
  expect(performance.now() - since).toBeLessThan(2_000)
})
