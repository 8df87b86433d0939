import { describe, expect, it } from 'vitest'
import { match } from '../../../src/features/wellbeing/match.ts'
import { lexicon, sentences } from './sentences.ts'

const look = (text: string) => match(text, lexicon)

describe('words that must bring the crisis card', () => {
  it.each(sentences('crisis'))('$label: $text', ({ label, text }) => {
    expect(look(text)).toMatchObject({ crisis: true, about: label, scope: 'in' })
  })
})

describe('words that must not', () => {
  it.each(sentences('not-crisis'))('$text', ({ text }) => {
    expect(look(text).crisis).toBe(false)
  })
})

describe('the help that comes first', () => {
  it.each(sentences('needs'))('$label: $text', ({ label, text }) => {
    const { scope, categories, crisis } = look(text)
    expect({ first: scope === 'out' ? 'out' : categories[0], crisis }).toEqual({ first: label, crisis: false })
  })
})

describe('a need beside the crisis', () => {
  it('is still found, and follows the card', () => {
    const found = look("I'm in so much debt that I want to kill myself")
    expect(found.crisis).toBe(true)
    expect(found.categories[0]).toBe('financial')
  })

  it('is found for somebody supervised too', () => {
    expect(look('my PC told me he wants to die').categories).toContain('supervisor_support_line')
  })
})

describe('an answer for a reviewer', () => {
  it('gives reasons in the lexicon’s words and never in the reader’s', () => {
    const text = 'my husband Rumpelstiltskin hits me and I want to die'
    const { reasons } = look(text)
    expect(reasons.length).toBeGreaterThan(1)
    expect(reasons.join(' ')).not.toMatch(/rumpelstiltskin/i)
  })

  it('never lists crisis among the categories and never the same twice', () => {
    for (const file of ['crisis', 'not-crisis', 'needs'])
      for (const { text } of sentences(file)) {
        const { categories } = look(text)
        expect(categories).not.toContain('crisis')
        expect(new Set(categories).size).toBe(categories.length)
      }
  })

  it('is the same every time', () => {
    const once = sentences('needs').map(({ text }) => look(text))
    expect(sentences('needs').map(({ text }) => look(text))).toEqual(once)
  })
})
