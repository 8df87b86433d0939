import { describe, expect, it } from 'vitest'
import { WELSH_RULES, WORDING_RULES } from './rules.ts'
import { everyText, textsOfCode, textsOfYaml } from './texts.ts'

const ALL = everyText()
const RULES = [
  ...WORDING_RULES.map((rule) => ({ ...rule, language: 'en' })),
  ...WELSH_RULES.map((rule) => ({ ...rule, language: 'cy' })),
]

describe.each(RULES)('no text a person can read $name', ({ refuses, caught, fine, language }) => {
  it('anywhere', () => {
    const said = ALL.filter((one) => one.language === language && refuses.test(one.text))
    expect(said.map(({ at, text }) => `${at}: ${text}`)).toEqual([])
  })

  it('and the rule bites what it should, and only that', () => {
    expect(caught.filter((text) => !refuses.test(text))).toEqual([])
    expect(fine.filter((text) => refuses.test(text))).toEqual([])
  })
})

describe('the texts that are read', () => {
  it('are those of every kind of place', () => {
    for (const place of [
      'wording.yaml',
      'wording.cy.yaml',
      'guidance.yaml',
      'services.yaml',
      'prisma/sample',
      'views',
      'conversation/help',
      'doors/slack/sentences',
      'doors/teams/sentences',
    ])
      expect(
        ALL.some(({ at }) => at.includes(place)),
        place,
      ).toBe(true)
    expect(ALL.length).toBeGreaterThan(1_000)
  })

  it('are found in code and in data, and tokens and imports are not', () => {
    const code = `import { a } from 'not a text'\nconst b = 'one-to-ones.log'\nsay('Two words', \`Ring \${a} and wait\`)`
    expect(textsOfCode('a.ts', code).map(({ text }) => text)).toEqual(['Two words', 'Ring – and wait'])
    expect(textsOfYaml('guidance.yaml', 'cards: { not-to-say: { items: [\'"Bad" said\'] } }')).toEqual([
      { at: 'guidance.yaml.cards.not-to-say.items.0', text: ' said', language: 'en' },
    ])
  })
})

/** Sentences of a text; a colon before a list and a semicolon give a reader pause as a full stop does. */
const sentences = (text: string): string[] => text.split(/(?<=[.?:;])\s+/)
const wordsIn = (sentence: string): number => sentence.split(/\s+/).filter(Boolean).length

/** Words in a sentence, as GOV.UK has it; and the most that a tired reader can be asked to hold. */
const GOOD = 25
const MOST = 32
/** Beyond this a text fills a telephone (characters). */
const SCREEN = 420

describe('a text is short', () => {
  const read = ALL.flatMap(({ at, text }) =>
    sentences(text).map((sentence) => ({ at, sentence, words: wordsIn(sentence) })),
  )

  it('no sentence is too long to be taken in', () => {
    expect(read.filter(({ words }) => words > MOST).map(({ at, sentence }) => `${at}: ${sentence}`)).toEqual([])
  })

  it('nearly all are within 25 words', () => {
    const long = read.filter(({ words }) => words > GOOD)
    expect(long.length / read.length).toBeLessThan(0.02)
  })

  it('none is longer than a telephone shows at once', () => {
    expect(ALL.filter(({ text }) => text.length > SCREEN).map(({ at }) => at)).toEqual([])
  })
})
