import type { Contact } from '../../kernel/service.ts'

/** The words a line begins with; the first is how we write it, the others are understood too. */
const KINDS: Readonly<Record<Contact['kind'], readonly string[]>> = {
  phone: ['Phone', 'tel', 'telephone', 'ring', 'call', 'number', 'mobile'],
  text: ['Text', 'sms'],
  web: ['Web', 'website', 'site', 'link', 'url', 'page'],
  email: ['E-mail', 'email', 'mail'],
  'in-person': ['In person', 'in-person', 'place', 'where', 'room', 'visit'],
  person: ['Person', 'who', 'name'],
}

/** `Phone: number (note)`, one on each line. */
export const contactsText = (contacts: readonly Contact[]): string => contacts.map(contactText).join('\n')

function contactText(contact: Contact): string {
  const by: { [K in Contact['kind']]: (contact: Extract<Contact, { kind: K }>) => string } = {
    phone: ({ number }) => number,
    text: ({ number, keyword }) => (keyword === undefined ? number : `${keyword} to ${number}`),
    web: ({ url }) => url,
    email: ({ address }) => address,
    'in-person': ({ where }) => where,
    person: ({ name, role, phone, email }) => [name, role, phone, email].filter(Boolean).join(', '),
  }
  const says = (by[contact.kind] as (contact: Contact) => string)(contact)
  return `${KINDS[contact.kind][0]}: ${says}${contact.note === undefined ? '' : ` (${contact.note})`}`
}

export type ContactsRead = { ok: true; contacts: readonly Contact[] } | { ok: false; error: string }

/**
 * Contacts as somebody types them. A line that stands as we wrote it is the contact it was, whatever could also be read
 * into it. Numbers and addresses themselves are checked by the rules of the directory.
 */
export function readContacts(text: string, before: readonly Contact[]): ContactsRead {
  const known = new Map(before.map((contact) => [contactText(contact), contact]))
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim())
  const contacts: Contact[] = []
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const contact = known.get(line) ?? readLine(line)
    if (contact === null) return { ok: false, error: `Line ${index + 1}: ${BEGIN}` }
    contacts.push(contact)
  }
  return { ok: true, contacts }
}

const BEGIN = 'begin it with what it is: Phone, Text, Web, E-mail, In person or Person, and a colon.'

function readLine(line: string): Contact | null {
  const labelled = /^([A-Za-z -]{2,20}) ?: ?(.+)$/.exec(line)
  const kind = labelled?.[1] === undefined ? null : kindNamed(labelled[1])
  if (kind !== null) return contactOf(kind, labelled?.[2] ?? '')
  if (/^https?:\/\//i.test(line)) return contactOf('web', line)
  if (/^[^\s@:]+@[^\s@:]+( \(.*\))?$/.test(line)) return contactOf('email', line)
  return /^\+?[\d ]+( \(.*\))?$/.test(line) ? contactOf('phone', line) : null
}

function kindNamed(label: string): Contact['kind'] | null {
  const wanted = label.trim().toLowerCase()
  const kinds = Object.keys(KINDS) as Contact['kind'][]
  return kinds.find((kind) => KINDS[kind].some((word) => word.toLowerCase() === wanted)) ?? null
}

function contactOf(kind: Contact['kind'], rest: string): Contact {
  const at = rest.endsWith(')') ? rest.indexOf(' (') : -1
  const says = at < 0 ? rest : rest.slice(0, at).trim()
  const noted = at < 0 ? {} : { note: rest.slice(at + 2, -1).trim() }
  const by: Record<Contact['kind'], () => Contact> = {
    phone: () => ({ kind: 'phone', number: says, ...noted }),
    text: () => {
      const [, keyword, number] = /^(\S.*?) to ([\d +]+)$/i.exec(says) ?? []
      return keyword === undefined || number === undefined
        ? { kind: 'text', number: says, ...noted }
        : { kind: 'text', number, keyword, ...noted }
    },
    web: () => ({ kind: 'web', url: says, ...noted }),
    email: () => ({ kind: 'email', address: says, ...noted }),
    'in-person': () => ({ kind: 'in-person', where: says, ...noted }),
    person: () => ({ kind: 'person', ...personIn(says), ...noted }),
  }
  return by[kind]()
}

/** A name first, then a role, a number and an address in any order. */
function personIn(says: string): { name: string; role?: string; phone?: string; email?: string } {
  const [name = '', ...rest] = says.split(',').map((part) => part.trim())
  const email = rest.find((part) => part.includes('@'))
  const phone = rest.find((part) => /^\+?[\d ]+$/.test(part))
  const role = rest.filter((part) => part !== '' && part !== email && part !== phone).join(', ')
  return {
    name,
    ...(role === '' ? {} : { role }),
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
  }
}
