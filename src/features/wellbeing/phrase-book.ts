import type { Concept } from './lexicon.ts'
import { type Phrase, phraseReader } from './phrase.ts'
import type { Words } from './words.ts'

/** Where a concept was met: words `from` up to, not including, `until`. */
export type Hit = { concept: Concept; from: number; until: number }

export type PhraseBook = { find(words: Words): Hit[]; words: readonly string[] }

type Entry = { concept: Concept; phrase: Phrase }

/** All phrases of some concepts, found by their first word so that a long text costs no more than it must. */
export function phraseBook(
  concepts: readonly Concept[],
  classes: Readonly<Record<string, readonly string[]>>,
): PhraseBook {
  const reader = phraseReader(classes)
  const entries = concepts.flatMap((concept) =>
    concept.phrases.map((text): Entry => ({ concept, phrase: reader.read(text) })),
  )
  const byWord = index(entries, (phrase) => phrase.firstWords)
  const byBeginning = index(entries, (phrase) => phrase.firstBeginnings)
  const lengths = [...new Set([...byBeginning.keys()].map((beginning) => beginning.length))]
  const startingWith = (word: string): Entry[] => [
    ...(byWord.get(word) ?? []),
    ...lengths.flatMap((length) => (word.length >= length ? (byBeginning.get(word.slice(0, length)) ?? []) : [])),
  ]
  return {
    find: (words) =>
      words.list.flatMap((word, from) => startingWith(word).flatMap((entry) => tryAt(entry, words, from))),
    words: [...reader.words],
  }
}

function index(entries: readonly Entry[], keys: (phrase: Phrase) => ReadonlySet<string>): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>()
  for (const entry of entries)
    for (const key of keys(entry.phrase)) {
      const list = found.get(key)
      if (list) list.push(entry)
      else found.set(key, [entry])
    }
  return found
}

function tryAt({ concept, phrase }: Entry, words: Words, from: number): Hit[] {
  const shape = phrase.shape()
  shape.lastIndex = words.starts[from] ?? 0
  const met = shape.exec(words.line)
  if (!met) return []
  const length = met[0].split(' ').length - 1
  return [{ concept, from, until: from + length }]
}
