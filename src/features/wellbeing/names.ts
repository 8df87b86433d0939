import { CATEGORIES, type Category } from '../../kernel/category.ts'
import type { Service } from '../../kernel/service.ts'

/** What the names of services in a text speak for, by category. Empty when none is named. */
export type NameIndex = (text: string) => ReadonlyMap<Category, number>

/** BM25's usual constants: how fast a repeated word stops counting, and how much a long text is held against it. */
const K1 = 1.2
const B = 0.75
/** A name's score beside the log-odds of the signs. */
const WEIGHT = 2
/** Nobody writes a service's name further down (characters). */
const READ = 2_000

/**
 * BM25 over the categories, each the text of its services' names. It knows what no lexicon can: what a force calls its own
 * services. Words that the lexicon knows are left to it (`isCommon`), so that "support" in a name decides nothing.
 */
export function nameIndex(services: readonly Service[], isCommon: (word: string) => boolean): NameIndex {
  const texts = CATEGORIES.map((category) => ({
    category,
    words: services.filter((one) => one.categories[0] === category).flatMap(({ name }) => wordsIn(name)),
  })).filter(({ category, words }) => category !== 'crisis' && words.length > 0)
  const usual = texts.reduce((sum, { words }) => sum + words.length, 0) / Math.max(texts.length, 1)
  const counts = new Map<string, Map<Category, number>>()
  for (const { category, words } of texts)
    for (const word of words.filter((one) => !isCommon(one))) {
      const of = counts.get(word) ?? new Map<Category, number>()
      counts.set(word, of.set(category, (of.get(category) ?? 0) + 1))
    }
  const lengths = new Map(texts.map(({ category, words }) => [category, words.length]))

  return (text) => {
    const scores = new Map<Category, number>()
    for (const word of new Set(wordsIn(text.slice(0, READ)))) {
      const of = counts.get(word)
      if (!of) continue
      const rarity = Math.log(1 + (texts.length - of.size + 0.5) / (of.size + 0.5))
      for (const [category, times] of of) {
        const length = K1 * (1 - B + (B * (lengths.get(category) ?? usual)) / usual)
        const score = (WEIGHT * rarity * times * (K1 + 1)) / (times + length)
        scores.set(category, (scores.get(category) ?? 0) + score)
      }
    }
    return scores
  }
}

const wordsIn = (name: string): string[] =>
  name
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}]{3,}/gu) ?? []
