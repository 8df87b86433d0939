import { z } from 'zod'
import type { Service } from '../kernel/service.ts'
import type { Broken } from './entry-rules.ts'
import { digitsOf } from './numbers.ts'
import { readOwn } from './own-file.ts'

export const loadFixedLines = (): readonly string[] =>
  readOwn('fixed.yaml', z.strictObject({ 'never-hidden': z.array(z.string()) }))['never-hidden']

const FIX = 'You may add to this entry. Take this line out; the national entry stays as it is.'

/** How a force's version of a fixed line would hide it from somebody, or send them to another number. Empty when it would not. */
export function hides(national: Service, changed: Service): Broken[] {
  const tests: readonly [boolean, string, string][] = [
    [changed.status === 'off', 'status', 'this line can never be switched off'],
    [!keepsNumbers(national, changed), 'contacts', 'this line can never lose its number'],
    [
      !changed.categories.includes('crisis') || !changed.crisisCapable,
      'categories',
      'this line always stands under crisis',
    ],
    [!changed.forSelf || !changed.forOther, 'forSelf', 'this line is always for everybody'],
    [narrower(national, changed), 'audience', 'this line cannot be kept for fewer people'],
    [
      national.hours?.kind === 'always' && changed.hours?.kind === 'weekly',
      'hours',
      'this line answers at any hour and cannot be called closed',
    ],
  ]
  return tests.flatMap(([broken, field, problem]) => (broken ? [{ field, problem, fix: FIX }] : []))
}

/** The national number must also stay the first of all contacts: the crisis card prints the first. A word to text is part of it. */
function keepsNumbers(national: Service, changed: Service): boolean {
  const before = numbers(national)
  const after = numbers(changed)
  return (
    before[0] === numbers({ contacts: changed.contacts.slice(0, 1) })[0] && before.every((one) => after.includes(one))
  )
}

const numbers = (service: Pick<Service, 'contacts'>): string[] =>
  service.contacts.flatMap((contact) =>
    contact.kind === 'phone' || contact.kind === 'text'
      ? [`${contact.kind} ${digitsOf(contact.number)} ${(contact.kind === 'text' && contact.keyword) || ''}`]
      : [],
  )

function narrower(national: Service, { audience }: Service): boolean {
  if (audience.types || audience.ranks || audience.units || audience.membersOf) return true
  const had = national.audience.nations
  const has = audience.nations
  return has !== undefined && (had === undefined || !had.every((nation) => has.includes(nation)))
}
