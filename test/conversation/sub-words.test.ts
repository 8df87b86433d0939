import { expect, it } from 'vitest'
import { isSubWord, SUB_WORDS } from '../../src/conversation/commands.ts'

it('knows its own words, however they are typed, and nothing that says more', () => {
  for (const { word } of SUB_WORDS) {
    expect(isSubWord(` ${word.toUpperCase()} `)).toBe(true)
    expect(isSubWord(`${word} I want to die`)).toBe(false)
  }
})
