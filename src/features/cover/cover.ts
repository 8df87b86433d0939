import { addDays, inWords, parseLocalDate } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'

export const COVER_KINDS = ['cover', 'acting'] as const
export type CoverKind = (typeof COVER_KINDS)[number]

export const COVER_WORDS: Readonly<Record<CoverKind, string>> = {
  cover: 'Cover, while somebody is away',
  acting: 'Acting, in a post for a time',
}

/** The longest time, in days: what lasts longer is a change of post, which comes with the people file. Product defaults. */
const LONGEST: Readonly<Record<CoverKind, number>> = { cover: 184, acting: 731 }

/** Who is to supervise whom, and how long. `lastDay` is the last day it holds. */
export type CoverDraft = {
  people: readonly PersonId[]
  /** Name or number of whoever covers, as typed. */
  by: string
  kind: CoverKind
  from: LocalDate
  lastDay: LocalDate
}

export type CheckedCover = { ok: true; draft: CoverDraft } | { ok: false; errors: Record<string, string> }

/** Checks what was typed, every fault at once, keyed by field. */
export function checkCover(
  typed: Readonly<Record<string, string | readonly string[] | undefined>>,
  today: LocalDate,
): CheckedCover {
  const errors: Record<string, string> = {}
  const people = [typed.people ?? []].flat().filter((id) => id !== '')
  if (people.length === 0) errors.people = 'Choose at least one person.'
  const by = one(typed.by)
  if (by === '') errors.by = 'Enter the name or number of whoever covers.'
  const kind = COVER_KINDS.find((known) => known === one(typed.kind))
  if (!kind) errors.kind = 'Choose whether it is cover or acting.'
  const from = dayIn(one(typed.from), 'the first day', 'from', errors)
  const lastDay = dayIn(one(typed.lastDay), 'the last day', 'lastDay', errors)
  if (from && from < today) errors.from = `The first day must be today (${inWords(today)}) or later.`
  if (from && lastDay && lastDay < from) errors.lastDay = 'The last day must not be before the first.'
  if (kind && from && lastDay && lastDay > addDays(from, LONGEST[kind])) {
    errors.lastDay = `That is longer than ${kind === 'cover' ? 'six months' : 'two years'}. A change that lasts comes with the people file.`
  }
  if (Object.keys(errors).length > 0 || !kind || !from || !lastDay) return { ok: false, errors }
  return { ok: true, draft: { people, by, kind, from, lastDay } }
}

const one = (value: string | readonly string[] | undefined): string => [value ?? ''].flat().join(' ').trim()

function dayIn(text: string, what: string, field: string, errors: Record<string, string>): LocalDate | null {
  const date = parseLocalDate(text)
  if (!date)
    errors[field] =
      text === '' ? `Enter ${what}.` : `There is no such date. Enter ${what} as year-month-day, for example 2026-11-27.`
  return date
}

/** One arrangement: everyone whom the same supervisor covers, made with one form. */
export type Arrangement = {
  /** The id of one of its links: it stands for them all. */
  link: string
  kind: CoverKind
  by: string
  people: readonly string[]
  from: LocalDate
  lastDay: LocalDate
  /** Whether the reader may end it. */
  mayEnd: boolean
}

/** Whose people can be covered: a supervisor, and one of their people, who stands for them all in a button. */
export type Coverable = { supervisor: string; person: PersonId; people: number }

/** What a message about cover says: names, days and how many. */
export type ToldCover = {
  by: string
  /** Whom they stand in for; null where nobody supervised the person. */
  covered: string | null
  person: string
  people: number
  kind: CoverKind
  from: LocalDate
  lastDay: LocalDate
  /** Ended before it began, or before its day came. */
  over: boolean
}
