import { describe, expect, it } from 'vitest'
import type { RankRange } from '../../../src/kernel/rank.ts'
import type { Directory } from '../../../src/kernel/service.ts'
import { messageToText } from '../../../src/view/to-text.ts'
import { asked, buttons, headings, labelled, links, pressed, room, withSample, wording } from './room.ts'

const press = (message: ReturnType<typeof asked>, label: string) => {
  const { name, carry } = labelled(message, label)
  return pressed(name, { ...carry })
}

describe('whom it is for', () => {
  it('is one quiet line and one button, and never a form in front of a number', () => {
    const menu = asked('')
    expect(messageToText(menu)).toContain('Shown for: England, anyone.')
    expect(buttons(menu).filter(({ name }) => name === 'wellbeing.reader')).toHaveLength(1)
    expect(links(press(menu, wording.reader.change)).slice(0, 5)).toEqual(links(menu).slice(0, 5))
  })

  it('is chosen step by step, and what was being looked at comes back', () => {
    const answer = asked("can't sleep since the fatal")
    let screen = press(answer, wording.reader.change)
    for (const choice of [wording.nations.wales, wording.types.officer, wording.ranks.sergeant])
      screen = press(screen, choice)
    const back = press(screen, wording.reader.done)
    expect(messageToText(back)).toContain('Shown for: Wales, Sergeant, Police officer.')
    expect(headings(back).slice(0, 2)).toEqual(headings(answer).slice(0, 2))
  })

  it('is taken back, and a rank goes with the wish to be staff', () => {
    const carry = { type: 'officer', rank: 'sergeant', nation: 'england' }
    const screen = pressed('wellbeing.reader', carry)
    expect(messageToText(press(press(screen, wording.types.staff), wording.reader.done))).toContain(
      'Shown for: England, Police staff.',
    )
    const any = pressed('wellbeing.reader', { type: 'officer', nation: 'england' })
    expect(messageToText(press(press(any, wording.reader.any), wording.reader.done))).toContain(
      'Shown for: England, anyone.',
    )
  })

  it('leaves out what is not for them, and nothing while they have not said', () => {
    const page = (carry: Record<string, string>, from: Directory = withSample) =>
      headings(pressed('wellbeing.category', { category: 'federation_union', ...carry }, room(from))).join('\n')
    expect(page({})).toMatch(/Police Federation, Sampleshire branch[\s\S]*UNISON/)
    expect(page({ type: 'staff' })).not.toContain('Police Federation, Sampleshire')
    expect(page({ type: 'officer' })).not.toContain('UNISON')
  })

  it('leaves out what is for other ranks; the last group stands for all above it', () => {
    const ranked = (ranks: RankRange): Directory => ({
      services: withSample.services.map((one) =>
        one.id === 'sample-federation' ? { ...one, audience: { ranks } } : one,
      ),
      faults: [],
    })
    const shows = (rank: string, ranks: RankRange): boolean =>
      headings(pressed('wellbeing.category', { category: 'federation_union', rank }, room(ranked(ranks)))).includes(
        'Police Federation, Sampleshire branch',
      )
    expect(shows('constable', { from: 'sergeant' })).toBe(false)
    expect(shows('inspector', { from: 'sergeant', to: 'inspector' })).toBe(true)
    expect(shows('superintendent', { from: 'chief-constable' })).toBe(true)
    expect(shows('superintendent', { to: 'inspector' })).toBe(false)
  })
})
