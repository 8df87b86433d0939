import MiniSearch from 'minisearch'
import '../support/typescript.mjs'

const { practice } = await import('./sets.ts')

const CRISIS = 'crisis'
const ELSEWHERE = ['operational', 'idiom', 'out_of_scope']

/**
 * What a good search library makes of the same practice sentences, a document a sentence, fuzzy and by beginnings: the
 * labels of its best hits vote. It answers in the matcher's shape.
 */
export function miniSearch() {
  const index = new MiniSearch({ fields: ['text'], storeFields: ['label'] })
  index.addAll(practice().map(({ file, group, text }, id) => ({ id, text, label: file === 'crisis' ? CRISIS : group })))
  return (text) => {
    const votes = new Map()
    for (const { label, score } of index.search(text, { fuzzy: 0.2, prefix: true }).slice(0, VOTERS))
      votes.set(label, (votes.get(label) ?? 0) + score)
    const ranked = [...votes].sort(([, a], [, b]) => b - a).map(([label]) => label)
    const needs = ranked.filter((label) => label !== CRISIS && !ELSEWHERE.includes(label))
    return {
      crisis: ranked[0] === CRISIS,
      scope: ranked.length === 0 || ELSEWHERE.includes(ranked[0]) ? 'out' : 'in',
      categories: needs.slice(0, 3),
    }
  }
}

/** Enough for the many to outvote a chance hit. */
const VOTERS = 15
