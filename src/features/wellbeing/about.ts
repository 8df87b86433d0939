import type { LexiconData } from './lexicon.ts'
import type { Hit } from './phrase-book.ts'
import type { Words } from './words.ts'

export type About = 'self' | 'other'
/** Whose state a phrase speaks of; null where nothing says. `reports` are the places where somebody else is quoted. */
export type SubjectOf = (hit: Hit, words: Words, reports: readonly Hit[]) => About | null

/** How far back (words) the subject of a phrase is looked for. */
const REACH = 12

export function subjects({ classes }: Pick<LexiconData, 'classes'>): SubjectOf {
  const first = new Set(classes.i)
  const third = new Set([...(classes.they ?? []), ...(classes.near ?? []), ...(classes.report ?? [])])
  return (hit, words, reports) => {
    if (reports.some((report) => report.from < hit.until && hit.from - report.until < REACH)) return 'other'
    if (hit.concept.about) return hit.concept.about
    const inside = words.list.slice(hit.from, hit.until)
    const before = words.list.slice(Math.max(0, hit.from - REACH), hit.from).reverse()
    const ownSelf = inside.find((one) => /.(self|selves)$/.test(one) || one === 'mysen')
    if (ownSelf) return first.has(ownSelf) || ownSelf === 'yourself' ? 'self' : 'other'
    // "my PC" is about the PC: `my` alone says nothing of whose state it is.
    const strangersOwn = third.has(inside[0] ?? '') && !inside.some((one) => one !== 'my' && first.has(one))
    if (strangersOwn) return 'other'
    // "They'd be happier if I was dead": the one who dies is the one it is about.
    if (!third.has(inside[0] ?? '') && inside.some((one) => one !== 'my' && one !== 'me' && first.has(one)))
      return 'self'
    const nearest = before.find((one) => one !== 'my' && (first.has(one) || third.has(one)))
    if (nearest !== undefined) return first.has(nearest) ? 'self' : 'other'
    return inside.some((one) => first.has(one)) ? 'self' : inside.some((one) => third.has(one)) ? 'other' : null
  }
}
