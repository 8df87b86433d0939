import { describe, expect, it } from 'vitest'
import { screenMessage } from '../../../src/features/wellbeing/views.ts'
import { CARDS, type CardId } from '../../../src/kernel/card.ts'
import { CATEGORIES, type Category } from '../../../src/kernel/category.ts'
import { NATIONS } from '../../../src/kernel/people.ts'
import type { Directory, Service } from '../../../src/kernel/service.ts'
import type { Message } from '../../../src/view/message.ts'
import { messageToText } from '../../../src/view/to-text.ts'
import {
  asked,
  at,
  buttons,
  guidance,
  headings,
  links,
  national,
  nodes,
  texts,
  welsh,
  withSample,
  wording,
} from './room.ts'

const THREE_LONGEST: Category[] = ['neurodiversity_adjustments', 'supervisor_support_line', 'occupational_health']
/** What a reader can choose of themselves, in its longest words. */
const LONGEST = { type: 'volunteer', rank: 'chief-inspector' } as const

const places = [null, ...CATEGORIES].flatMap((category) =>
  NATIONS.flatMap((nation) =>
    (['self', 'other'] as const).flatMap((about) =>
      [false, true].map((crisis) =>
        at({ ...LONGEST, for: about, nation, crisis, found: category ? [] : THREE_LONGEST, category }),
      ),
    ),
  ),
)

/** What every door must be able to draw and every phone to show. */
function faultsOf(message: Message): string[] {
  const labels = buttons(message).map(({ label }) => label)
  return [
    ...labels.filter((label) => label.length > 75 || label.trim() === '').map((label) => `button "${label}"`),
    ...buttons(message)
      .filter(({ carry }) => JSON.stringify(carry).length > 200)
      .map(({ label }) => `carry of "${label}"`),
    ...(new Set(buttons(message).map((button) => JSON.stringify(button))).size === labels.length
      ? []
      : ['a button twice']),
    ...links(message).filter((href) => !/^(tel:\+?\d+|sms:\d+(\?body=\w+)?|mailto:\S+@\S+|https:\/\/\S+)$/.test(href)),
    ...['tel:999', 'tel:116123', 'sms:85258', 'tel:111'].filter((line) => !links(message).includes(line)),
    ...nodes(message, 'facts')
      .flatMap(({ facts }) => facts.filter(({ value }) => value === '' || value.includes('{')))
      .map(String),
    ...(message.body.length > 100 ? [`${message.body.length} nodes`] : []),
    ...(/undefined|null|\{\w+\}/.test(messageToText(message)) ? ['an unfilled text'] : []),
  ]
}

describe('every screen', () => {
  it.each([
    ['with the national entries alone', national],
    ['with the sample force’s', withSample],
    ['with an empty list and the fixed lines', { ...national, services: national.services.filter(isFixed) }],
  ] as [string, Directory][])('can be drawn %s', (_name, directory) => {
    for (const screen of ['answer', 'unmatched', 'reader'] as const)
      expect(places.flatMap((place) => faultsOf(screenMessage(place, directory, texts, screen)))).toEqual([])
  })

  it('can be drawn in Welsh', () => {
    const inWelsh = places.map((place) => ({ ...place, language: 'cy' as const }))
    expect(inWelsh.flatMap((place) => faultsOf(screenMessage(place, withSample, welsh)))).toEqual([])
  })

  it('with no services at all still says what to do', () => {
    const page = screenMessage(at({ category: 'eap' }), { services: [], faults: [] }, texts)
    expect(messageToText(page)).toContain(wording.categories.eap.without)
  })
})

function isFixed({ id }: Service): boolean {
  return wording.strip.services.includes(id)
}

const page = (category: Category, directory: Directory) =>
  messageToText(screenMessage(at({ category }), directory, texts))

describe('a subject', () => {
  it.each(CATEGORIES)('%s has an entry of its own in the sample force', (category) => {
    expect(page(category, withSample)).not.toContain(wording.categories[category].without)
  })

  it.each(['trim', 'eap', 'mhfa', 'occupational_health', 'welfare_officer'] as const)(
    '%s without a force’s own says so, and what can be done now',
    (category) => {
      expect(page(category, national)).toContain(wording.categories[category].without)
    },
  )
})

describe('an entry', () => {
  it('says where its number was seen and that nobody has rung it', () => {
    expect(page('financial', national)).toContain('Seen at stepchange.org, no date given. Not yet rung by your force.')
  })

  it('is marked when it is a sample', () => {
    expect(page('trim', withSample)).toContain('Sample entry with an invented number.')
  })

  it('says who rang it when somebody has', () => {
    const rung = national.services.map((one) =>
      one.id === 'cruse'
        ? { ...one, status: 'rung' as const, verifiedOn: '2026-02-03' as never, verifiedBy: 'PS Okafor' }
        : one,
    )
    expect(page('bereavement', { services: rung, faults: [] })).toContain('By PS Okafor, 3 Feb 2026')
  })

  it('shows hours as people say them, and none where none are known', () => {
    const text = page('domestic_abuse', national)
    expect(text).toContain('Monday to Friday, 10am to 8pm.')
    expect(text).toContain('Open day and night.')
    expect(page('crisis', national)).toContain('Every day, 5pm to midnight.')
    expect(text.slice(text.indexOf('Galop'), text.indexOf('If you need the police'))).not.toContain(wording.entry.hours)
  })

  it('gives the keyword of a text line', () => {
    expect(page('crisis', national)).toContain('Text BLUELIGHT to 85258')
  })

  it('that is off is shown nowhere', () => {
    const everything = CATEGORIES.map((category) => page(category, national)).join('\n')
    for (const { name, status } of national.services)
      if (status === 'off') expect(everything).not.toContain(`\n${name}\n`)
  })
})

describe('a card for a supervisor', () => {
  const screens = CARDS.flatMap((card) =>
    [at({ for: 'other', card }), at({ ...LONGEST, for: 'other', card, crisis: true, nation: 'northern-ireland' })].map(
      (place) => screenMessage(place, withSample, texts),
    ),
  )

  it('can be drawn', () => {
    expect(screens.flatMap(faultsOf)).toEqual([])
  })

  it.each(Object.entries(guidance.cards))('%s is read at a glance on a phone', (_id, { lead, items }) => {
    const lines = [lead, ...items].reduce((sum, text) => sum + Math.ceil(text.length / 45), 0)
    expect(lines).toBeLessThanOrEqual(8)
  })

  it.each(Object.entries(guidance.cards))('%s says where it comes from and when', (id, { source, date, status }) => {
    const text = messageToText(screenMessage(at({ for: 'other', card: id as CardId }), withSample, texts))
    expect(text).toContain(`${source}, ${date}.`)
    expect(text.includes('not a national rule')).toBe(status === 'default')
  })
})

describe('a first screen', () => {
  it('holds at most eight services, each once, and buttons for the rest', () => {
    const names = withSample.services.map(({ name }) => name)
    const shown = headings(asked('stressed, in debt and drinking too much')).filter((text) => names.includes(text))
    expect(shown.length).toBeLessThanOrEqual(8)
    expect(shown.length).toBeGreaterThan(4)
    expect(new Set(shown).size).toBe(shown.length)
    expect(buttons(asked('stressed and in debt')).some(({ label }) => label.startsWith('More: '))).toBe(true)
  })

  it('begins with the numbers when life may be in danger', () => {
    expect(
      asked('I want to die')
        .body.slice(0, 3)
        .map(({ kind }) => kind),
    ).toEqual(['heading', 'text', 'links'])
  })
})
