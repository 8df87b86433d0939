import MiniSearch from 'minisearch'
import '../support/typescript.mjs'

const { practice } = await import('./sets.ts')

const CRISIS = ['explicit', 'oblique', 'third', 'mixed']
const ELSEWHERE = ['operational', 'idiom', 'out_of_scope']

/**
 * What a good search library makes of the same practice sentences: a document a label, BM25+ over all its sentences, words
 * met by their beginnings and with a slip. It answers in the matcher's shape.
 */
export function miniSearch() {
  const texts = new Map()
  for (const { group, text } of practice()) texts.set(group, `${texts.get(group) ?? ''}\n${text}`)
  const index = new MiniSearch({ fields: ['text'], storeFields: ['label'] })
  index.addAll([...texts].map(([label, text], id) => ({ id, label, text })))
  return (text) => {
    const ranked = index.search(text, { fuzzy: 0.2, prefix: (word) => word.length > 4 }).map(({ label }) => label)
    const best = ranked[0] ?? 'out_of_scope'
    const needs = ranked.filter((label) => !CRISIS.includes(label) && !ELSEWHERE.includes(label))
    return {
      crisis: CRISIS.includes(best),
      scope: ELSEWHERE.includes(best) ? 'out' : 'in',
      categories: needs.slice(0, 3),
    }
  }
}
