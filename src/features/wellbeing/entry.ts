import type { Listed } from '../../kernel/listing.ts'
import type { Contact } from '../../kernel/service.ts'
import { audienceText } from './audience-words.ts'
import { closedText, dateText, hoursText } from './hours-words.ts'
import { type EntryWording, fill, type Wording } from './wording.ts'

export type ContactLink = { label: string; href: string; note?: string }
export type EntryFact = { label: string; value: string }

/**
 * What can be tapped, in the order of the entry. A place to go to is no link: see `factsOf`. Beside a number that nobody
 * answers now stands when somebody will.
 */
export const linksOf = (service: Listed, wording: EntryWording): ContactLink[] =>
  service.contacts.flatMap((contact) =>
    linksOfContact(contact, wording).map((link) => {
      const parts = [...notesOf(contact), ...(isCall(link) ? closedNote(service, wording) : [])]
      return parts.length === 0 ? link : { ...link, note: parts.join(', ') }
    }),
  )

/** One line a service: the first thing to tap, and beside it in a few words whose it is. */
export const linesOfServices = (
  services: readonly Listed[],
  { entry, lines }: Pick<Wording, 'entry' | 'lines'>,
): ContactLink[] =>
  services.flatMap((service) => {
    const first = linksOf(service, entry)[0]
    if (!first) return []
    const parts = [lines[service.id] ?? service.name, ...(isCall(first) ? closedNote(service, entry) : [])]
    return [{ label: first.label, href: first.href, note: parts.join(', ') }]
  })

const isCall = ({ href }: Link): boolean => /^(tel|sms):/.test(href)

function closedNote({ opening }: Listed, wording: EntryWording): string[] {
  const text = closedText(opening, wording)
  return text === null ? [] : [text]
}

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
const notesOf = (contact: Contact): string[] =>
  (contact.kind === 'person' ? [contact.name, contact.role, contact.note] : [contact.note]).filter(
    (part) => part !== undefined,
  )

/** What to know before choosing, each only where it is known. */
export function factsOf(service: Listed, wording: EntryWording): EntryFact[] {
  const places = service.contacts.flatMap((contact) => (contact.kind === 'in-person' ? [placeOf(contact)] : []))
  const who = audienceText(service.audience, wording.audience)
  const known: readonly [string, string | undefined][] = [
    [wording.where, places.length > 0 ? places.join('; ') : undefined],
    [wording.hours, service.hours && hoursText(service.hours, service.opening, wording)],
    [wording.members, who === null ? undefined : fill(wording.membersOf, { who })],
    [wording.cost, service.cost],
    [wording.limit, service.sessionLimit],
    [wording.languages, service.languages && languagesText(service.languages, wording)],
    [wording.shares, service.sharesWithForce],
    [wording.checked, checkedText(service, wording)],
  ]
  return known.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]))
}

const languagesText = (languages: readonly string[], { anyLanguage }: EntryWording): string =>
  languages.map((one) => (one === 'any' ? anyLanguage : one)).join(', ')

const placeOf = ({ where, note }: Extract<Contact, { kind: 'in-person' }>): string =>
  note === undefined ? where : `${where} (${note})`

/** An entry past its review says so first: the reader should know that it may have changed. */
function checkedText(service: Listed, wording: EntryWording): string {
  if (service.sample) return wording.sample
  const { verifiedBy, verifiedOn, review } = service
  const due = review?.state === 'due'
  if (service.status === 'rung' && verifiedBy && verifiedOn) {
    const date = dateText(verifiedOn, wording.clock)
    return due ? fill(wording.notSince, { date }) : fill(wording.rung, { who: verifiedBy, date })
  }
  const dated =
    service.sourceDate === undefined || service.sourceDate === 'undated' ? wording.undated : service.sourceDate
  const seen = fill(wording.seen, { source: service.source, date: dated })
  return due ? `${wording.due} ${seen}` : seen
}
