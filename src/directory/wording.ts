import { z } from 'zod'
import { CATEGORIES } from '../kernel/category.ts'
import type { Language } from '../kernel/language.ts'
import { NATIONS } from '../kernel/people.ts'
import { RANKS } from '../kernel/rank.ts'
import { READER_TYPES } from '../kernel/service.ts'
import { inLanguage, readOwn } from './own-file.ts'

const text = z.string().min(1)
const ids = z.array(text).min(1)
const card = z.strictObject({ heading: text, lead: text, after: z.array(text), local: text })
const category = z.enum(CATEGORIES)

const wordingSchema = z.strictObject({
  notice: text,
  language: z.strictObject({ other: text, review: z.string() }),
  lines: z.record(z.string(), text),
  strip: z.strictObject({ intro: text, services: ids, brief: z.record(z.string(), z.string()) }),
  crisis: z.strictObject({ self: card, other: card, services: ids, urgent: text, toOther: text, toSelf: text }),
  worried: z.strictObject({ heading: text, why: text }),
  menu: z.strictObject({
    heading: text,
    intro: text,
    introOther: text,
    forSelf: text,
    forOther: text,
    back: text,
    groups: z.array(z.strictObject({ label: text, categories: z.array(category) })),
  }),
  answer: z.strictObject({
    heading: text,
    headingAfterCrisis: text,
    unmatched: text,
    tongue: text,
    interpreters: text,
    more: text,
    people: text,
    page: text,
  }),
  entry: z.strictObject({
    phone: text,
    text,
    textKeyword: text,
    email: text,
    hours: text,
    cost: text,
    limit: text,
    languages: text,
    anyLanguage: text,
    shares: text,
    members: text,
    membersOf: text,
    where: text,
    checked: text,
    seen: text,
    undated: text,
    rung: text,
    due: text,
    notSince: text,
    sample: text,
    opening: z.strictObject({
      always: text,
      open: text,
      openDay: text,
      closed: text,
      opens: text,
      opensDay: text,
      tomorrow: text,
      onDay: text,
      holiday: text,
      holidayThen: text,
      holidaysClosed: text,
      holidaysOpen: text,
    }),
    clock: z.strictObject({
      am: text,
      pm: text,
      midday: text,
      midnight: text,
      hours: text,
      everyDay: text,
      dayRange: text,
      days: z.array(text).length(7),
      date: text,
      months: z.array(text).length(12),
    }),
    audience: z.strictObject({
      everyone: text,
      types: z.record(z.enum(READER_TYPES), text),
      and: text,
      rankRange: text,
      rankFrom: text,
      rankUpTo: text,
      ranks: z.record(z.enum(RANKS), text),
      units: text,
    }),
  }),
  reader: z.strictObject({
    shown: text,
    anyone: text,
    change: text,
    heading: text,
    intro: text,
    nation: text,
    type: text,
    rank: text,
    now: text,
    any: text,
    done: text,
  }),
  nations: z.record(z.enum(NATIONS), text),
  types: z.record(z.enum(READER_TYPES), text),
  ranks: z.record(z.enum(['constable', 'sergeant', 'inspector', 'chief-inspector', 'superintendent'] as const), text),
  footer: z.array(text).min(1),
  categories: z.record(category, z.strictObject({ label: text.max(75), says: text, without: text })),
})

/** Every fixed text of the wellbeing room. Throws when a file is missing or not complete: they ship with the code. */
export const loadWording = (language: Language = 'en') => readOwn(inLanguage('wording', language), wordingSchema)
