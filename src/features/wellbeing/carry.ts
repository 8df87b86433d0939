import { CARDS } from '../../kernel/card.ts'
import { CATEGORIES, type Category } from '../../kernel/category.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { NATIONS } from '../../kernel/people.ts'
import { READER_TYPES } from '../../kernel/service.ts'
import { RANK_GROUPS } from './reader.ts'
import type { Defaults, Place } from './screen.ts'

type Carried = Readonly<Record<string, string>>

/**
 * A place as a button carries it: tokens only, under 200 characters at the most. What was found travels as positions in
 * the list of categories.
 */
export function carryOf(place: Place): Carried {
  return {
    for: place.for,
    nation: place.nation,
    language: place.language,
    ...(place.type ? { type: place.type } : {}),
    ...(place.rank ? { rank: place.rank } : {}),
    ...(place.crisis ? { crisis: 'yes' } : {}),
    ...(place.category
      ? { category: place.category }
      : place.found.length > 0
        ? { found: place.found.map((one) => CATEGORIES.indexOf(one)).join('.') }
        : {}),
    ...(place.card ? { card: place.card } : {}),
  }
}

/** What comes back is the client's word: anything that is not a token we know falls away. */
export function placeFrom(carry: Carried, defaults: Defaults): Place {
  const type = known(READER_TYPES, carry.type)
  const rank = known(RANK_GROUPS, carry.rank)
  const category = known(CATEGORIES, carry.category) ?? null
  return {
    for: carry.for === 'other' ? 'other' : 'self',
    nation: known(NATIONS, carry.nation) ?? defaults.nation,
    language: known(LANGUAGES, carry.language) ?? defaults.language,
    ...(type ? { type } : {}),
    ...(rank ? { rank } : {}),
    crisis: carry.crisis === 'yes',
    found: category ? [] : foundIn(carry.found ?? ''),
    category,
    card: known(CARDS, carry.card) ?? null,
  }
}

const known = <T extends string>(tokens: readonly T[], word: string | undefined): T | undefined =>
  tokens.find((token) => token === word)

/** At most three different subjects, as `4.12`. */
const foundIn = (positions: string): Category[] => [
  ...new Set(/^\d{1,2}(\.\d{1,2}){0,2}$/.test(positions) ? positions.split('.').flatMap(categoryAt) : []),
]
const categoryAt = (position: string): readonly Category[] => {
  const category = CATEGORIES[Number(position)]
  return category ? [category] : []
}
