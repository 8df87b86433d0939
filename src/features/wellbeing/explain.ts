import type { Category } from '../../kernel/category.ts'
import { type Lexicon, look } from './match.ts'
import type { NameIndex } from './names.ts'

/** Why an answer is what it is, for a reviewer: log-odds of danger, the concepts met, and the signs that speak loudest. */
export type Explanation = {
  danger: number
  concepts: readonly string[]
  signs: Readonly<Record<string, readonly string[]>>
}

const MOST = 5
const DANGER = ['explicit', 'oblique', 'third', 'mixed']

/** Signs are words of the lexicon, written as signs.ts writes them; `(+1.4)` is how loudly they speak. */
export function explain(
  text: string,
  categories: readonly Category[],
  lexicon: Lexicon,
  names?: NameIndex,
): Explanation {
  const seen = look(text, lexicon, names)
  if (!seen) return { danger: Number.NEGATIVE_INFINITY, concepts: [], signs: {} }
  const { signs, weighed, danger, needs } = seen
  const groups = [...categories, ...(danger.crisis ? DANGER : [])]
  const loud = (group: string): string[] =>
    lexicon.evidence.loudest(signs, group, MOST).map(({ sign, weight }) => `${sign} (+${weight.toFixed(1)})`)
  return {
    danger: Number(lexicon.crisis.odds(weighed).toFixed(1)),
    concepts: [...danger.because, ...needs.because],
    signs: Object.fromEntries(groups.map((group) => [group, loud(group)])),
  }
}
