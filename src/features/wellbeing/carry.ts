import { CATEGORIES, type Category } from '../../kernel/category.ts'
import { NATIONS, type Nation } from '../../kernel/people.ts'
import type { Place } from './screen.ts'

type Carried = Readonly<Record<string, string>>

/** A place as a button carries it: tokens only, well under 200 characters with three long subjects. */
export function carryOf(place: Place): Carried {
  return {
    for: place.for,
    nation: place.nation,
    ...(place.crisis ? { crisis: 'yes' } : {}),
    ...(place.found.length > 0 ? { found: place.found.join(',') } : {}),
    ...(place.category ? { category: place.category } : {}),
  }
}

/** What comes back is the client's word: anything that is not a token we know falls away. */
export function placeFrom(carry: Carried, defaultNation: Nation): Place {
  const category = carry.category
  return {
    for: carry.for === 'other' ? 'other' : 'self',
    nation: NATIONS.find((nation) => nation === carry.nation) ?? defaultNation,
    crisis: carry.crisis === 'yes',
    found: (carry.found ?? '').split(',').filter(isCategory).slice(0, 3),
    category: category !== undefined && isCategory(category) ? category : null,
  }
}

const isCategory = (word: string): word is Category => CATEGORIES.some((category) => category === word)
