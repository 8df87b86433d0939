import { z } from 'zod'
import { CARDS } from '../kernel/card.ts'
import { CATEGORIES } from '../kernel/category.ts'
import type { Language } from '../kernel/language.ts'
import { inLanguage, readOwn } from './own-file.ts'

const text = z.string().min(1)

const guidanceSchema = z.strictObject({
  group: text,
  beside: text,
  back: text,
  from: text,
  fromOwn: text,
  subjects: text,
  cards: z.record(
    z.enum(CARDS),
    z.strictObject({
      label: text.max(75),
      lead: text,
      items: z.array(text).min(1),
      source: text,
      date: text,
      status: z.enum(['seen', 'default']),
      categories: z.array(z.enum(CATEGORIES)).min(1),
      pathway: z.enum(['trim', 'estip']).exactOptional(),
    }),
  ),
})

/** The cards for supervisors. Throws when a file is missing or not complete: they ship with the code. */
export const loadGuidance = (language: Language = 'en') => readOwn(inLanguage('guidance', language), guidanceSchema)
