import { describe, expect, it } from 'vitest'
import { messageToText } from '../../../src/view/to-text.ts'
import { asked, buttons, headings, labelled, links, national, nodes, pressed, request, room, wording } from './room.ts'

const CRISIS_LINES = ['tel:999', 'tel:03001312789', 'tel:116123', 'sms:85258', 'tel:111']

describe('an empty command', () => {
  it('shows the crisis lines and then every subject', () => {
    const menu = asked('')
    expect(links(menu)).toEqual(CRISIS_LINES)
    const subjects = buttons(menu).filter(({ name }) => name === 'wellbeing.category')
    expect(subjects).toHaveLength(19)
  })

  it.each(['help', 'support', ' Wellbeing ', 'menu'])('is what %j asks for too', (words) => {
    expect(asked(words).body).toEqual(asked('').body)
  })

  it('offers the same for somebody one supervises, and back', () => {
    const other = labelled(asked(''), wording.menu.forOther)
    const menu = pressed(other.name, { ...other.carry })
    expect(messageToText(menu)).toContain(wording.menu.introOther)
    expect(labelled(menu, wording.menu.forSelf).carry).toMatchObject({ for: 'self' })
  })
})

describe('words', () => {
  it('bring the best subjects, with a number in each', () => {
    const answer = asked("can't sleep since the fatal")
    expect(headings(answer).slice(0, 2)).toEqual([wording.answer.heading, wording.categories.trim.label])
    expect(headings(answer)).toContain('TRiM team')
    expect(links(answer).slice(0, 5)).toEqual(CRISIS_LINES)
  })

  it('that name danger bring the card first, in its order, and the need after it', () => {
    const answer = asked("I'm drowning in debt and I want to kill myself")
    expect(headings(answer)[0]).toBe(wording.crisis.self.heading)
    expect(answer.body[1]).toMatchObject({ kind: 'text', tone: 'urgent' })
    expect(links(answer).slice(0, 5)).toEqual(CRISIS_LINES)
    expect(headings(answer)).toContain(wording.categories.financial.label)
    expect(headings(answer).indexOf(wording.categories.financial.label)).toBeGreaterThan(0)
  })

  it('about somebody else bring what a supervisor needs: ask, stay, get help, and support for themselves', () => {
    const text = messageToText(asked('my PC said he wants to end it'))
    expect(text).toContain('Ask directly. Stay with them. Get help now. Afterwards: support for you.')
    expect(text).toContain('Are you thinking of ending your life?')
  })

  it('can be corrected when the card guessed wrong whom it is about', () => {
    const card = asked('suicidal')
    const turned = pressed('wellbeing.for', { ...labelled(card, wording.crisis.toOther).carry })
    expect(headings(turned)[0]).toBe(wording.crisis.other.heading)
    expect(headings(pressed('wellbeing.for', { ...labelled(turned, wording.crisis.toSelf).carry }))[0]).toBe(
      wording.crisis.self.heading,
    )
  })

  it.each(['reset my password', 'qwxz vbnm', '2 + 2'])('that fit nothing (%s) are never a dead end', (words) => {
    const answer = asked(words)
    expect(messageToText(answer)).toContain(wording.answer.unmatched)
    expect(buttons(answer).filter(({ name }) => name === 'wellbeing.category')).toHaveLength(19)
    expect(links(answer)).toEqual(CRISIS_LINES)
  })

  it('are understood when they name no command', () => {
    expect(room().understands('I want to die')).toBe(true)
    expect(room().understands('my husband hits me')).toBe(true)
    for (const words of ['welbeing', 'wellbieng', 'well-being']) expect(room().understands(words), words).toBe(true)
    for (const words of ['one too one', 'help', 'privacy', 'settings', 'hi', ''])
      expect(room().understands(words), words).toBe(false)
  })

  it('never come back: not in the text, not in a button, not in the notice', () => {
    const answer = asked('Zebedee my husband hits me and I want to die, signed Quillfeather')
    expect(JSON.stringify(answer)).not.toMatch(/zebedee|quillfeather/i)
    expect(answer.notice).toBe('Alongside has answered you privately')
  })
})

describe('buttons', () => {
  it('open a subject in full, keep the nation, and lead back', () => {
    const page = pressed('wellbeing.category', { category: 'domestic_abuse', for: 'self', nation: 'wales' })
    expect(headings(page)[0]).toBe(wording.categories.domestic_abuse.label)
    expect(headings(page)).toContain('Live Fear Free')
    expect(pressed('wellbeing.menu', { ...labelled(page, wording.menu.back).carry }).body).toEqual(
      pressed('wellbeing.menu', { for: 'self', nation: 'wales' }).body,
    )
  })

  it('replace what was pressed, while a command is a new message', () => {
    expect(room().run(request({ kind: 'press', button: 'wellbeing.menu', carry: {} })).kind).toBe('update')
    expect(room().run(request({ kind: 'command', name: 'wellbeing', words: '' })).kind).toBe('show')
  })

  it.each([
    {},
    { category: 'everything', for: 'nobody', nation: 'france', found: 'a,b,__proto__,crisis;drop' },
    { category: 'x'.repeat(5_000), crisis: 'maybe', found: ','.repeat(5_000) },
  ])('with a forged carry %# get the menu', (carry) => {
    expect(pressed('wellbeing.category', carry as Record<string, string>).body).toEqual(asked('').body)
  })
})

describe('nations', () => {
  it('Northern Ireland gets Lifeline, and not a line that is not for it', () => {
    const menu = pressed('wellbeing.menu', { nation: 'northern-ireland', for: 'self' })
    expect(links(menu)).toEqual(['tel:999', 'tel:08088088000', 'tel:116123', 'sms:85258', 'tel:111'])
  })

  it('the force’s own nation is where one starts', () => {
    expect(messageToText(asked('', room(national, 'scotland')))).toContain('Scotland')
    expect(links(asked('', room(national, 'scotland')))).not.toContain('tel:03001312789')
  })
})

describe('a message of this room', () => {
  it('says what it keeps, and what the platforms may keep', () => {
    const notes = nodes(asked(''), 'note')
      .map(({ text }) => text)
      .join(' ')
    expect(notes).toMatch(/Alongside keeps nothing of this/)
    expect(notes).toMatch(/Slack and Teams may log/)
    expect(notes).toMatch(/your own phone/)
  })
})
