import type { CorrectedFields, LaidEntry } from '../../kernel/correction.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { Service } from '../../kernel/service.ts'
import { contactsText, readContacts } from './contact-lines.ts'
import { hoursText, readHours } from './opening-times.ts'
import { sameValue } from './same.ts'

/** The fields of the form, as text. (`name` is a word that a platform keeps for itself.) */
export type Typed = Readonly<
  Record<'called' | 'says' | 'contacts' | 'hours' | 'cost' | 'limit' | 'shares' | 'source' | 'rung', string>
>

export const typedOf = (service: Service): Typed => ({
  called: service.name,
  says: service.says,
  contacts: contactsText(service.contacts),
  hours: hoursText(service.hours),
  cost: service.cost ?? '',
  limit: service.sessionLimit ?? '',
  shares: service.sharesWithForce ?? '',
  source: service.source,
  rung: '',
})

export type FieldErrors = Readonly<Record<string, string>>

/** What the form asks for: what is to stand over the files, and whether a check counts for it. */
export type Asked =
  | { ok: true; fields: CorrectedFields; checked: 'mine' | 'kept' | null; nothing: boolean }
  | { ok: false; errors: FieldErrors }

/**
 * Reads what was typed against the entry as it stands. Only what differs from the files is kept, so that a later file shows
 * through everywhere else. New contacts that nobody rang need a source: an old one said nothing of them.
 */
export function readTyped(typed: Typed, { service, file }: LaidEntry, today: LocalDate): Asked {
  const errors: Record<string, string> = {}
  const contacts = readContacts(typed.contacts, [...service.contacts, ...file.contacts])
  const hours = readHours(typed.hours, service.hours ?? file.hours)
  if (!contacts.ok) errors.contacts = contacts.error
  if (!hours.ok) errors.hours = hours.error
  if (!['yes', 'no'].includes(typed.rung))
    errors.rung = 'Say whether you have rung or opened every contact: choose yes or no.'
  for (const [field, what] of REQUIRED) if (typed[field].trim() === '') errors[field] = `Enter ${what}.`
  if (!contacts.ok || !hours.ok) return { ok: false, errors }
  const mine = typed.rung === 'yes'
  const moved = !sameValue(contacts.contacts, service.contacts)
  const source = typed.source.trim()
  if (moved && !mine && source === service.source)
    errors.source =
      'Say where you saw the new contact, for example the page and its date, or ring it and say yes above.'
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const wanted: CorrectedFields = {
    name: typed.called.trim(),
    says: typed.says.trim(),
    contacts: contacts.contacts,
    hours: hours.hours,
    cost: textOrNull(typed.cost),
    sessionLimit: textOrNull(typed.limit),
    sharesWithForce: textOrNull(typed.shares),
    source,
    sourceDate: source === service.source ? (service.sourceDate ?? null) : shortDate(today),
  }
  return {
    ok: true,
    fields: differing(wanted, file),
    checked: mine ? 'mine' : moved ? null : 'kept',
    nothing: !mine && Object.keys(differing(wanted, service)).length === 0,
  }
}

const REQUIRED = [
  ['called', 'the name of the service'],
  ['says', 'one or two sentences on what it is and who it is for'],
  ['source', 'where the contact was seen'],
] as const

const textOrNull = (text: string): string | null => text.trim() || null

function differing(wanted: CorrectedFields, from: Service): CorrectedFields {
  const kept = Object.entries(wanted).filter(([name, value]) => !sameValue(value, from[name as keyof CorrectedFields]))
  return Object.fromEntries(kept)
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `24 Nov 2026`, as the dates of sources are written. */
function shortDate(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

/** A fault found by the rules of the files, at the field of the form it is about. */
export function errorsOf(faults: readonly { field: string; problem: string }[]): FieldErrors {
  const errors: Record<string, string> = {}
  for (const { field, problem } of faults) {
    const [root = '', position] = field.split('.')
    const line = root === 'contacts' && position !== undefined ? `Line ${Number(position) + 1}: ` : ''
    const said = `${line}${problem}.`
    errors[FORM_FIELDS[root] ?? 'form'] ??= said.charAt(0).toUpperCase() + said.slice(1)
  }
  return errors
}

const FORM_FIELDS: Readonly<Record<string, keyof Typed>> = {
  name: 'called',
  says: 'says',
  contacts: 'contacts',
  hours: 'hours',
  cost: 'cost',
  sessionLimit: 'limit',
  sharesWithForce: 'shares',
  source: 'source',
}
