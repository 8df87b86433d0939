import type { LexiconData } from './lexicon.ts'

export type Spelling = {
  isKnown(word: string): boolean
  /** The words that were meant: aliases written out, slips of the finger mended, words run together taken apart. */
  mend(word: string): readonly string[]
  /** The one word that two make, or null. */
  join(first: string, second: string): string | null
}

/** Shorter words are too like each other to guess at. */
const SHORTEST_MENDED = 4
const TWO_SLIPS_FROM = 8
const SHORTEST_BEGINNING = 3
const LONGEST = 24

/**
 * Mends towards the words the lexicon is made of, and never away from an ordinary English word. Two words are one slip
 * apart when both lose a letter and become the same: that covers a letter too many, too few, wrong or changed about.
 */
export function createSpelling(data: LexiconData['words'], lexiconWords: readonly string[]): Spelling {
  const all = [...data.spellings, ...lexiconWords]
  const whole = [...new Set(all.filter((word) => !word.endsWith('*')))]
  const known = new Set([...whole, ...data.ordinary, ...Object.keys(data.aliases), ...Object.values(data.aliases)])
  const beginnings = new Set(
    all.filter((word) => word.endsWith('*') && word.length > SHORTEST_BEGINNING).map((word) => word.slice(0, -1)),
  )
  const targets = whole.filter((word) => word.length >= SHORTEST_MENDED)
  const oneSlip = indexBy(targets, withoutOne)
  const twoSlips = indexBy(
    data.spellings.filter((word) => word.length >= TWO_SLIPS_FROM),
    withoutTwo,
  )

  const isKnown = (word: string): boolean => {
    if (known.has(word)) return true
    for (let length = SHORTEST_BEGINNING; length <= Math.min(word.length, LONGEST); length++)
      if (beginnings.has(word.slice(0, length))) return true
    return /^\p{N}/u.test(word)
  }
  const nearest = (word: string): string | undefined => {
    if (word.length < SHORTEST_MENDED || word.length > LONGEST) return undefined
    const one = best(word, withoutOne(word), oneSlip)
    return one ?? (word.length >= TWO_SLIPS_FROM - 1 ? best(word, withoutTwo(word), twoSlips) : undefined)
  }
  const mendOne = (word: string): readonly string[] | null => {
    const alias = Object.hasOwn(data.aliases, word) ? data.aliases[word] : undefined
    if (alias !== undefined) return alias.split(' ')
    if (isKnown(word)) return [word]
    const near = nearest(word)
    return near === undefined ? null : [near]
  }
  return {
    isKnown,
    mend: (word) => {
      const short = word.replace(/(\p{L})\1{2,}/gu, '$1$1')
      const single = word.replace(/(\p{L})\1+/gu, '$1')
      if (short !== word && isKnown(single)) return mendOne(single) ?? [single]
      return mendOne(short) ?? (short === word ? null : mendOne(single)) ?? apart(short, known) ?? [word]
    },
    join: (first, second) => {
      const pair = `${first} ${second}`
      return Object.hasOwn(data.joins, pair) ? (data.joins[pair] ?? null) : null
    },
  }
}

function best(
  word: string,
  shapes: readonly string[],
  index: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const found = new Set(shapes.flatMap((shape) => index.get(shape) ?? []))
  // A first letter is seldom wrong; in a short word another first letter is another word.
  const likely = [...found].filter((target) => target[0] === word[0] || (word.length >= 6 && target.endsWith(word)))
  return likely.sort((a, b) => Math.abs(a.length - word.length) - Math.abs(b.length - word.length))[0]
}

const withoutOne = (word: string): string[] => [
  word,
  ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1)),
]

const withoutTwo = (word: string): string[] => [...new Set(withoutOne(word).flatMap(withoutOne))]

function indexBy(words: readonly string[], shapes: (word: string) => readonly string[]): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const word of words)
    for (const shape of shapes(word)) {
      const list = index.get(shape)
      if (list) list.push(word)
      else index.set(shape, [word])
    }
  return index
}

/** Words run together (`killmyself`), at most four. Null when it is no such thing. */
function apart(word: string, known: ReadonlySet<string>, most = 4): string[] | null {
  if (known.has(word) && word.length > 1) return [word]
  if (most === 1 || word.length < 5 || word.length > LONGEST) return null
  for (let cut = word.length - 2; cut >= 2; cut--) {
    const head = word.slice(0, cut)
    const rest = known.has(head) ? apart(word.slice(cut), known, most - 1) : null
    if (rest) return [head, ...rest]
  }
  return null
}
