import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitText } from '../../src/view/split.ts'

const escaped = (part: string) => part.replaceAll('*', '\\*').length

test('a text that fits stays whole', () => {
  expect(splitText('one two', 7)).toEqual(['one two'])
  expect(splitText('', 7)).toEqual([])
})

test('it is divided between paragraphs, else lines, else words', () => {
  expect(splitText('one two\n\nthree four', 12)).toEqual(['one two', 'three four'])
  expect(splitText('one two\nthree four', 12)).toEqual(['one two', 'three four'])
  expect(splitText('one two three four', 12)).toEqual(['one two', 'three four'])
})

test('a word longer than a part is divided, but no character is', () => {
  expect(splitText('abcdefgh', 3)).toEqual(['abc', 'def', 'gh'])
  expect(splitText('👩🏽‍🚒👩🏽‍🚒', 10)).toEqual(['👩🏽‍🚒', '👩🏽‍🚒'])
})

test('a part is measured as it will be sent', () => {
  expect(splitText('**** ****', 8, escaped)).toEqual(['****', '****'])
})

test('no part is too long and nothing but white space is lost', () => {
  const text = fc.array(fc.oneof(fc.lorem(), fc.constantFrom('\n\n', '\n', '***', '👩🏽‍🚒')), { maxLength: 60 })
  fc.assert(
    fc.property(text, fc.integer({ min: 20, max: 80 }), (pieces, limit) => {
      const parts = splitText(pieces.join(' '), limit, escaped)
      for (const part of parts) expect(escaped(part)).toBeLessThanOrEqual(limit)
      expect(parts.join('').replace(/\s/g, '')).toBe(pieces.join('').replace(/\s/g, ''))
    }),
  )
})

test('a character that fits nowhere is refused, not dropped', () => {
  expect(() => splitText('👩🏽‍🚒', 3)).toThrow('single character')
})
