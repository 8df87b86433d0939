import { describe, expect, it } from 'vitest'
import { match } from '../../../src/features/wellbeing/match.ts'
import { lexicon, sentences } from './sentences.ts'

const look = (text: string) => {
  const { crisis, scope, categories } = match(text, lexicon)
  return { crisis, scope, first: categories[0] ?? null }
}
const all = [...sentences('crisis'), ...sentences('not-crisis'), ...sentences('needs')].map(({ text }) => text)

/** The longest word loses a letter, has two changed about, or has one twice, as fingers do on a phone. */
const slip = (text: string, how: (word: string, at: number) => string): string => {
  const longest = (text.match(/[a-z]+/gi) ?? []).sort((a, b) => b.length - a.length)[0] ?? ''
  return longest.length < 7 ? text : text.replace(longest, how(longest, Math.floor(longest.length / 2)))
}

const WAYS: Readonly<Record<string, { change: (text: string) => string; share: number }>> = {
  'upper case': { change: (text) => text.toUpperCase(), share: 1 },
  'no punctuation': { change: (text) => text.replace(/[.,;:!?]/g, ' '), share: 1 },
  'curly apostrophes': { change: (text) => text.replaceAll("'", '’'), share: 1 },
  'no apostrophes': { change: (text) => text.replaceAll("'", ''), share: 1 },
  'full-width letters': {
    change: (text) => text.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    share: 1,
  },
  'invisible characters': {
    change: (text) => text.replace(/([a-z])([a-z])/g, '$1\u200b$2').replace(/ /g, '\u00a0'),
    share: 1,
  },
  'right-to-left marks': { change: (text) => `\u202e${text}\u202c`, share: 1 },
  emoji: { change: (text) => `😔 ${text} 😭😭`, share: 1 },
  markup: { change: (text) => `<b>**${text}**</b>`, share: 0.98 },
  politeness: { change: (text) => `hi, sorry to bother you, ${text}, please`, share: 0.94 },
  'a letter lost': { change: (text) => slip(text, (word, at) => word.slice(0, at) + word.slice(at + 1)), share: 0.94 },
  'letters changed about': {
    change: (text) =>
      slip(text, (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)),
    share: 0.94,
  },
  'a letter held down': {
    change: (text) => slip(text, (word, at) => word.slice(0, at) + word.charAt(at).repeat(4) + word.slice(at + 1)),
    share: 0.98,
  },
}

describe('the same words written in another way', () => {
  it.each(Object.entries(WAYS))('%s', (_name, { change, share }) => {
    const lost = all.filter((text) => JSON.stringify(look(change(text))) !== JSON.stringify(look(text)))
    expect(lost.slice(0, Math.max(0, lost.length - Math.floor(all.length * (1 - share))))).toEqual([])
  })

  it.each([
    'su1c1dal',
    's u i c i d e',
    'k.m.s',
    'SUICIIIIDAL',
    'suic!dal',
    'i wanttodie',
    'killmyself',
    'I want to d!e',
  ])('%s is understood', (text) => {
    expect(look(text).crisis).toBe(true)
  })
})

describe('anything that can be typed', () => {
  const filler = 'then we went to the station and had a long talk about the rota with everybody there. '.repeat(600)

  it.each([
    ['at the end', `${filler.slice(0, 39_900)} I want to kill myself`],
    ['at the beginning', `I want to kill myself ${filler.slice(0, 39_900)}`],
    ['in the middle', `${filler.slice(0, 19_000)} I want to kill myself ${filler.slice(0, 19_000)}`],
    ['at the end of far more than is read', `${filler.repeat(10)} I want to kill myself`],
  ])('a cry for help %s of a long text is seen', (_where, text) => {
    expect(look(text).crisis).toBe(true)
  })

  it.each(['', '   ', '\n\t', '😭', '🚓🚑🔥', '…', '\u0000', '\u202e', '???'])(
    '%j asks for nothing and gets the menu',
    (text) => {
      expect(look(text)).toEqual({ crisis: false, scope: 'in', first: null })
    },
  )

  it.each([
    ['one letter 40,000 times', 'a'.repeat(40_000)],
    ['40,000 single letters', 'k m '.repeat(10_000)],
    ['brackets and stars', '(*!$@'.repeat(8_000)],
    ['words nobody knows', 'xqzwv bnmkl qqwer '.repeat(2_200)],
    ['combining marks', `s${'\u0301'.repeat(39_000)}`],
    ['the words phrases begin with', 'better off without want to end it the '.repeat(1_000)],
    ['other scripts', 'мне нужна помощь 我需要帮助 أحتاج مساعدة '.repeat(900)],
    ['names of built-in properties', '__proto__ constructor toString hasOwnProperty valueOf'],
    ['half a character', '\ud83d \udc4d want'],
  ])('%s is answered', (_name, text) => {
    expect(['in', 'out']).toContain(look(text).scope)
  })
})
