import { LANGUAGES, type Language } from '../../kernel/language.ts'
import { NATIONS, type Nation } from '../../kernel/people.ts'
import { CATEGORY_OF, SUPPORTER_KINDS, type SupporterKind } from '../../kernel/supporter.ts'

type Carried = Readonly<Record<string, string>>

/** What somebody who looks for a person has chosen so far. Buttons carry it; it names nobody. */
export type Looking = {
  kind: SupporterKind | null
  /** Tokens of a site and a unit; null is any. */
  site: string | null
  unit: string | null
  /** Where the look began, and its page; null for a new look. */
  turn: number | null
  page: number
  /** How `/wellbeing` was being read, to go back to it and for the crisis lines. */
  for: 'self' | 'other'
  nation: Nation | null
  language: Language | null
}

const NUMBER = /^\d{1,9}$/
const TOKEN = /^[0-9a-f]{8}$/

/** What comes back is the client's word: anything that is not a token we know falls away. */
export function lookingFrom(carry: Carried): Looking {
  const token = (text: string | undefined): string | null => (text !== undefined && TOKEN.test(text) ? text : null)
  return {
    kind: SUPPORTER_KINDS.find((kind) => kind === carry.kind) ?? null,
    site: token(carry.site),
    unit: token(carry.unit),
    turn: NUMBER.test(carry.turn ?? '') ? Number(carry.turn) : null,
    page: NUMBER.test(carry.page ?? '') ? Number(carry.page) : 0,
    for: carry.for === 'other' ? 'other' : 'self',
    nation: NATIONS.find((nation) => nation === carry.nation) ?? null,
    language: LANGUAGES.find((language) => language === carry.language) ?? null,
  }
}

export const carryOf = (looking: Looking): Carried => ({
  ...wayBack(looking),
  ...(looking.kind ? { kind: looking.kind } : {}),
  ...(looking.site ? { site: looking.site } : {}),
  ...(looking.unit ? { unit: looking.unit } : {}),
  ...(looking.turn !== null ? { turn: String(looking.turn) } : {}),
  ...(looking.page > 0 ? { page: String(looking.page) } : {}),
})

/** The subject of `/wellbeing` one came from, in its own words. */
export const servicesCarry = (looking: Looking): Carried => ({
  ...wayBack(looking),
  ...(looking.kind ? { category: CATEGORY_OF[looking.kind] } : {}),
})

const wayBack = (looking: Looking): Carried => ({
  for: looking.for,
  ...(looking.nation ? { nation: looking.nation } : {}),
  ...(looking.language ? { language: looking.language } : {}),
})
