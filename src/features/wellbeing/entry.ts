import type { Contact, Hours, OpenPeriod, Service } from '../../kernel/service.ts'
import { type EntryWording, fill, type Wording } from './wording.ts'

export type ContactLink = { label: string; href: string; note?: string }
export type EntryFact = { label: string; value: string }

/** What can be tapped, in the order of the entry. A place to go to is no link: see `factsOf`. */
export const linksOf = (service: Service, wording: EntryWording): ContactLink[] =>
  service.contacts.flatMap((contact) => {
    const note = noteOf(contact)
    return linksOfContact(contact, wording).map((link) => (note === undefined ? link : { ...link, note }))
  })

/** One line a service: the first thing to tap, and beside it in a few words whose it is. */
export const linesOfServices = (
  services: readonly Service[],
  { entry, lines }: Pick<Wording, 'entry' | 'lines'>,
): ContactLink[] =>
  services.flatMap((service) => {
    const first = linksOf(service, entry)[0]
    return first ? [{ label: first.label, href: first.href, note: lines[service.id] ?? service.name }] : []
  })

const digits = (number: string): string => number.replace(/[^\d+]/g, '')

type Link = Omit<ContactLink, 'note'>
type Links = {
  [K in Contact['kind']]: (contact: Extract<Contact, { kind: K }>, wording: EntryWording) => Link[]
}

const ring = (number: string, { phone }: EntryWording): Link => ({
  label: fill(phone, { number }),
  href: `tel:${digits(number)}`,
})
const write = (address: string, { email }: EntryWording): Link => ({
  label: fill(email, { address }),
  href: `mailto:${address}`,
})

const LINKS: Links = {
  phone: ({ number }, wording) => [ring(number, wording)],
  text: ({ number, keyword }, { text, textKeyword }) => [
    keyword === undefined
      ? { label: fill(text, { number }), href: `sms:${digits(number)}` }
      : {
          label: fill(textKeyword, { keyword, number }),
          href: `sms:${digits(number)}?body=${encodeURIComponent(keyword)}`,
        },
  ],
  web: ({ url }) => [{ label: url.replace(/^\w+:\/\/(www\.)?/, '').replace(/\/$/, ''), href: url }],
  email: ({ address }, wording) => [write(address, wording)],
  'in-person': () => [],
  person: ({ phone, email }, wording) => [
    ...(phone === undefined ? [] : [ring(phone, wording)]),
    ...(email === undefined ? [] : [write(email, wording)]),
  ],
}

const linksOfContact = (contact: Contact, wording: EntryWording): Link[] =>
  (LINKS[contact.kind] as (contact: Contact, wording: EntryWording) => Link[])(contact, wording)

/** Beside the number of a named person stands who answers. */
function noteOf(contact: Contact): string | undefined {
  if (contact.kind !== 'person') return contact.note
  return [contact.name, contact.role, contact.note].filter((part) => part !== undefined).join(', ')
}

/** What to know before choosing, each only where it is known. */
export function factsOf(service: Service, wording: EntryWording): EntryFact[] {
  const places = service.contacts.flatMap((contact) => (contact.kind === 'in-person' ? [placeOf(contact)] : []))
  const { membersOf } = service.audience
  const known: readonly [string, string | undefined][] = [
    [wording.where, places.length > 0 ? places.join('; ') : undefined],
    [wording.hours, service.hours && hoursText(service.hours, wording)],
    [wording.members, membersOf === undefined ? undefined : fill(wording.membersOf, { who: membersOf })],
    [wording.cost, service.cost],
    [wording.limit, service.sessionLimit],
    [wording.shares, service.sharesWithForce],
    [wording.checked, checkedText(service, wording)],
  ]
  return known.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]))
}

const placeOf = ({ where, note }: Extract<Contact, { kind: 'in-person' }>): string =>
  note === undefined ? where : `${where} (${note})`

function checkedText(service: Service, wording: EntryWording): string {
  if (service.sample) return wording.sample
  const { verifiedBy, verifiedOn } = service
  if (service.status === 'rung' && verifiedBy && verifiedOn)
    return fill(wording.rung, { who: verifiedBy, date: dayText(verifiedOn) })
  const dated =
    service.sourceDate === undefined || service.sourceDate === 'undated' ? wording.undated : service.sourceDate
  return fill(wording.seen, { source: service.source, date: dated })
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function dayText(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

const hoursText = (hours: Hours, wording: EntryWording): string =>
  hours.kind === 'always' ? wording.always : hours.open.map(periodText).join('; ')

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const dayName = (day: number | undefined): string => DAYS[(day ?? 1) - 1] ?? ''

function periodText({ days, from, to }: OpenPeriod): string {
  const inOrder = [...days].sort((a, b) => a - b)
  const inRow = inOrder.every((day, index) => day === (inOrder[0] ?? 0) + index)
  const named =
    inOrder.length === DAYS.length
      ? 'Every day'
      : inRow && inOrder.length > 2
        ? `${dayName(inOrder[0])} to ${dayName(inOrder.at(-1))}`
        : inOrder.map(dayName).join(', ')
  return `${named}, ${timeText(from)} to ${timeText(to)}`
}

/** `09:00` is 9am, `12:00` midday, `24:00` midnight, as GOV.UK writes times. */
function timeText(time: string): string {
  if (time === '24:00' || time === '00:00') return 'midnight'
  if (time === '12:00') return 'midday'
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const shown = hour % 12 === 0 ? 12 : hour % 12
  return `${shown}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`
}
