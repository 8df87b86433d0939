import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadTongues } from '../../../src/directory/tongues.ts'
import { tongueOf } from '../../../src/features/wellbeing/tongue.ts'
import { messageToText } from '../../../src/view/to-text.ts'
import { asked, buttons, headings, links, national, room, welsh, wording } from './room.ts'
import { sentences } from './sentences.ts'

const tongues = loadTongues()

const FOREIGN = [
  'Potrzebuję pomocy, nie mogę spać',
  'necesito ayuda por favor',
  'Ich brauche Hilfe',
  'j’ai besoin d’aide',
  'vreau ajutor',
  'mujhe madad chahiye',
  'ayuda',
  'أحتاج إلى مساعدة',
  'мне нужна помощь',
  '我需要帮助',
  'मुझे मदद चाहिए',
  'אני צריך עזרה',
]
const WELSH = ['Dw i angen cymorth', 'rwy’n teimlo’n isel iawn', 'mae angen siarad â rhywun']

/** The English of crises and needs that the matcher is measured on; what is out of scope there is in any language. */
const ENGLISH = [
  ...['crisis', 'needs'].flatMap((file) =>
    sentences(file)
      .filter(({ label }) => label !== 'out')
      .map(({ text }) => text),
  ),
  ...['dev', 'held-out'].flatMap((split) =>
    readdirSync(`test/signposting/${split}`)
      .filter((file) => /^(crisis|needs)/.test(file))
      .flatMap((file) => texts(parse(readFileSync(`test/signposting/${split}/${file}`, 'utf8')))),
  ),
]
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

describe('another language', () => {
  it.each(FOREIGN)('%s: the menu, the lines, and how to reach an interpreter', (words) => {
    const answer = asked(words)
    expect(messageToText(answer)).toContain(wording.answer.tongue)
    expect(headings(answer).slice(0, 2)).toEqual([wording.answer.interpreters, 'Interpreter line'])
    expect(links(answer).slice(0, 5)).toEqual(links(asked('')))
    expect(buttons(answer).filter(({ name }) => name === 'wellbeing.category')).toHaveLength(19)
    expect(room().understands(words)).toBe(true)
  })

  it('without an interpreter line of the force is no dead end', () => {
    const answer = asked('necesito ayuda', room(national))
    expect(headings(answer)[0]).toBe(wording.menu.heading)
    expect(links(answer)).toEqual(links(asked('', room(national))))
  })

  it.each(WELSH)('%s: is answered in Welsh', (words) => {
    expect(messageToText(asked(words))).toContain(welsh.wording.answer.tongue)
  })

  it('a cry for help that was understood comes before it', () => {
    expect(headings(asked('i want to die, necesito ayuda'))[0]).toBe(wording.crisis.self.heading)
  })

  it('is not seen in English, however much of it', () => {
    expect(ENGLISH.length).toBeGreaterThan(1_000)
    expect(ENGLISH.filter((text) => tongueOf(text, tongues) !== null)).toEqual([])
  })

  it.each(['', '   ', '🙂🙂', '1234', '??!', 'x'.repeat(40_000), 'PC Dai Llewellyn', 'TRiM', '\u202Eeb ot'])(
    'is not seen in %j',
    (text) => {
      expect(tongueOf(text, tongues)).toBeNull()
    },
  )
})
