import { fold, foldedWords } from '../../kernel/fold.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'

/** So many hits are shown, and so many one-to-ones are looked through, the newest first. */
export const HITS = 20
export const LOOKED_THROUGH = 3000
/** More are hardly what somebody looks for, and each is looked for in every note. */
const WORDS = 8
export const SEARCH_LIMIT = 100

export type Hit = { record: string; person: string; personId: PersonId; heldOn: LocalDate; around: string }

export type Found = {
  hits: readonly Hit[]
  /** How many one-to-ones were looked through, the newest first, and whether there are more that were not. */
  looked: number
  more: boolean
}

/** What is looked for; empty where nothing was typed that could be. */
export const wantedWords = (typed: string): readonly string[] =>
  [...new Set(foldedWords(typed.slice(0, SEARCH_LIMIT)))].slice(0, WORDS)

/** The sentence around the first hit, or null where not every word occurs. A word also matches as the beginning of one. */
export function hitIn(text: string, words: readonly string[]): string | null {
  const inText = fold(text)
  if (!words.every((word) => inText.includes(word))) return null
  const known = foldedWords(text)
  if (!words.every((word) => known.some((one) => one.startsWith(word)))) return null
  const sentences = text.split(/(?<=[.!?…])\s+|\n+/).filter((sentence) => sentence.trim() !== '')
  const ranked = sentences.map((sentence) => {
    const own = foldedWords(sentence)
    return { sentence, has: words.filter((word) => own.some((one) => one.startsWith(word))).length }
  })
  const best = ranked.reduce((a, b) => (b.has > a.has ? b : a), ranked[0] ?? { sentence: text, has: 0 })
  return shortened(best.sentence, words)
}

const AROUND = 240

/** A sentence without end is cut around the first word, at spaces. */
function shortened(sentence: string, words: readonly string[]): string {
  const line = sentence.replace(/\s+/g, ' ').trim()
  if (line.length <= AROUND) return line
  const first = line
    .split(' ')
    .find((one) => words.some((word) => foldedWords(one).some((part) => part.startsWith(word))))
  const at = first === undefined ? 0 : line.indexOf(first)
  const from = Math.max(0, at - AROUND / 3)
  const cut = line.slice(from, from + AROUND)
  return `${from > 0 ? '… ' : ''}${cut.replace(from > 0 ? /^\S*\s/ : /^/, '').replace(/\s\S*$/, '')} …`
}
