import { describe, expect, test } from 'vitest'
import { COMMANDS, subWordsFor } from '../../src/conversation/commands.ts'
import { didYouMean } from '../../src/conversation/did-you-mean.ts'
import type { Reply } from '../../src/conversation/exchange.ts'
import { help, helpRoom, notUnderstood } from '../../src/conversation/help.ts'
import { messageToText } from '../../src/view/to-text.ts'
import { command, request } from '../support/requests.ts'

const text = (reply: Reply): string => (reply.kind === 'show' ? messageToText(reply.message) : reply.kind)

describe('help', () => {
  test('names every command of the table, as it is typed there', () => {
    const slack = text(help(command('alongside', 'help')))
    const teams = text(help(command('alongside', '', { door: 'teams' })))
    for (const { name, summary } of COMMANDS) {
      expect(slack).toContain(`/${name}: ${summary}`)
      expect(teams).toContain(`${name}: ${summary}`)
    }
    expect(teams).not.toContain('/wellbeing')
  })
  test.each([
    command('alongside', 'Privacy'),
    command('alongside', 'privacy notice'),
    request({ kind: 'press', button: 'help.privacy', carry: {} }),
  ])('says what is kept, asked by %o', (asked) => {
    expect(text(help(asked))).toContain('When you use the wellbeing command: nothing.')
  })
  test('welcomes at first sight', () => {
    expect(text(help(request({ kind: 'opened' })))).toContain('See where help is')
  })
})

describe('the words behind /alongside', () => {
  const asked = command('alongside', '')

  test('are named to those who can use them, as they are typed there', async () => {
    const ofEditor = text(await helpRoom(async () => ['editor'])(asked))
    for (const { word, summary } of subWordsFor(['editor'])) {
      expect(ofEditor).toContain(`/alongside ${word}: ${summary}`)
    }
    const inTeams = text(await helpRoom(async () => ['editor'])(command('alongside', '', { door: 'teams' })))
    expect(inTeams).not.toContain('/alongside')
  })
  test('are not looked for in vain: help comes also when nobody knows who asks', async () => {
    const away = text(await helpRoom(() => Promise.reject(new Error('away')))(asked))
    expect(away).toBe(text(await helpRoom(async () => null)(asked)))
    expect(away).toContain('See where help is')
  })
})

describe('something nobody understood', () => {
  test.each([
    ['welbeing', 'slack', 'Did you mean /wellbeing?'],
    ['/wellbieng can’t sleep', 'slack', 'Did you mean /wellbeing?'],
    ['teem', 'teams', 'Did you mean team?'],
    ['xyzzy', 'slack', 'You can choose one of these'],
    ['', 'slack', 'Tell Alongside what you need'],
    ['😀', 'slack', 'You can choose one of these'],
    ['hello there', 'slack', 'shows where help is'],
  ] as const)('%j in %s: %s', (words, door, sentence) => {
    const answer = text(notUnderstood(command('', words, { door })))
    expect(answer).toContain(sentence)
    expect(answer, 'always a way forward').toContain('See where help is')
  })
  test('is never repeated back, and 40,000 characters cost nothing', () => {
    const answer = text(notUnderstood(command('', 'canary '.repeat(6_000))))
    expect(answer).not.toContain('canary')
  })
  test('works for a button nobody made', () => {
    expect(text(notUnderstood(request({ kind: 'press', button: 'x.y', carry: {} })))).toContain('See where help is')
  })
})

describe('did you mean', () => {
  const names = ['wellbeing', 'one-to-one', 'team']
  test.each([
    ['wellbeing', 'wellbeing'],
    ['WELBEING', 'wellbeing'],
    ['ewllbeing', 'wellbeing'],
    ['one-to-oen', 'one-to-one'],
    ['tea', 'team'],
    ['weather', null],
    ['', null],
    ['t', null],
    ['team'.repeat(5_000), null],
    ['🦆🦆🦆🦆', null],
  ])('%j: %s', (typed, meant) => {
    expect(didYouMean(typed, names)).toBe(meant)
  })
  test('knows nothing near when it knows nothing', () => {
    expect(didYouMean('team', [])).toBeNull()
  })
})
