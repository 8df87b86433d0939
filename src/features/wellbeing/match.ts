import type { Category } from '../../kernel/category.ts'
import { type About, type CrisisLayer, crisisLayer } from './crisis.ts'
import type { LexiconData } from './lexicon.ts'
import { type NeedsLayer, needsLayer } from './needs.ts'
import { createSpelling, type Spelling } from './spelling.ts'
import { wordsOf } from './words.ts'

export type Match = {
  crisis: boolean
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
  crisis: CrisisLayer
  needs: NeedsLayer
}

/** Makes the data ready, once. Throws for a phrase that cannot be read, naming it. */
export function prepareLexicon(data: LexiconData): Lexicon {
  const crisis = crisisLayer(data)
  const needs = needsLayer(data)
  const room = new Set(data.words.room)
  const menu = new Set([...data.words.menu, ...room])
  return { room, menu, spelling: createSpelling(data.words, [...crisis.words, ...needs.words]), crisis, needs }
}

/** Pure and deterministic: the same words always bring the same answer, and nothing of them is kept. */
export function match(text: string, lexicon: Lexicon): Match {
  const words = wordsOf(text, lexicon.spelling)
  if (words.list.every((word) => lexicon.menu.has(word)))
    return { crisis: false, about: null, scope: 'in', categories: [], reasons: [] }
  const danger = lexicon.crisis.look(words)
  const needs = lexicon.needs.look(words)
  return {
    crisis: danger.crisis,
    about: danger.crisis ? danger.about : needs.report ? 'other' : null,
    scope: needs.outOfScope && !danger.crisis ? 'out' : 'in',
    // Small signs of a need drown in those of a crisis: beside the card stands only what was named.
    categories: danger.crisis ? needs.named : needs.categories,
    reasons: [...danger.because, ...needs.because],
  }
}

/** Nothing but this room's own name, however it is spelt: `welbeing`. */
export function namesTheRoom(text: string, { spelling, room }: Lexicon): boolean {
  const { list } = wordsOf(text, spelling)
  return list.length > 0 && list.every((word) => room.has(word))
}
