import type { LocalDate } from '../../kernel/instant.ts'
import type { Listing } from './listing.ts'
import type { Places, Typed } from './read-listing.ts'
import { tokenOf } from './token.ts'

type Values = Readonly<Record<string, string | readonly string[]>>

/** Units in a form: from the top down as far as a list that one can still look through (Slack's holds a hundred). */
const UNITS_IN_FORM = 100

/** The whole levels of units that fit, and those somebody has chosen already. */
export function unitsToChoose(units: readonly string[], chosen: readonly string[]): string[] {
  const depth = (unit: string): number => unit.split('/').length
  const levels = [...new Set(units.map(depth))].sort((a, b) => a - b)
  const deepest = levels.findLast((level) => units.filter((unit) => depth(unit) <= level).length <= UNITS_IN_FORM) ?? 0
  return [...new Set([...units.filter((unit) => depth(unit) <= deepest), ...chosen])].sort()
}

/** What a form brings, as a listing reads it: sites and units come back as tokens. */
export function typedFrom(values: Values, { sites, units }: Places): Typed {
  const line = (name: string): string => [values[name] ?? ''].flat().join(' ')
  const many = (name: string): string[] => [values[name] ?? []].flat().filter((value) => value !== '')
  const names = (tokens: readonly string[], known: readonly string[]): string[] => {
    const byToken = new Map(known.map((name) => [tokenOf(name), name]))
    return tokens.map((token) => byToken.get(token) ?? token)
  }
  return {
    kinds: many('kinds'),
    sites: names(many('sites'), sites),
    units: names(many('units'), units),
    says: line('says'),
    phone: line('phone'),
    email: line('email'),
    hours: line('hours'),
    pattern: line('pattern'),
    patternFrom: line('patternFrom'),
    awayFrom: line('awayFrom'),
    awayUntil: line('awayUntil'),
  }
}

/** The other way: a form filled with what is listed. Days away that are over are left out. */
export function valuesOf(listing: Listing, today: LocalDate): Values {
  const away = listing.awayUntil !== null && listing.awayUntil >= today
  return {
    kinds: listing.kinds,
    sites: listing.sites.map(tokenOf),
    units: listing.units.map(tokenOf),
    says: listing.says,
    phone: listing.phone,
    email: listing.email,
    hours: listing.hours,
    pattern: listing.pattern,
    patternFrom: listing.patternFrom ?? '',
    awayFrom: (away ? listing.awayFrom : null) ?? '',
    awayUntil: (away ? listing.awayUntil : null) ?? '',
  }
}
