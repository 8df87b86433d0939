import { parseLocalDate } from '../../kernel/dates.ts'
import { readPattern as readDutyPattern } from '../../kernel/duty-pattern.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import { SUPPORTER_KINDS, type SupporterKind } from '../../kernel/supporter.ts'
import { hoursText, parseHours } from './hours.ts'
import { LINE_LIMIT, type Listing, SAYS_LIMIT, type Shifts } from './listing.ts'

export type Typed = Readonly<Record<Exclude<keyof Listing, 'kinds' | 'sites' | 'units'>, string>> & {
  kinds: readonly string[]
  sites: readonly string[]
  units: readonly string[]
}

/** Sites and units of the people file; a unit may be anything above one. */
export type Places = { sites: readonly string[]; units: readonly string[] }

export type Read = { ok: true; listing: Listing } | { ok: false; errors: Readonly<Record<string, string>> }

/** Control characters, which a card or PostgreSQL refuses, and the mark left where a file was not UTF-8. */
const UNREADABLE = /[\p{Cc}\uFFFD]/u
const PHONE = /^\+?[\d() .-]{3,30}(,? *(ext|x)\.? *\d{1,6})?$/i
const EMAIL = /^[^\s@<>|,;]+@[^\s@<>|,;]+\.[^\s@<>|,;]+$/
const LONGEST_PATTERN = 70

/** Checks a listing, whoever wrote it. Every fault at once, keyed by field, in words that say what to do. */
export function readListing(typed: Typed, places: Places, shifts: Shifts): Read {
  const errors: Record<string, string> = {}
  const line = (field: 'says' | 'phone' | 'email' | 'hours' | 'pattern', most: number): string => {
    const text = typed[field].trim().replace(/\s+/g, ' ')
    if (UNREADABLE.test(text)) errors[field] = 'This holds a character that can’t be read. Type it again.'
    else if (text.length > most) errors[field] = `This is ${text.length} characters long and can be ${most} at most.`
    return text
  }
  const kinds = SUPPORTER_KINDS.filter((kind) => typed.kinds.includes(kind))
  if (kinds.length === 0 || typed.kinds.some((kind) => !SUPPORTER_KINDS.includes(kind as SupporterKind)))
    errors.kinds = `Choose what you are: at least one of ${SUPPORTER_KINDS.join(', ')}.`
  if (typed.sites.some((site) => !places.sites.includes(site)))
    errors.sites = 'There is no such site among the people of your force. Choose one of those there are.'
  if (typed.units.some((unit) => !places.units.includes(unit)))
    errors.units = 'There is no such unit among the people of your force. Choose one of those there are.'

  const says = line('says', SAYS_LIMIT)
  const phone = line('phone', LINE_LIMIT)
  const email = line('email', LINE_LIMIT).toLowerCase()
  if (phone === '' && email === '') errors.phone = 'Enter a work phone number or a work e-mail address, or both.'
  // What is too long is said above, and is not held against a pattern: that would take minutes for a text made for it.
  if (phone.length <= LINE_LIMIT && phone !== '' && !PHONE.test(phone))
    errors.phone = 'Enter a phone number, with an extension if there is one.'
  if (email.length <= LINE_LIMIT && email !== '' && !EMAIL.test(email))
    errors.email = 'Enter an e-mail address, for example name@force.example.'

  const hours = readHours(line('hours', LINE_LIMIT), errors)
  const pattern = readPattern(line('pattern', LONGEST_PATTERN), shifts, errors)
  if (hours !== '' && pattern !== '') errors.hours = 'Give either hours or a duty pattern, not both. Empty one of them.'
  const patternFrom = day(typed.patternFrom, 'patternFrom', errors)
  if (pattern !== '' && typed.patternFrom.trim() === '')
    errors.patternFrom = 'Enter a day on which the pattern’s first letter was or will be worked.'
  const awayFrom = day(typed.awayFrom, 'awayFrom', errors)
  const awayUntil = day(typed.awayUntil, 'awayUntil', errors)
  if (awayFrom !== null && typed.awayUntil.trim() === '')
    errors.awayUntil = 'Enter the last day you are away. You can change it later.'
  if (awayFrom !== null && awayUntil !== null && awayUntil < awayFrom)
    errors.awayUntil = 'The last day away is before the first. Check both.'

  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const [sites, units] = [inOneOrder(typed.sites), inOneOrder(typed.units)]
  const times = { hours, pattern, patternFrom: pattern === '' ? null : patternFrom, awayFrom, awayUntil }
  return { ok: true, listing: { kinds, sites, units, says, phone, email, ...times } }
}

function readHours(text: string, errors: Record<string, string>): string {
  if (text === '' || errors.hours !== undefined) return ''
  const periods = parseHours(text)
  if (periods) return hoursText(periods)
  errors.hours = 'Write days and hours like this: Mon-Fri 09:00-17:00; Sat 10:00-12:00.'
  return ''
}

function readPattern(text: string, shifts: Shifts, errors: Record<string, string>): string {
  if (text === '' || errors.pattern !== undefined) return ''
  const pattern = readDutyPattern(text, Object.keys(shifts))
  if (pattern !== null) return pattern
  errors.pattern = `Write one letter a day: ${Object.keys(shifts).join(', ')}, or a hyphen for a day of rest. For example EELLNN----.`
  return ''
}

function day(text: string, field: string, errors: Record<string, string>): LocalDate | null {
  if (text.trim() === '') return null
  const date = parseLocalDate(text)
  if (date === null) errors[field] = 'There is no such date. Enter it as year-month-day, for example 2026-11-27.'
  return date
}

const inOneOrder = (names: readonly string[]): string[] => [...new Set(names)].sort()
