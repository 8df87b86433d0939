import type { Category } from '../../kernel/category.ts'
import type { Nation } from '../../kernel/people.ts'
import type { ReaderType } from '../../kernel/service.ts'
import type { AudienceWording } from './audience-words.ts'
import type { ClockWording, OpeningWording } from './hours-words.ts'
import type { RankGroup } from './reader.ts'

export type CrisisWording = { heading: string; lead: string; after: readonly string[]; local: string }

/** Every fixed text of this room. `{name}` stands for what is filled in. Service ids name entries of the directory. */
export type Wording = {
  notice: string
  /** The other language by its own name; `review` is empty for a text that has been reviewed. */
  language: { other: string; review: string }
  /** What stands beside the number of a line, by service id. */
  lines: Readonly<Record<string, string>>
  /** `brief` stands in for `lines` beside an answer that was found. */
  strip: { intro: string; services: readonly string[]; brief: Readonly<Record<string, string>> }
  crisis: {
    self: CrisisWording
    other: CrisisWording
    services: readonly string[]
    urgent: string
    toOther: string
    toSelf: string
  }
  /** For a supervisor whose note may speak of danger. */
  worried: { heading: string; why: string }
  menu: {
    heading: string
    intro: string
    introOther: string
    forSelf: string
    forOther: string
    back: string
    groups: readonly { label: string; categories: readonly Category[] }[]
  }
  answer: {
    heading: string
    headingAfterCrisis: string
    unmatched: string
    tongue: string
    interpreters: string
    more: string
    people: string
    page: string
  }
  entry: EntryWording
  reader: ReaderWording
  nations: Readonly<Record<Nation, string>>
  types: Readonly<Record<ReaderType, string>>
  ranks: Readonly<Record<RankGroup, string>>
  footer: readonly string[]
  categories: Readonly<Record<Category, { label: string; says: string; without: string }>>
}

export type EntryWording = {
  phone: string
  text: string
  textKeyword: string
  email: string
  hours: string
  cost: string
  limit: string
  languages: string
  anyLanguage: string
  shares: string
  members: string
  membersOf: string
  where: string
  checked: string
  seen: string
  undated: string
  rung: string
  due: string
  notSince: string
  sample: string
  opening: OpeningWording
  clock: ClockWording
  audience: AudienceWording
}

/** The small screen on which one says whom the help is for. `now` shows what holds, `any` takes a choice back. */
export type ReaderWording = {
  shown: string
  anyone: string
  change: string
  heading: string
  intro: string
  nation: string
  type: string
  rank: string
  now: string
  any: string
  done: string
}

/** Puts values where `{name}` stands. */
export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole)
