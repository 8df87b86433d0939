import type { Category } from '../../kernel/category.ts'
import type { Nation } from '../../kernel/people.ts'
import type { Directory } from '../../kernel/service.ts'
import { type Explanation, explain } from './explain.ts'
import { type Lexicon, match, namesIn } from './match.ts'
import type { NameIndex } from './names.ts'
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
  /** Only when asked for. */
  why?: Explanation
}

export type SignpostDeps = {
  lexicon: Lexicon
  directory: Directory
  wording: Wording
  nation: Nation
  explained: boolean
}

/** One answer a text, from a directory that stays as it is. */
export function signposter({
  lexicon,
  directory,
  wording,
  nation,
  explained,
}: SignpostDeps): (text: string) => Signpost {
  const names: NameIndex = namesIn(directory.services, lexicon)
  return (text) => {
    const found = match(text, lexicon, names)
    const { crisis, scope, categories } = found
    const lines = crisis ? linesOf(wording.crisis.services, directory, nation) : []
    const shown = sectionsOf(placeOf(found, nation), directory).flatMap((section) => section.services)
    return {
      text,
      crisis,
      scope,
      first: categories[0] ?? (crisis ? 'crisis' : null),
      categories,
      services: [...new Set([...lines, ...shown].map((service) => service.id))],
      ...(explained ? { why: explain(text, categories, lexicon, names) } : {}),
    }
  }
}
