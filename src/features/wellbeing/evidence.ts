/**
 * How strongly each sign speaks for (above nought) or against each group, in tenths. `rows` gives a sign's line in `table`,
 * which has one column a group; `always` is what is added whatever was typed.
 */
export type EvidenceData = {
  groups: readonly string[]
  always: readonly number[]
  rows: ReadonlyMap<string, number>
  table: Int8Array
}

/** How much speaks for each group (log-odds, about -8 to 8), and by how many known signs. */
export type Weighed = { scores: readonly number[]; known: number }

export type Evidence = {
  groups: readonly string[]
  weigh(signs: readonly string[]): Weighed
  /** The signs that speak loudest for a group, loudest first. For a reviewer. */
  loudest(signs: readonly string[], group: string, most: number): { sign: string; weight: number }[]
  knows(sign: string): boolean
}

const TENTHS = 10
const SCALE = 4

/** A long text has more known signs than a short one; without this it would always speak louder. */
export const share = (known: number): number => SCALE / Math.sqrt(Math.max(known, 1))

/**
 * Adds up many small signs. The weights were fitted to the practice sentences (test/signposting/fit.mjs), never to the
 * held-out ones: docs/decisions/fitted-signs.md says why they stand beside the hand-made lexicon.
 */
export function prepareEvidence({ groups, always, rows, table }: EvidenceData): Evidence {
  const rowsOf = (signs: readonly string[]): number[] => signs.flatMap((sign) => rows.get(sign) ?? [])
  return {
    groups,
    knows: (sign) => rows.has(sign),
    weigh: (signs) => {
      const known = rowsOf(signs)
      const sums = new Float64Array(groups.length)
      for (const row of known)
        for (let at = 0; at < groups.length; at++) sums[at] = (sums[at] ?? 0) + (table[row * groups.length + at] ?? 0)
      const scale = share(known.length) / TENTHS
      return { scores: Array.from(sums, (sum, at) => sum * scale + (always[at] ?? 0)), known: known.length }
    },
    loudest: (signs, group, most) => {
      const at = groups.indexOf(group)
      const scale = share(rowsOf(signs).length) / TENTHS
      const said = signs.flatMap((sign) => {
        const row = rows.get(sign)
        return row === undefined ? [] : [{ sign, weight: (table[row * groups.length + at] ?? 0) * scale }]
      })
      return said
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight)
        .slice(0, most)
    },
  }
}

/** The logarithm of a sum of powers: what several groups say together. */
export function together(scores: readonly number[]): number {
  const top = Math.max(...scores)
  return scores.length === 0
    ? Number.NEGATIVE_INFINITY
    : top + Math.log(scores.reduce((sum, one) => sum + Math.exp(one - top), 0))
}
