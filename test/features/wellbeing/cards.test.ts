import { describe, expect, it } from 'vitest'
import { cardsBeside, cardsOf } from '../../../src/features/wellbeing/guidance.ts'
import { CARDS } from '../../../src/kernel/card.ts'
import { CATEGORIES } from '../../../src/kernel/category.ts'
import { asked, at, buttons, guidance, headings, labelled, links, pressed, wording } from './room.ts'

type Shown = ReturnType<typeof asked>
const press = (message: Shown, label: string): Shown => {
  const { name, carry } = labelled(message, label)
  return pressed(name, { ...carry })
}
const cards = (message: Shown) => buttons(message).filter(({ name }) => name === 'wellbeing.card')

describe('cards for a supervisor', () => {
  it('stand in the menu for somebody one supervises, and not in one’s own', () => {
    expect(cards(asked(''))).toEqual([])
    expect(cards(press(asked(''), wording.menu.forOther))).toHaveLength(CARDS.length)
  })

  it('stand beside an answer, at most three, those of its first subject first', () => {
    const answer = press(asked('prisoner spat in my face'), wording.menu.forOther)
    expect(cards(answer)[0]?.label).toBe(guidance.cards.assault.label)
    for (const category of CATEGORIES)
      expect(cardsBeside(at({ for: 'other', category }), guidance, 'both').length).toBeLessThanOrEqual(3)
  })

  it('are never shown to somebody who asks for themselves', () => {
    for (const category of CATEGORIES) expect(cardsBeside(at({ category }), guidance, 'both')).toEqual([])
  })

  it('follow the crisis card and never come before it', () => {
    const answer = asked('my PC said he wants to end it')
    expect(headings(answer)[0]).toBe(wording.crisis.other.heading)
    const inOrder = (['conversation', 'not-to-say', 'and-you'] as const).map((id) => guidance.cards[id].label)
    expect(cards(answer).map(({ label }) => label)).toEqual(inOrder)
    const card = press(answer, guidance.cards['not-to-say'].label)
    expect(links(card).slice(0, 5)).toEqual(links(answer).slice(0, 5))
    expect(press(card, guidance.back).body).toEqual(answer.body)
  })

  it('open, lead to the subjects where help is, and back', () => {
    const menu = press(asked(''), wording.menu.forOther)
    const card = press(menu, guidance.cards.money.label)
    expect(headings(card)[0]).toBe(guidance.cards.money.label)
    expect(headings(press(card, wording.categories.financial.label))[0]).toBe(wording.categories.financial.label)
    expect(press(card, wording.menu.back).body).toEqual(menu.body)
  })

  it('show the trauma pathway that the force uses', () => {
    expect(cardsOf(guidance, 'trim')).not.toContain('estip')
    expect(cardsOf(guidance, 'estip')).not.toContain('trim')
    expect(cardsOf(guidance, 'both')).toEqual(CARDS)
  })

  it('belong to subjects so that every subject has one', () => {
    const without = CATEGORIES.filter(
      (category) => cardsBeside(at({ for: 'other', category }), guidance, 'both').length === 0,
    )
    expect(without).toEqual([])
  })
})
