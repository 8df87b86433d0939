import type { Hit } from './phrase-book.ts'

/** A book of the lexicon by name, and what of it was met. */
export type HitsByBook = ReadonlyMap<string, readonly Hit[]>

/** What is looked at of a long text: half from its head, half from its tail. */
const MOST_WORDS = 400
const BEGINNINGS = [4, 5, 6]
const ENDINGS = ['ing', 'ed', 'es', 's', 'ly']
const SHORTEST_STEM = 4

/**
 * The small signs of a text, each once: word stems, neighbouring stems, stems with one word between, beginnings of words,
 * and the concepts that were met. `^` and `$` are the ends of the text. Of a pair with a gap the middle is `_`; a beginning
 * starts with `~`, a concept with `@`.
 */
export function signsOf(list: readonly string[], hits: HitsByBook): string[] {
  const words = list.length > MOST_WORDS ? [...list.slice(0, MOST_WORDS / 2), ...list.slice(-MOST_WORDS / 2)] : list
  const stems = words.map(stemOf)
  const row = ['^', ...stems, '$']
  const signs = new Set(stems)
  for (let at = 1; at < row.length; at++) {
    signs.add(`${row[at - 1]} ${row[at]}`)
    if (at > 1) signs.add(`${row[at - 2]} _ ${row[at]}`)
  }
  for (const word of words)
    for (const length of BEGINNINGS) if (word.length > length) signs.add(`~${word.slice(0, length)}`)
  for (const sign of conceptSigns(hits)) signs.add(sign)
  return [...signs]
}

/** `@crisis.wish` says that something of a book was met, `@crisis.wish: wants to die` which concept. */
export const conceptSigns = (hits: HitsByBook): string[] =>
  [...hits].flatMap(([book, met]) =>
    met.length === 0 ? [] : [`@${book}`, ...met.map(({ concept }) => `@${book}: ${concept.because}`)],
  )

/** Crude on purpose: both sides are cut alike, and no stem is ever shown to a reader. */
export function stemOf(word: string): string {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM)
  return ending === undefined ? word : word.slice(0, -ending.length)
}
