import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadGuidance } from '../../src/directory/guidance.ts'
import { loadWording } from '../../src/directory/wording.ts'
import { asked, buttons, labelled, links, nodes, pressed, welsh } from '../features/wellbeing/room.ts'

/** Every text and token by where it stands: `crisis.self.after.0`. */
function leaves(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => leaves(one, at === '' ? key : `${at}.${key}`))
}

const FILES = {
  wording: [loadWording('en'), loadWording('cy')],
  guidance: [loadGuidance('en'), loadGuidance('cy')],
} as const

/** What is no text but a token of ours: it must be the same in both. */
const TOKEN = /(^|\.)(services|categories|status|pathway)(\.\d+)?$|^cards\.[^.]+\.(status|pathway)$/

/** Names, and patterns without a word in them: these are the same in Welsh. */
const SAME: Readonly<Record<string, string>> = {
  'strip.brief.emergency': 'nothing is said beside it',
  'strip.brief.lifeline-ni': 'a name',
  'strip.brief.nhs-24-mental-health': 'a name',
  'strip.brief.shout': 'a name',
  'entry.clock.date': 'a pattern only',
  'cards.estip.source': 'an address',
  'cards.money.source': 'a name',
}

describe.each(Object.entries(FILES))('the Welsh of %s', (_name, [en, cy]) => {
  const english = leaves(en)
  const other = new Map(leaves(cy))

  it('has the same keys and as many items in every list', () => {
    expect([...other.keys()].sort()).toEqual(english.map(([at]) => at).sort())
  })

  it('names the same services, subjects and states', () => {
    const tokens = english.filter(([at]) => TOKEN.test(at))
    expect(tokens.length).toBeGreaterThan(10)
    expect(tokens.filter(([at, token]) => other.get(at) !== token)).toEqual([])
  })

  it('fills in the same values', () => {
    const places = (text = '') => [...text.matchAll(/\{[a-z]+\}/g)].map(([place]) => place).sort()
    expect(english.filter(([at, text]) => `${places(text)}` !== `${places(other.get(at))}`)).toEqual([])
  })

  it('says the same numbers', () => {
    const numbers = (text = '') => [...text.matchAll(/\d+/g)].map(([number]) => number).sort()
    expect(english.filter(([at, text]) => `${numbers(text)}` !== `${numbers(other.get(at))}`)).toEqual([])
  })

  it('leaves no English sentence as it was', () => {
    const same = english.filter(([at, text]) => !TOKEN.test(at) && other.get(at) === text)
    expect(same.map(([at]) => at).filter((at) => !(at in SAME))).toEqual([])
  })
})

describe('a reader in Wales', () => {
  const inWales = pressed('wellbeing.show', { nation: 'wales' })

  it('has a button to Welsh and back, and one elsewhere has none', () => {
    const cymraeg = labelled(inWales, 'Cymraeg')
    const screen = pressed(cymraeg.name, { ...cymraeg.carry })
    const english = labelled(screen, 'English')
    expect(pressed(english.name, { ...english.carry }).body).toEqual(inWales.body)
    expect(buttons(asked('')).map(({ label }) => label)).not.toContain('Cymraeg')
  })

  it('is told that the translation awaits its review, and sees the same numbers', () => {
    const screen = pressed('wellbeing.show', { nation: 'wales', language: 'cy' })
    expect(nodes(screen, 'note').map(({ text }) => text)).toContain(welsh.wording.language.review)
    expect(links(screen)).toEqual(links(inWales))
  })

  it('keeps Welsh in the crisis card, the cards and whom it is for', () => {
    const carry = { nation: 'wales', language: 'cy', for: 'other', crisis: 'yes' }
    const crisis = pressed('wellbeing.show', carry)
    expect(crisis.body[0]).toMatchObject({ text: welsh.wording.crisis.other.heading })
    expect(crisis.notice).toBe(welsh.wording.notice)
    const card = pressed('wellbeing.card', { ...carry, card: 'and-you' })
    expect(JSON.stringify(card)).toContain(welsh.guidance.cards['and-you'].lead)
    expect(JSON.stringify(pressed('wellbeing.reader', carry))).toContain(welsh.wording.reader.intro)
  })
})

it.each(['wording', 'guidance'])('the head of %s.cy.yaml says that it needs review by a Welsh speaker', (name) => {
  const file = readFileSync(new URL(`../../src/directory/${name}.cy.yaml`, import.meta.url), 'utf8')
  expect(file.split('\n')[0]).toMatch(/needs review by a Welsh speaker/)
})
