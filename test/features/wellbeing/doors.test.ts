import { describe, expect, it } from 'vitest'
import { renderMessage } from '../../../src/doors/simulator/render.ts'
import { renderMessages } from '../../../src/doors/slack/render.ts'
import { renderCards } from '../../../src/doors/teams/render.ts'
import { screenMessage } from '../../../src/features/wellbeing/views.ts'
import { CARDS } from '../../../src/kernel/card.ts'
import { CATEGORIES } from '../../../src/kernel/category.ts'
import type { Message } from '../../../src/view/message.ts'
import { blockKitFaults } from '../../support/block-kit-rules.ts'
import { cardFaults } from '../../support/card-rules.ts'
import { htmlFaults } from '../../support/html-rules.ts'
import { asked, at, texts, welsh, withSample } from './room.ts'

const SAID = [
  '',
  'I want to die',
  'my PC said he wants to end it',
  "I'm in debt, drinking, my husband hits me and I want to kill myself",
  "can't sleep since the fatal",
  'stressed, in debt and drinking too much',
  'reset my password',
]

const subject = (category: (typeof CATEGORIES)[number]): Message =>
  screenMessage(at({ nation: 'wales', crisis: true, category }), withSample, texts)

const SCREENS: [string, Message][] = [
  ['all in Welsh', screenMessage(at({ nation: 'wales', language: 'cy', for: 'other' }), withSample, welsh)],
  [
    'crisis in Welsh',
    screenMessage(at({ nation: 'wales', language: 'cy', crisis: true, found: ['trim'] }), withSample, welsh),
  ],
  ['all for somebody supervised', screenMessage(at({ for: 'other' }), withSample, texts)],
  ...CARDS.map((card): [string, Message] => [card, screenMessage(at({ for: 'other', card }), withSample, texts)]),
  ['whom it is for', screenMessage(at({ nation: 'northern-ireland', crisis: true }), withSample, texts, 'reader')],
  ...SAID.map((words): [string, Message] => [words, asked(words)]),
  ...CATEGORIES.map((category): [string, Message] => [category, subject(category)]),
]

describe.each(SCREENS)('the screen for %j', (_name, message) => {
  it('breaks no rule of Slack, Teams or the browser', () => {
    expect(renderMessages(message).flatMap(blockKitFaults)).toEqual([])
    expect(renderCards(message).flatMap(({ card }) => cardFaults(card))).toEqual([])
    expect(htmlFaults(renderMessage(message))).toEqual([])
  })
})

it('the menu for somebody supervised is one message in Slack', () => {
  expect(renderMessages(screenMessage(at({ for: 'other' }), withSample, texts))).toHaveLength(1)
})

describe('an answer to words', () => {
  it.each(SAID)('%j is one message in Slack, so that the numbers and the help stay together', (words) => {
    expect(renderMessages(asked(words))).toHaveLength(1)
  })
})
