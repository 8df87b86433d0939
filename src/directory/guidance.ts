import { z } from 'zod'
import { CARDS } from '../kernel/card.ts'
import { CATEGORIES } from '../kernel/category.ts'
import { readOwn } from './own-file.ts'

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

/** The cards for supervisors. Throws when the file is missing or not complete: it ships with the code. */
export const loadGuidance = () => readOwn('guidance.yaml', guidanceSchema)
