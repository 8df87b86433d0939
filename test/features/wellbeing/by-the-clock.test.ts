import { describe, expect, it } from 'vitest'
import { loadFixedLines } from '../../../src/directory/fixed-lines.ts'
import { renderMessages } from '../../../src/doors/slack/render.ts'
import { renderCards } from '../../../src/doors/teams/render.ts'
import { listingAt } from '../../../src/kernel/listing.ts'
import { messageToText } from '../../../src/view/to-text.ts'
import { blockKitFaults } from '../../support/block-kit-rules.ts'
import { cardFaults } from '../../support/card-rules.ts'
import { listingRules } from '../../support/services.ts'
import { asked, headings, links, room, withSample } from './room.ts'

const roomAt = (instant: string) => {
  const rules = { ...listingRules, neverHidden: loadFixedLines() }
  return room(listingAt(withSample, new Date(instant), rules))
}
const NIGHT = '2026-11-24T03:00:00Z'
const MOMENTS = [NIGHT, '2026-11-24T12:00:00Z', '2026-12-25T12:00:00Z', '2027-06-01T12:00:00Z']
const SAID = [
  '',
  'I want to die',
  "can't sleep since the fatal",
  'stressed, in debt and drinking too much',
  'my husband hits me',
]

describe.each(MOMENTS)('at %s', (instant) => {
  it.each(SAID)('the answer to %j breaks no rule of a door and is one message', (words) => {
    const message = asked(words, roomAt(instant))
    expect(renderMessages(message).flatMap(blockKitFaults)).toEqual([])
    expect(renderMessages(message)).toHaveLength(1)
    expect(renderCards(message).flatMap(({ card }) => cardFaults(card))).toEqual([])
    expect(messageToText(message)).not.toMatch(/undefined|null|\{\w+\}/)
    expect(links(message)).toEqual(expect.arrayContaining(['tel:999', 'tel:116123', 'sms:85258', 'tel:111']))
  })
})

describe('the hour', () => {
  const DEBT = 'I am in debt'

  it('puts what is closed after what is open, and says when it opens', () => {
    const byDay = headings(asked(DEBT, roomAt('2026-11-24T12:00:00Z')))
    const byNight = asked(DEBT, roomAt(NIGHT))
    const place = (all: string[], name: string) => all.indexOf(name)
    expect(place(byDay, 'Benevolent fund')).toBeLessThan(place(byDay, 'StepChange Debt Charity'))
    expect(place(headings(byNight), 'Benevolent fund')).toBeGreaterThan(
      place(headings(byNight), 'StepChange Debt Charity'),
    )
    expect(messageToText(byNight)).toContain('closed now, opens 8am')
  })

  it('changes nothing in the crisis lines and their order', () => {
    const lines = MOMENTS.map((instant) => links(asked('I want to die', roomAt(instant))).slice(0, 5))
    for (const one of lines) expect(one).toEqual(lines[0])
    expect(messageToText(asked('I want to die', roomAt(NIGHT)))).not.toMatch(/^.*(116 123|999|85258).*closed now/m)
  })
})

describe('age', () => {
  it('is said, and in the end hides what nobody checked, but never the fixed lines', () => {
    const due = messageToText(asked('I am in debt', roomAt('2027-05-15T12:00:00Z')))
    expect(due).toContain('Due to be checked.')
    const old = asked('I am in debt', roomAt('2029-05-15T12:00:00Z'))
    expect(headings(old)).not.toContain('StepChange Debt Charity')
    expect(links(old)).toEqual(
      expect.arrayContaining(['tel:999', 'tel:116123', 'sms:85258', 'tel:111', 'tel:03001312789']),
    )
  })
})
