import { describe, expect, test } from 'vitest'
import {
  COMMANDS,
  commandNamed,
  roomForWords,
  roomOf,
  SUB_WORDS,
  subWordIn,
  subWordsFor,
} from '../../src/conversation/commands.ts'

describe('the command table', () => {
  test('says every spelling once, in small letters, without a slash', () => {
    const spellings = COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases])
    expect(new Set(spellings).size).toBe(spellings.length)
    expect(
      spellings.filter((spelling) => spelling !== spelling.toLowerCase().trim() || spelling.startsWith('/')),
    ).toEqual([])
  })
  test('describes each command in one line that a manifest can hold', () => {
    expect(COMMANDS.filter(({ summary }) => summary.length === 0 || summary.length > 80)).toEqual([])
  })
  test('keeps help open to everyone, whatever else is down', () => {
    const open = COMMANDS.filter((command) => command.openToAnyone).map(({ room }) => room)
    expect(open).toEqual(['wellbeing', 'help'])
  })
})

test.each([
  ['wellbeing', 'wellbeing'],
  ['/Wellbeing', 'wellbeing'],
  [' 1:1 ', 'one-to-one'],
])('%j is the command %s', (word, name) => {
  expect(commandNamed(word)?.name).toBe(name)
})
test.each(['', '/', 'wellbein', 'constructor', '__proto__', 'wellbeing can’t sleep'])('%j is no command', (word) => {
  expect(commandNamed(word)).toBeNull()
})

test.each([
  ['wellbeing.menu', 'wellbeing'],
  ['one-to-ones.log', 'one-to-ones'],
  ['today.open', 'today'],
  ['help.privacy', 'help'],
])('the button %s belongs to %s', (name, room) => {
  expect(roomOf(name)).toBe(room)
})
test.each([
  '',
  '.',
  'menu',
  'wellbeing',
  'wellbeingx',
  'wellbeings.menu',
  '.wellbeing',
  'constructor.x',
  'one-to-one.log',
])('the button %j belongs to nobody', (name) => {
  expect(roomOf(name)).toBeNull()
})

describe('words after a command', () => {
  test.each([
    ['alongside', ''],
    ['alongside', 'help'],
    ['alongside', 'hi'],
    ['alongside', 'privacy'],
    ['alongside', 'Privacy please'],
    ['alongside', 'privacy?'],
  ])('%s %j asks for help', (name, words) => {
    expect(roomForWords(name, words)).toBe('help')
  })
  test.each([
    ['alongside', 'hi I can’t go on'],
    ['alongside', 'help me I want to die'],
    ['alongside', 'privately I am broken'],
    ['team', 'was the worst day, I want to die'],
  ])('%s %j is somebody talking: no room may drop it', (name, words) => {
    expect(roomForWords(name, words)).toBeNull()
  })
  test('go with the commands that have a use for them', () => {
    expect(roomForWords('wellbeing', 'can’t sleep')).toBe('wellbeing')
    expect(roomForWords('one-to-one', '')).toBe('one-to-ones')
    expect(roomForWords('one-to-one', 'Priya')).toBe('record')
    expect(roomForWords('team', ' ')).toBe('today')
    expect(roomForWords('nothing', '')).toBeNull()
  })
})

describe('the words behind /alongside', () => {
  test('are said once, in small letters, and described in one line', () => {
    const words = SUB_WORDS.map(({ word }) => word)
    expect(new Set(words).size).toBe(words.length)
    expect(words.filter((word) => !/^[a-z-]+$/.test(word) || commandNamed(word)?.room === 'wellbeing')).toEqual([])
    expect(SUB_WORDS.filter(({ summary }) => summary.length === 0 || summary.length > 80)).toEqual([])
  })
  test('count alone: with others after them they are somebody talking, unless the word takes more', () => {
    for (const { word, room, more } of SUB_WORDS) {
      expect(roomForWords('alongside', ` ${word.toUpperCase()}. `)).toBe(room)
      expect(subWordIn(`${word} of people who listen`)?.word).toBe(more ? word : undefined)
    }
    expect(roomForWords('team', 'privacy'), 'behind no other command').toBeNull()
  })
  test('are named to those who can use them', () => {
    const all = SUB_WORDS.map(({ word }) => word)
    expect(subWordsFor(['editor', 'oversight', 'administrator']).map(({ word }) => word)).toEqual(all)
    expect(subWordsFor(null).every(({ whose }) => whose === 'everyone')).toBe(true)
    expect(subWordsFor([]).every(({ whose }) => whose === 'everyone' || whose === 'enrolled')).toBe(true)
  })
})
