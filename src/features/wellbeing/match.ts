import type { Category } from '../../kernel/category.ts'
import type { Service } from '../../kernel/service.ts'
import type { About } from './about.ts'
import { type Books, prepareBooks } from './books.ts'
import { type CrisisFinding, type CrisisLayer, crisisLayer } from './crisis.ts'
import { type Evidence, prepareEvidence, type Weighed } from './evidence.ts'
import type { LexiconData } from './lexicon.ts'
import { type NameIndex, nameIndex } from './names.ts'
import { type NeedsFinding, type NeedsLayer, needsLayer } from './needs.ts'
import { signsOf, stemOf } from './signs.ts'
import { createSpelling, type Spelling } from './spelling.ts'
import { wordsOf } from './words.ts'

export type Match = {
  crisis: boolean
  /** A phrase said so, and not small signs alone. */
  certain: boolean
  /** Whom it is about; null when the words do not say. */
  about: About | null
  /** `out`: nothing here fits what was typed. Nothing typed, or only the word for help, is `in`. */
  scope: 'in' | 'out'
  /** Best first, without `crisis`. */
  categories: readonly Category[]
  /** For a reviewer: what the lexicon recognised, in its own words and never in the reader's. */
  reasons: readonly string[]
}

export type Lexicon = {
  room: ReadonlySet<string>
  menu: ReadonlySet<string>
  spelling: Spelling
  books: Books
  evidence: Evidence
  crisis: CrisisLayer
  needs: NeedsLayer
}

/** Makes the data ready, once. Throws for a phrase that cannot be read, naming it. */
export function prepareLexicon(data: LexiconData): Lexicon {
  const books = prepareBooks(data)
  const evidence = prepareEvidence(data.evidence)
  const room = new Set(data.words.room)
  return {
    room,
    menu: new Set([...data.words.menu, ...room]),
    spelling: createSpelling(data.words, books.words),
    books,
    evidence,
    crisis: crisisLayer(data, evidence),
    needs: needsLayer(data, evidence),
  }
}

/** What was seen in a text: everything an answer, or its explanation, is made of. */
export type Seen = { signs: readonly string[]; weighed: Weighed; danger: CrisisFinding; needs: NeedsFinding }

/** Null for nothing typed, or only the word for help. `names` knows what the services of the directory are called. */
export function look(text: string, lexicon: Lexicon, names: NameIndex = NO_NAMES): Seen | null {
  const words = wordsOf(text, lexicon.spelling)
  if (words.list.every((word) => lexicon.menu.has(word))) return null
  const hits = lexicon.books.find(words)
  const signs = signsOf(words.list, hits)
  const weighed = lexicon.evidence.weigh(hits.size > 0 || familiar(words.list, lexicon) ? signs : [])
  const danger = lexicon.crisis.judge(words, hits, weighed)
  return { signs, weighed, danger, needs: lexicon.needs.look(hits, weighed, names(text)) }
}

/** Where most words are of another language the rest are met by chance. */
const familiar = (list: readonly string[], { evidence }: Lexicon): boolean =>
  list.filter((word) => evidence.knows(stemOf(word))).length * 2 > list.length

/** Pure and deterministic: the same words always bring the same answer, and nothing of them is kept. */
export function match(text: string, lexicon: Lexicon, names: NameIndex = NO_NAMES): Match {
  const seen = look(text, lexicon, names)
  if (!seen) return { crisis: false, certain: false, about: null, scope: 'in', categories: [], reasons: [] }
  const { danger, needs } = seen
  return {
    crisis: danger.crisis,
    certain: danger.certain,
    about: danger.crisis ? danger.about : needs.report ? 'other' : null,
    scope: needs.outOfScope && !danger.crisis ? 'out' : 'in',
    categories: danger.crisis ? needs.beside : needs.categories,
    reasons: [...danger.because, ...needs.because],
  }
}

const NOTHING: ReadonlyMap<Category, number> = new Map()
const NO_NAMES: NameIndex = () => NOTHING

/** What the services of a directory are called; words that the lexicon knows are left to it. */
export const namesIn = (services: readonly Service[], { evidence, spelling }: Lexicon): NameIndex =>
  nameIndex(services, (word) => evidence.knows(stemOf(word)) || spelling.isKnown(word))

/** Nothing but this room's own name, however it is spelt: `welbeing`. */
export function namesTheRoom(text: string, { spelling, room }: Lexicon): boolean {
  const { list } = wordsOf(text, spelling)
  return list.length > 0 && list.every((word) => room.has(word))
}
