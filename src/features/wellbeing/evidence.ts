/** For each subject, what its words and pairs of words speak for (or, below nought, against), by weight. */
export type EvidenceData = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
export type Evidence = {
  /** How much speaks for each subject, in the order of `subjects`; about -5 to 5. Null when too little is known to go by. */
  weigh(list: readonly string[]): ReadonlyMap<string, number> | null
}

/** Stands in the data for what is always added. */
export const ALWAYS = '(always)'
const SCALE = 3
/** A word or two that also exist in another language say nothing. */
const FEWEST = 3

/** A long text has more known words than a short one; without this it would always speak louder. */
export const share = (known: number): number => SCALE / Math.sqrt(Math.max(known, 1))

/**
 * Adds up many small signs where no whole phrase was met. The weights were fitted (test/signposting/fit.mjs) to the
 * development split and to the room's own test sentences, never to the held-out split.
 */
export function prepareEvidence(data: EvidenceData): Evidence {
  const subjects = Object.keys(data)
  const weights = new Map<string, Map<number, number>>()
  for (const [at, subject] of subjects.entries())
    for (const [weight, signs] of Object.entries(data[subject] ?? {}))
      for (const sign of signs) {
        const of = weights.get(sign) ?? new Map<number, number>()
        weights.set(sign, of.set(at, Number(weight)))
      }
  const always = subjects.map((_, at) => weights.get(ALWAYS)?.get(at) ?? 0)
  return {
    weigh: (list) => {
      const known = signsOf(list).flatMap((sign) => weights.get(sign) ?? [])
      if (known.length < FEWEST) return null
      const sums = subjects.map(() => 0)
      for (const of of known) for (const [at, weight] of of) sums[at] = (sums[at] ?? 0) + weight
      return new Map(
        subjects.map((subject, at) => [subject, (sums[at] ?? 0) * share(known.length) + (always[at] ?? 0)]),
      )
    },
  }
}

/** Stems and pairs of neighbouring stems, each once; the ends of the text count as neighbours. */
export function signsOf(list: readonly string[]): string[] {
  const stems = list.map(stem)
  const row = ['^', ...stems, '$']
  return [...new Set([...stems, ...row.slice(1).map((word, at) => `${row[at]} ${word}`)])]
}

const ENDINGS = ['ing', 'ed', 'es', 's', 'ly']
const SHORTEST_STEM = 4

/** Crude on purpose: both sides are cut alike, and no word is ever shown. */
function stem(word: string): string {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM)
  return ending === undefined ? word : word.slice(0, -ending.length)
}
