import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/conversation/commands.ts'
import { askFrom } from '../../src/conversation/words.ts'

const ask = (text: string): readonly [string, string] => {
  const { name, words } = askFrom(text, COMMANDS)
  return [name, words]
}

describe('every spelling finds its command', () => {
  const spellings = COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases].map((spelling) => ({ spelling, name })))
  test.each(spellings)('$spelling → $name', ({ spelling, name }) => {
    for (const typed of [spelling, `/${spelling}`, `  ${spelling.toUpperCase()} `, `/${spelling}\n`]) {
      expect(ask(typed)[0], typed).toBe(name)
    }
  })
})

test.each([
  ["/wellbeing can't sleep since the fatal", 'wellbeing', "can't sleep since the fatal"],
  ['wellbeing: can’t sleep', 'wellbeing', 'can’t sleep'],
  ['WELLBEING - Can’t Sleep?', 'wellbeing', 'Can’t Sleep?'],
  ['well being\ncan’t sleep', 'wellbeing', 'can’t sleep'],
  ['support for my PC', 'wellbeing', 'for my PC'],
  ['one to ones', 'one-to-one', ''],
  ['One to one with Priya', 'one-to-one', 'with Priya'],
  ['1:1', 'one-to-one', ''],
  ['1:1: Priya', 'one-to-one', 'Priya'],
  ['my people?', 'team', ''],
  ['alongside privacy', 'alongside', 'privacy'],
  ['privacy', 'alongside', 'privacy'],
  ['Hello!', 'alongside', 'hello'],
  ['hi I can’t go on', 'alongside', 'hi I can’t go on'],
  ['help me I want to die', 'alongside', 'help me I want to die'],
])('%j is %s with %j', (text, name, words) => {
  expect(ask(text)).toEqual([name, words])
})

test.each([
  'helpless',
  'help’s no use',
  'hit by a car',
  'himself',
  'teamwork',
  '1211',
  'wellbeings',
  'wellbeing_x',
  'hi\u0308', // a letter with a combining mark is another letter
  'supporté',
  'I can’t go on',
  'please help',
  '/',
  '/ wellbeing',
  '/unknown thing',
  '',
  '   ',
  '😀',
  '👩🏽‍✈️🇬🇧',
  'I need\nwellbeing',
])('%j names no command and comes back whole', (text) => {
  expect(ask(text)).toEqual(['', text.trim()])
})

test('40,000 characters are kept, every one', () => {
  const long = 'nobody sleeps '.repeat(2_858).trim()
  expect(long.length).toBeGreaterThan(40_000)
  expect(ask(long)).toEqual(['', long])
  expect(ask(`/wellbeing ${long}`)).toEqual(['wellbeing', long])
})

test('whatever is typed, nothing throws and no word is lost but the command itself', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(text, fc.constantFrom('', '/wellbeing ', 'wellbeing ', 'İ'), (typed, before) => {
      const { name, words } = askFrom(before + typed, COMMANDS)
      const whole = (before + typed).trim()
      expect(whole.endsWith(words) || name === 'alongside').toBe(true)
      if (name === '') expect(words).toBe(whole)
    }),
    { numRuns: 1_000 },
  )
})
