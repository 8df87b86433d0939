/** Words by which Welsh, and any language that is not English, are known. */
export type Tongues = { cy: ReadonlySet<string>; other: ReadonlySet<string> }

export type Tongue = {
  is: 'cy' | 'other'
  /** Most of what was typed is in it: what an English word seems to say there is chance. */
  mostly: boolean
}

/** What somebody writes in a language that is not English shows it in its first words (UTF-16 units). */
const LOOKED_AT = 2_000
const MOSTLY = 0.5
/** Fewer of the words than this is a name or a slip of the finger. */
const SOME = 0.25

/** Whether words look like Welsh or like some other language; null for English and for what is no language at all. */
export function tongueOf(text: string, { cy, other }: Tongues): Tongue | null {
  const looked = text.slice(0, LOOKED_AT).normalize('NFKC').toLowerCase().replaceAll('’', "'")
  const letters = looked.match(/\p{L}/gu)?.length ?? 0
  const latin = looked.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters > 0 && latin < letters * MOSTLY) return { is: 'other', mostly: true }
  const words = looked.match(/[\p{L}\p{M}'-]+/gu) ?? []
  const known = (set: ReadonlySet<string>): number => words.filter((word) => set.has(word)).length
  const [welsh, foreign] = [known(cy), known(other)]
  const most = Math.max(welsh, foreign)
  if (most === 0 || most < words.length * SOME) return null
  return { is: welsh >= foreign ? 'cy' : 'other', mostly: most >= words.length * MOSTLY }
}
