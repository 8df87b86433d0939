import type { Contact } from '../kernel/service.ts'
import type { Entry } from './entry-schema.ts'
import type { NumberCheck } from './numbers.ts'

/** Who wrote the file an entry stands in. */
export type Origin = 'national' | 'sample' | 'force'

export type Broken = { field: string; problem: string; fix: string }

type Rule = Broken & { holds: (entry: Entry, origin: Origin, numbers: NumberCheck) => boolean }

const numbersOf = (contacts: readonly Contact[]): string[] =>
  contacts.flatMap((contact) => {
    if (contact.kind === 'phone' || contact.kind === 'text') return [contact.number]
    return contact.kind === 'person' && contact.phone !== undefined ? [contact.phone] : []
  })

/** Reserved for examples (RFC 2606): a sample must not point at anybody's real address. */
const reserved = (contact: Contact): boolean => {
  if (contact.kind === 'web') return new URL(contact.url).hostname.endsWith('.example')
  const address = contact.kind === 'email' ? contact.address : contact.kind === 'person' ? contact.email : undefined
  return address === undefined || address.endsWith('.example')
}

/** What must hold between the fields of one entry. */
const RULES: readonly Rule[] = [
  {
    holds: (entry) => entry.status === 'off' || entry.contacts.length > 0,
    field: 'contacts',
    problem: 'an entry that is shown needs at least one contact',
    fix: 'Add a number, an address or a place, or set `status: off`.',
  },
  {
    holds: ({ contacts }) =>
      contacts.every((one) => one.kind !== 'person' || one.phone !== undefined || one.email !== undefined),
    field: 'contacts',
    problem: 'a named person needs a way to be reached',
    fix: 'Add `phone` or `email` to the person.',
  },
  {
    holds: (entry) => entry.status !== 'rung' || (entry.verifiedOn !== undefined && entry.verifiedBy !== undefined),
    field: 'verifiedOn',
    problem: 'an entry that was rung says when and by whom',
    fix: 'Add `verifiedOn: YYYY-MM-DD` and `verifiedBy`, or set `status: source-seen`.',
  },
  {
    holds: (entry) => entry.forSelf || entry.forOther,
    field: 'forSelf',
    problem: 'it is neither for oneself nor for somebody else, so nobody would see it',
    fix: 'Set `forSelf` or `forOther` to true.',
  },
  {
    holds: (entry, origin) => entry.sample === (origin === 'sample'),
    field: 'sample',
    problem: 'sample entries stand in the sample file only, and everything there is marked so',
    fix: 'In your own file take `sample` out and put in a real number.',
  },
  {
    holds: (entry, _origin, numbers) => entry.sample || !numbersOf(entry.contacts).some(numbers.isDrama),
    field: 'contacts',
    problem: 'this number is kept for drama and is answered by nobody',
    fix: 'Put in the real number.',
  },
  {
    holds: (entry, _origin, numbers) => !entry.sample || numbersOf(entry.contacts).every(numbers.isDrama),
    field: 'contacts',
    problem: 'a sample entry may carry only numbers kept for drama',
    fix: 'Use a number from the drama ranges in numbers.yaml.',
  },
  {
    holds: (entry) => !entry.sample || entry.contacts.every(reserved),
    field: 'contacts',
    problem: 'a sample entry may carry only addresses that end in .example',
    fix: 'Use an address that ends in .example.',
  },
]

export const brokenRules = (entry: Entry, origin: Origin, numbers: NumberCheck): Broken[] =>
  RULES.filter((rule) => !rule.holds(entry, origin, numbers)).map(({ field, problem, fix }) => ({
    field,
    problem,
    fix,
  }))
