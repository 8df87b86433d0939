import { isZone, parseLocalDate } from '../../kernel/dates.ts'
import { DUTY_LETTERS, LONGEST_DUTY_PATTERN, readPattern } from '../../kernel/duty-pattern.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import {
  NATIONS,
  type Nation,
  PERSON_TYPES,
  type Person,
  type PersonType,
  ROLES,
  type Role,
} from '../../kernel/people.ts'

/** The header of the people file, in any order. Those of `OPTIONAL` may be left out or empty. */
export const COLUMNS = [
  'person_id',
  'name',
  'email',
  'type',
  'rank',
  'unit',
  'site',
  'nation',
  'zone',
  'supervisor_id',
  'second_line_id',
  'starts_on',
  'leaves_on',
  'duty_pattern',
  'duty_pattern_from',
  'roles',
] as const
export type Column = (typeof COLUMNS)[number]
export const OPTIONAL: ReadonlySet<Column> = new Set([
  'site',
  'zone',
  'supervisor_id',
  'second_line_id',
  'starts_on',
  'leaves_on',
  'duty_pattern',
  'duty_pattern_from',
  'roles',
])

export type Cells = Readonly<Record<Column, string>>

/** `fault` says why the line could not be taken apart; it then has no cells. */
export type CsvRow = { line: number; cells: Partial<Cells>; fault?: string }

/** Control characters, which PostgreSQL or a card refuses, and the mark left where a file was not UTF-8. */
const UNREADABLE = /[\p{Cc}\uFFFD]/u
const LONGEST = 200

/** A person as the file has them: everything but our own id, and who stands above them by the force's number. */
export type PersonDraft = Omit<Person, 'id' | 'secondLine'> & {
  line: number
  supervisor: string | null
  /** Null: their supervisor's own supervisor. */
  secondLine: string | null
}

export type Refusal = { line: number; reason: string }

/** Whom a line is about, also where it is refused. Null where that can't be read. */
export function namedIn({ cells }: CsvRow): string | null {
  const reference = cells.person_id?.trim() ?? ''
  return reference === '' || reference.length > LONGEST || UNREADABLE.test(reference) ? null : reference
}

/** What is wrong with one line, each with the column and what it must be; never the cell's own text. */
export function readPerson({ line, cells, fault }: CsvRow): PersonDraft | Refusal[] {
  if (fault !== undefined) return [{ line, reason: fault }]
  const faults: Refusal[] = []
  const refuse = (reason: string): void => void faults.push({ line, reason })
  const cell = (column: Column): string => cells[column]?.trim() ?? ''

  for (const column of COLUMNS) {
    if (!OPTIONAL.has(column) && cell(column) === '') refuse(`${column} is empty. Fill it in.`)
    if (UNREADABLE.test(cell(column))) refuse(`${column} holds an unreadable character. Save the file as “CSV UTF-8”.`)
    if (cell(column).length > LONGEST) refuse(`${column} is longer than ${LONGEST} characters. Shorten it.`)
  }
  if (faults.length > 0) return faults
  const email = cell('email').toLowerCase()
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) refuse('email is not an e-mail address.')
  const type = oneOf(cell('type'), PERSON_TYPES, 'type', refuse)
  const nation = oneOf(cell('nation'), NATIONS, 'nation', refuse)
  const zone = cell('zone') || 'Europe/London'
  if (!isZone(zone)) refuse('zone is not a time zone. Use a name such as Europe/London, or leave it empty.')
  const startsOn = dateIn(cell('starts_on'), 'starts_on', refuse)
  const leavesOn = dateIn(cell('leaves_on'), 'leaves_on', refuse)
  if (startsOn && leavesOn && leavesOn < startsOn) refuse('leaves_on is before starts_on.')
  const roles = cell('roles')
    .split(/[;\s]+/)
    .filter((role) => role !== '')
    .map((role) => oneOf(role, ROLES, 'roles', refuse))
  const supervisor = cell('supervisor_id') || null
  if (supervisor !== null && supervisor === cell('person_id')) refuse('supervisor_id is the person themselves.')
  const secondLine = cell('second_line_id') || null
  if (secondLine !== null && secondLine === cell('person_id')) refuse('second_line_id is the person themselves.')
  if (secondLine !== null && secondLine === supervisor)
    refuse('second_line_id is the supervisor again. Leave it empty, or name somebody else.')
  const dutyPattern = patternIn(cell('duty_pattern'), refuse)
  const dutyPatternFrom = dateIn(cell('duty_pattern_from'), 'duty_pattern_from', refuse)
  if ((cell('duty_pattern') === '') !== (cell('duty_pattern_from') === ''))
    refuse('duty_pattern and duty_pattern_from need each other. Fill in both, or empty both.')

  if (faults.length > 0 || type === null || nation === null) return faults
  return {
    line,
    reference: cell('person_id'),
    name: cell('name'),
    email,
    type: type as PersonType,
    rank: cell('rank'),
    unit: cell('unit'),
    site: cell('site'),
    nation: nation as Nation,
    zone,
    roles: roles.filter((role): role is Role => role !== null),
    startsOn,
    leavesOn,
    supervisor,
    secondLine,
    dutyPattern,
    dutyPatternFrom,
  }
}

/** The other way: what the database has, as cells. */
export function cellsOf({ line: _line, ...person }: PersonDraft): Cells {
  return {
    person_id: person.reference,
    ...{ name: person.name, email: person.email, type: person.type, rank: person.rank, unit: person.unit },
    ...{ site: person.site, nation: person.nation, zone: person.zone },
    supervisor_id: person.supervisor ?? '',
    second_line_id: person.secondLine ?? '',
    starts_on: person.startsOn ?? '',
    leaves_on: person.leavesOn ?? '',
    duty_pattern: person.dutyPattern,
    duty_pattern_from: person.dutyPatternFrom ?? '',
    roles: person.roles.join(' '),
  }
}

function oneOf<T extends string>(
  text: string,
  known: readonly T[],
  column: Column,
  refuse: (why: string) => void,
): T | null {
  const found = known.find((word) => word === text.toLowerCase())
  if (!found && text !== '') refuse(`${column} must be one of: ${known.join(', ')}.`)
  return found ?? null
}

function patternIn(text: string, refuse: (why: string) => void): string {
  if (text === '') return ''
  const pattern = readPattern(text, DUTY_LETTERS)
  if (pattern !== null && pattern.length <= LONGEST_DUTY_PATTERN) return pattern
  refuse(
    pattern === null
      ? `duty_pattern needs one letter a day: ${DUTY_LETTERS.join(', ')}, or a hyphen for a day of rest. For example EELLNN----.`
      : `duty_pattern is longer than ${LONGEST_DUTY_PATTERN} days. Give one round of it.`,
  )
  return ''
}

function dateIn(text: string, column: Column, refuse: (why: string) => void): LocalDate | null {
  if (text === '') return null
  const date = parseLocalDate(text)
  if (!date) refuse(`${column} is not a date. Write it as year-month-day, for example 2026-04-01.`)
  return date
}
