import { periodsFrom, periodsText } from '../kernel/hours-text.ts'
import type { OpenPeriod } from '../kernel/service.ts'
import { contactCell, contactFrom } from './csv-contact.ts'
import { joined, split } from './csv-list.ts'
import type { FieldFault } from './faults.ts'

/** An entry as a file has it: the fields it names and no other. */
export type Written = Readonly<Record<string, unknown>>
type Cells = Readonly<Record<string, string>>

const CONTACTS = [1, 2, 3, 4, 5, 6, 7, 8].map((at) => `contact_${at}`)
const WORDS = {
  id: 'id',
  name: 'name',
  says: 'says',
  shares_with_force: 'sharesWithForce',
  cost: 'cost',
  session_limit: 'sessionLimit',
  status: 'status',
  off_because: 'offBecause',
  source: 'source',
  source_date: 'sourceDate',
  verified_on: 'verifiedOn',
  verified_by: 'verifiedBy',
  review_due: 'reviewDue',
  owner: 'owner',
} as const
const YES_NO = {
  for_self: 'forSelf',
  for_other: 'forOther',
  crisis_capable: 'crisisCapable',
  independent_of_force: 'independentOfForce',
} as const
const LISTS = { categories: 'categories', languages: 'languages' } as const
const AUDIENCE_LISTS = { nations: 'nations', types: 'types', units: 'units' } as const

/** In the order a person fills them in; a file may have them in any. */
export const COLUMNS: readonly string[] = [
  ...['id', 'name', 'says', 'categories', 'status', 'off_because'],
  ...CONTACTS,
  ...['hours', 'zone', 'bank_holidays'],
  ...['nations', 'types', 'rank_from', 'rank_to', 'units', 'members_of', 'for_self', 'for_other'],
  ...['crisis_capable', 'independent_of_force', 'shares_with_force', 'cost', 'session_limit', 'languages'],
  ...['source', 'source_date', 'verified_on', 'verified_by', 'review_due', 'owner'],
]

/** Where an entry says that it has no contacts, or is for everyone, in place of saying nothing. */
const NO_CONTACTS = 'none'
const EVERYONE = 'all'

/** The cells of an entry that holds no fault. A field it does not name is an empty cell. */
export function cellsOf(entry: Written): Cells {
  const text = (value: unknown): string => (value === undefined ? '' : String(value))
  const list = (value: unknown): string => (Array.isArray(value) ? joined(value.map(String), ';') : '')
  const yesNo = (value: unknown): string => (value === undefined ? '' : value === true ? 'yes' : 'no')
  const audience = objectOf(entry.audience)
  const ranks = objectOf(audience.ranks)
  const hours = objectOf(entry.hours)
  const contacts = Array.isArray(entry.contacts) ? entry.contacts.map(objectOf) : []
  return {
    ...mapped(WORDS, (field) => text(entry[field])),
    ...mapped(YES_NO, (field) => yesNo(entry[field])),
    ...mapped(LISTS, (field) => list(entry[field])),
    ...mapped(AUDIENCE_LISTS, (field) => list(audience[field])),
    ...(entry.audience !== undefined && Object.keys(audience).length === 0 ? { nations: EVERYONE } : {}),
    members_of: text(audience.membersOf),
    rank_from: text(ranks.from),
    rank_to: text(ranks.to),
    ...Object.fromEntries(CONTACTS.map((column, at) => [column, contacts[at] ? contactCell(contacts[at]) : ''])),
    ...(Array.isArray(entry.contacts) && contacts.length === 0 ? { contact_1: NO_CONTACTS } : {}),
    hours: hours.kind === 'weekly' ? periodsText(hours.open as OpenPeriod[]) : text(hours.kind),
    zone: text(hours.zone),
    bank_holidays: text(hours.bankHolidays),
  }
}

/** The entry that a row says, still to be checked, and what could not be read at all. */
export function entryFrom(cells: Cells): { entry: Written; faults: readonly FieldFault[] } {
  const cell = (column: string): string | undefined => cells[column]?.trim() || undefined
  const list = (column: string): string[] | undefined => {
    const written = cell(column)
    return written === undefined ? undefined : split(written, ';').filter((value) => value !== '')
  }
  const contacts = CONTACTS.flatMap((column) => cell(column) ?? [])
  const ranks = present({ from: cell('rank_from'), to: cell('rank_to') })
  const everyone = cell('nations')?.toLowerCase() === EVERYONE
  const audience = present({
    ...mappedBack(AUDIENCE_LISTS, list),
    ...(everyone ? { nations: undefined } : {}),
    ranks: Object.keys(ranks).length > 0 ? ranks : undefined,
    membersOf: cell('members_of'),
  })
  const hours = hoursFrom(cell('hours'), cell('zone'), cell('bank_holidays')?.toLowerCase())
  return {
    entry: present({
      ...mappedBack(WORDS, cell),
      ...mappedBack(LISTS, list),
      ...mappedBack(YES_NO, (column) => yesNoFrom(cell(column))),
      audience: everyone || Object.keys(audience).length > 0 ? audience : undefined,
      contacts: contacts.length === 0 ? undefined : contacts[0] === NO_CONTACTS ? [] : contacts.map(contactFrom),
      hours: hours === 'unread' ? undefined : hours,
    }),
    faults: hours === 'unread' ? [HOURS_UNREAD] : [],
  }
}

const HOURS_UNREAD: FieldFault = {
  field: 'hours',
  problem: 'these hours are not understood',
  fix: 'Write `always`, or days and times like `Mon-Fri 09:00-17:00; Sat 10:00-12:00`.',
}

function hoursFrom(written?: string, zone?: string, bankHolidays?: string): Written | 'unread' | undefined {
  if (written === undefined) return zone === undefined && bankHolidays === undefined ? undefined : 'unread'
  if (written.toLowerCase() === 'always') return present({ kind: 'always', bankHolidays })
  const open = periodsFrom(written)
  return open === null ? 'unread' : present({ kind: 'weekly', zone: zone ?? 'Europe/London', open, bankHolidays })
}

/** Anything but yes or no stays as it was written, and is refused as that. */
const yesNoFrom = (written: string | undefined): boolean | string | undefined =>
  written === undefined ? undefined : /^(yes|true)$/i.test(written) || (/^(no|false)$/i.test(written) ? false : written)

const objectOf = (value: unknown): Written => (typeof value === 'object' && value !== null ? { ...value } : {})
const present = (fields: Written): Written =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
const mapped = (columns: Cells, of: (field: string) => string): Cells =>
  Object.fromEntries(Object.entries(columns).map(([column, field]) => [column, of(field)]))
const mappedBack = (columns: Cells, of: (column: string) => unknown): Written =>
  Object.fromEntries(Object.entries(columns).map(([column, field]) => [field, of(column)]))
