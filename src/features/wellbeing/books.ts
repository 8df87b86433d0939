import { CATEGORIES, type Category } from '../../kernel/category.ts'
import type { Concept, LexiconData } from './lexicon.ts'
import { type Hit, phraseBook } from './phrase-book.ts'
import type { HitsByBook } from './signs.ts'
import type { Words } from './words.ts'

export type BookName =
  | `crisis.${'wish' | 'word' | 'hint'}`
  | `ordinary.${'mask' | 'job' | 'own'}`
  | `reporting.${'other' | 'report' | 'asks'}`
  | `needs.${Category}`
  | 'elsewhere'

export type Books = {
  find(words: Words): HitsByBook
  /** Every word the phrases are made of. */
  words: readonly string[]
}

export const hitsOf = (hits: HitsByBook, book: BookName): readonly Hit[] => hits.get(book) ?? []

/** All concepts of the lexicon, looked for in one walk over the words. */
export function prepareBooks({
  crisis,
  ordinary,
  reporting,
  needs,
  outOfScope,
  classes,
}: Omit<LexiconData, 'evidence'>): Books {
  const shelves: readonly (readonly [BookName, readonly Concept[]])[] = [
    ['crisis.wish', crisis.wish],
    ['crisis.word', crisis.word],
    ['crisis.hint', crisis.hint],
    ['ordinary.mask', ordinary.mask],
    ['ordinary.job', ordinary.job],
    ['ordinary.own', ordinary.own],
    ['reporting.other', reporting.other],
    ['reporting.report', reporting.report],
    ['reporting.asks', reporting.asks],
    ...CATEGORIES.map((category) => [`needs.${category}`, needs[category] ?? []] as const),
    ['elsewhere', outOfScope],
  ]
  const bookOf = new Map(shelves.flatMap(([book, concepts]) => concepts.map((concept) => [concept, book] as const)))
  const all = phraseBook([...bookOf.keys()], classes)
  return {
    words: all.words,
    find: (words) => {
      const found = new Map<BookName, Hit[]>()
      for (const hit of all.find(words)) {
        const book = bookOf.get(hit.concept)
        if (book !== undefined) found.set(book, [...(found.get(book) ?? []), hit])
      }
      return found
    },
  }
}
