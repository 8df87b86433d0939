import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryOf, placeFrom } from '../../../src/features/wellbeing/carry.ts'
import { RANK_GROUPS } from '../../../src/features/wellbeing/reader.ts'
import type { Place } from '../../../src/features/wellbeing/screen.ts'
import { CARDS } from '../../../src/kernel/card.ts'
import { CATEGORIES } from '../../../src/kernel/category.ts'
import { LANGUAGES } from '../../../src/kernel/language.ts'
import { NATIONS } from '../../../src/kernel/people.ts'
import { READER_TYPES } from '../../../src/kernel/service.ts'
import { at } from './room.ts'

const DEFAULTS = { nation: 'scotland', language: 'cy' } as const

const places: fc.Arbitrary<Place> = fc
  .record({
    for: fc.constantFrom('self' as const, 'other' as const),
    nation: fc.constantFrom(...NATIONS),
    language: fc.constantFrom(...LANGUAGES),
    crisis: fc.boolean(),
    found: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
    category: fc.constantFrom(null, ...CATEGORIES),
    card: fc.constantFrom(null, ...CARDS),
    type: fc.constantFrom(undefined, ...READER_TYPES),
    rank: fc.constantFrom(undefined, ...RANK_GROUPS),
  })
  .map(({ type, rank, found, ...place }) => ({
    ...place,
    found: place.category ? [] : found,
    ...(type ? { type } : {}),
    ...(rank ? { rank } : {}),
  }))

describe('a place', () => {
  it('comes back from a button as it went in, in under 200 characters', () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(placeFrom(carryOf(place), DEFAULTS)).toEqual(place)
        expect(JSON.stringify(carryOf(place)).length).toBeLessThan(200)
      }),
    )
  })

  it.each([
    {},
    { found: '0.1.2.3' },
    { found: '999' },
    { found: '-1' },
    { found: '1e1' },
    { found: 'trim,eap' },
    { card: '__proto__', type: 'chief', rank: 'god', language: 'tlh', nation: 'france', category: 'constructor' },
  ])('forged as %j is where one starts', (carry) => {
    expect(placeFrom(carry as Record<string, string>, DEFAULTS)).toEqual(at(DEFAULTS))
  })
})
