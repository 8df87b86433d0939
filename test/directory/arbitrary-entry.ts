import fc from 'fast-check'
import { CATEGORIES } from '../../src/kernel/category.ts'
import { NATIONS } from '../../src/kernel/people.ts'
import { RANKS } from '../../src/kernel/rank.ts'
import { READER_TYPES } from '../../src/kernel/service.ts'

/** Words as a force might write them, and characters that YAML, CSV and spreadsheets take for their own. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.stringMatching(/^[=+\-@'"|;\\,:#&*!%{}[\]]{1,4}[a-z \n]{0,5}[=+\-@'"|;\\,:#]{0,3}$/),
    fc.constantFrom(
      'off',
      'yes',
      'null',
      '~',
      '0300 123',
      '2026-11-24',
      '12:30',
      'a: b',
      '- x',
      '1e3',
      "'=x",
      'a\\|b',
      '\\',
    ),
  )
  .map((text) => text.trim().normalize())
  .filter((text) => text !== '' && !/[\0\uFEFF]|[\uD800-\uDFFF]/u.test(text))
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const time = fc.integer({ min: 0, max: 24 * 4 }).map((at) => {
  return `${String(Math.floor(at / 4)).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`
})

const note = maybe(words)
const contact = fc.oneof(
  fc.record({ kind: fc.constant('phone'), number: words, note }),
  fc.record({ kind: fc.constant('text'), number: words, keyword: maybe(words), note }),
  fc.record({ kind: fc.constant('web'), url: words, note }),
  fc.record({ kind: fc.constant('email'), address: words, note }),
  fc.record({ kind: fc.constant('in-person'), where: words, note }),
  fc.record({ kind: fc.constant('person'), name: words, role: note, phone: note, email: note, note }),
)
const period = fc
  .record({ days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), ends: fc.tuple(time, time) })
  .filter(({ ends: [from, to] }) => from < to)
  .map(({ days, ends: [from, to] }) => ({ days, from, to }))
const hours = fc.oneof(
  fc.constant({ kind: 'always' }),
  fc.record({
    kind: fc.constant('weekly'),
    zone: fc.constantFrom('Europe/London', 'Europe/Belfast'),
    open: fc.array(period, { minLength: 1, maxLength: 3 }),
    bankHolidays: maybe(fc.constantFrom('open', 'closed')),
  }),
)
const rank = maybe(fc.constantFrom(...RANKS))
const audience = fc.record({
  nations: maybe(fc.subarray([...NATIONS], { minLength: 1 })),
  types: maybe(fc.subarray([...READER_TYPES], { minLength: 1 })),
  units: maybe(fc.array(words, { minLength: 1, maxLength: 3 })),
  ranks: maybe(fc.record({ from: rank, to: rank }).filter(({ from, to }) => from !== undefined || to !== undefined)),
  membersOf: maybe(words),
})

/** An entry as a file may have it: any of its fields, each of its own shape. */
export const arbitraryEntry: fc.Arbitrary<Record<string, unknown>> = fc
  .record({
    id: words,
    name: maybe(words),
    says: maybe(words),
    categories: maybe(fc.subarray([...CATEGORIES], { minLength: 1 })),
    audience: maybe(audience),
    forSelf: maybe(fc.boolean()),
    forOther: maybe(fc.boolean()),
    contacts: maybe(fc.array(contact, { maxLength: 8 })),
    hours: maybe(hours),
    crisisCapable: maybe(fc.boolean()),
    independentOfForce: maybe(fc.boolean()),
    sharesWithForce: maybe(words),
    cost: maybe(words),
    sessionLimit: maybe(words),
    status: maybe(fc.constantFrom('source-seen', 'rung', 'off')),
    offBecause: maybe(words),
    source: maybe(words),
    sourceDate: maybe(words),
    verifiedOn: maybe(day),
    verifiedBy: maybe(words),
    reviewDue: maybe(day),
    owner: maybe(words),
    languages: maybe(fc.array(words, { minLength: 1, maxLength: 3 })),
  })
  .map((entry) => JSON.parse(JSON.stringify(entry)) as Record<string, unknown>)
