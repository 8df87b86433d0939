import type { Category } from '../../kernel/category.ts'
import type { Nation } from '../../kernel/people.ts'
import type { Directory } from '../../kernel/service.ts'
import { type Lexicon, match } from './match.ts'
import { linesOf, placeOf, sectionsOf } from './screen.ts'
import type { Wording } from './wording.ts'

/** What the room would answer to one text, for the command line. `services` are those of the first screen, in order. */
export type Signpost = {
  text: string
  crisis: boolean
  scope: 'in' | 'out'
  first: Category | null
  categories: readonly Category[]
  services: readonly string[]
}

export type SignpostDeps = { lexicon: Lexicon; directory: Directory; wording: Wording; nation: Nation }

export function signpostLine(text: string, { lexicon, directory, wording, nation }: SignpostDeps): Signpost {
  const { crisis, scope, categories, about } = match(text, lexicon)
  const place = placeOf({ crisis, scope, categories, about, reasons: [] }, nation)
  const lines = crisis ? linesOf(wording.crisis.services, directory, nation) : []
  const found = sectionsOf(place, directory).flatMap((section) => section.services)
  return {
    text,
    crisis,
    scope,
    first: categories[0] ?? (crisis ? 'crisis' : null),
    categories,
    services: [...new Set([...lines, ...found].map((service) => service.id))],
  }
}
