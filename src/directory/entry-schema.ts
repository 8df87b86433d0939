import { z } from 'zod'
import { CATEGORIES } from '../kernel/category.ts'
import { isZone, parseLocalDate } from '../kernel/dates.ts'
import type { LocalDate } from '../kernel/instant.ts'
import { NATIONS } from '../kernel/people.ts'
import { RANKS } from '../kernel/rank.ts'
import { READER_TYPES, SERVICE_STATUSES } from '../kernel/service.ts'
import type { NumberCheck } from './numbers.ts'

const words = (most: number) =>
  z.string().trim().min(1, 'this is empty').max(most, `this is longer than ${most} characters`)
const note = words(120).exactOptional()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, {
  error: 'a time is written HH:MM, between quotes',
  abort: true,
})
const host = /^https:\/\/[^\s/@:]+(:\d+)?(\/\S*)?$/

/** The shape of one entry. What must hold between fields stands in entry-rules.ts. */
export function entrySchema(numbers: NumberCheck) {
  const number = (kind: 'phone' | 'text') =>
    z.string('a number is written as text: put it between quotes').superRefine((value, context) => {
      const message = numbers.fault(kind, value)
      if (message) context.addIssue({ code: 'custom', message })
    })
  const contact = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('phone'), number: number('phone'), note }),
    z.strictObject({ kind: z.literal('text'), number: number('text'), keyword: words(20).exactOptional(), note }),
    z.strictObject({
      kind: z.literal('web'),
      url: z
        .string()
        .max(500)
        .regex(host, { error: 'an address begins with https://', abort: true })
        .refine((url) => URL.canParse(url), 'this address cannot be read; a character in it may be wrong'),
      note,
    }),
    z.strictObject({ kind: z.literal('email'), address: z.email('this is not an e-mail address'), note }),
    z.strictObject({ kind: z.literal('in-person'), where: words(200), note }),
    z.strictObject({
      kind: z.literal('person'),
      name: words(80),
      role: words(80).exactOptional(),
      phone: number('phone').exactOptional(),
      email: z.email('this is not an e-mail address').exactOptional(),
      note,
    }),
  ])
  return z.strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens')
      .max(60),
    name: words(100),
    says: words(400),
    categories: z.array(z.enum(CATEGORIES)).min(1, 'an entry needs at least one category'),
    audience: audience.default({}),
    forSelf: z.boolean().default(true),
    forOther: z.boolean().default(true),
    contacts: z.array(contact).max(8, 'an entry has at most eight contacts'),
    hours: hours.exactOptional(),
    crisisCapable: z.boolean().default(false),
    independentOfForce: z.boolean(),
    sharesWithForce: words(400).exactOptional(),
    cost: words(80).exactOptional(),
    sessionLimit: words(200).exactOptional(),
    status: z.enum(SERVICE_STATUSES),
    offBecause: words(300).exactOptional(),
    source: words(200),
    sourceDate: words(40).exactOptional(),
    verifiedOn: localDate.exactOptional(),
    verifiedBy: words(100).exactOptional(),
    reviewDue: localDate.exactOptional(),
    owner: words(100).exactOptional(),
    languages: z.array(words(40)).min(1).exactOptional(),
    sample: z.boolean().default(false),
  })
}

export type Entry = z.infer<ReturnType<typeof entrySchema>>

const EARLIEST = '2000-01-01'
const LATEST = '2199-12-31'
const localDate = z.string('a date is written YYYY-MM-DD, between quotes').transform((value, context): LocalDate => {
  const date = parseLocalDate(value)
  if (date && date >= EARLIEST && date <= LATEST) return date
  const message = date ? 'this year cannot be meant' : 'this is not a day of the calendar, written YYYY-MM-DD'
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

const audience = z.strictObject({
  nations: z.array(z.enum(NATIONS)).min(1).exactOptional(),
  types: z.array(z.enum(READER_TYPES)).min(1).exactOptional(),
  ranks: z
    .strictObject({ from: z.enum(RANKS).exactOptional(), to: z.enum(RANKS).exactOptional() })
    .refine(({ from, to }) => from !== undefined || to !== undefined, 'a range of ranks needs `from`, `to` or both')
    .refine(
      ({ from, to }) => from === undefined || to === undefined || RANKS.indexOf(from) <= RANKS.indexOf(to),
      'this range of ranks ends before it begins',
    )
    .exactOptional(),
  units: z
    .array(words(200).regex(/^[^/]*[^/\s][^/]*(\/[^/]*[^/\s][^/]*)*$/, 'a unit is a path like `Local Policing/North`'))
    .min(1)
    .exactOptional(),
  membersOf: words(100).exactOptional(),
})

const zone = z.string().refine(isZone, 'this is not a time zone; most forces write Europe/London')
const period = z
  .strictObject({ days: z.array(z.int().min(1).max(7)).min(1), from: time, to: time })
  .refine(({ from, to }) => from < to, 'closing comes before opening; write a night as two periods')
const hours = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({
    kind: z.literal('weekly'),
    zone,
    open: z.array(period).min(1).max(50, 'at most fifty periods'),
    bankHolidays: z.enum(['open', 'closed']).exactOptional(),
  }),
])
