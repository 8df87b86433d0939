import { type About, type SubjectOf, subjects } from './about.ts'
import { hitsOf } from './books.ts'
import { type Evidence, together, type Weighed } from './evidence.ts'
import type { LexiconData } from './lexicon.ts'
import type { Hit } from './phrase-book.ts'
import type { HitsByBook } from './signs.ts'
import type { Words } from './words.ts'

export type CrisisFinding = {
  crisis: boolean
  /** A phrase said so, and not small signs alone. */
  certain: boolean
  about: About | null
  because: readonly string[]
}
export type CrisisLayer = {
  judge(words: Words, hits: HitsByBook, weighed: Weighed): CrisisFinding
  /** What the signs say for danger (above nought) or against it: log-odds. */
  odds(weighed: Weighed): number
}

/** The groups of the evidence that are a crisis. */
const DANGER = ['explicit', 'oblique', 'third', 'mixed']
const ABOUT_SOMEBODY = 'third'

/**
 * How much the signs must say for danger (log-odds): by themselves, beside a phrase that names the matter, and beside a
 * wish to die. Below nought because a false alarm costs a scroll and a miss may cost a life.
 */
const LEAST = { signs: -1.25, few: 0.75, one: 2.5, word: -2.5, wish: -7 }
/** So few words, and no phrase among them, are as easily a command mistyped: the signs must speak for danger, not just not against it. */
const FEW_WORDS = 3
/** So few known signs say nothing. */
const FEWEST = 3

/**
 * The layer that looks for danger to life before anything else is thought of. A wish to die counts whoever has it. What
 * explains words away must be a whole phrase (a turn of speech, police work) that covers them; outside such a phrase the
 * same words still count. Beside the phrases many small signs are added up. When in doubt, it is a crisis.
 */
export function crisisLayer(data: LexiconData, { groups }: Evidence): CrisisLayer {
  const subjectOf = subjects(data)
  const danger = groups.map((group) => DANGER.includes(group))
  const somebody = groups.indexOf(ABOUT_SOMEBODY)
  const odds = ({ scores }: Weighed): number =>
    together(scores.filter((_, at) => danger[at])) - together(scores.filter((_, at) => !danger[at]))

  return {
    odds,
    judge: (words, hits, weighed) => {
      const speaks = odds(weighed)
      const reports = hitsOf(hits, 'reporting.other')
      const real = realHits(words, hits, subjectOf)
      const long = words.list.length
      const bySigns = long === 1 ? LEAST.one : long <= FEW_WORDS ? LEAST.few : LEAST.signs
      const least = real.some(({ says }) => says === 'wish') ? LEAST.wish : real.length > 0 ? LEAST.word : bySigns
      if (speaks < least || (real.length === 0 && weighed.known < FEWEST)) return NONE
      const inDanger = weighed.scores.map((score, at) => (danger[at] ? score : Number.NEGATIVE_INFINITY))
      const ofSomebody = reports.length > 0 || inDanger.indexOf(Math.max(...inDanger)) === somebody
      if (real.length === 0)
        return { crisis: true, certain: false, about: ofSomebody ? 'other' : 'self', because: [MANY_SIGNS] }
      const speaker = real.some(({ about }) => about === 'self')
      const other = real.some(({ about }) => about === 'other') || hitsOf(hits, 'ordinary.own').length > 0
      return {
        crisis: true,
        certain: true,
        about: speaker || !other ? 'self' : 'other',
        because: [...new Set(real.map(({ hit }) => hit.concept.because))],
      }
    },
  }
}

const MANY_SIGNS = 'many small signs of danger together'
const NONE: CrisisFinding = { crisis: false, certain: false, about: null, because: [] }

type Real = { hit: Hit; says: 'wish' | 'word'; about: About | null }

/** The phrases of danger that nothing explains away. */
function realHits(words: Words, hits: HitsByBook, subjectOf: SubjectOf): Real[] {
  const masks = hitsOf(hits, 'ordinary.mask')
  const reports = hitsOf(hits, 'reporting.other')
  const clear = (hit: Hit): boolean => !masks.some((one) => touches(one, hit))
  const named = [...hitsOf(hits, 'crisis.word').filter(clear), ...gathered(hitsOf(hits, 'crisis.hint').filter(clear))]
  const elsewhere = hitsOf(hits, 'ordinary.job').length > 0 && hitsOf(hits, 'ordinary.own').length === 0
  return [
    ...hitsOf(hits, 'crisis.wish')
      .filter((hit) => !masks.some((one) => covers(one, hit)))
      .map((hit) => ({ hit, says: 'wish' as const })),
    ...named.map((hit) => ({ hit, says: 'word' as const })),
  ]
    .map(({ hit, says }) => ({ hit, says, about: subjectOf(hit, words, reports) }))
    .filter(({ says, about }) => !elsewhere || (says === 'wish' ? about !== 'other' : about === 'self'))
}

/** Hints that stand near each other (words) are read together; this much weight of different hints is a crisis. */
const NEAR = 30
const ENOUGH = 4
const MOST_HINTS = 200

/** Each word counts for one hint only, the weightiest first. Empty when nowhere in the text enough comes together. */
function gathered(hints: readonly Hit[]): Hit[] {
  const apart: Hit[] = []
  for (const hit of [...hints].sort((a, b) => b.concept.weight - a.concept.weight).slice(0, MOST_HINTS))
    if (!apart.some((other) => touches(other, hit))) apart.push(hit)
  const around = apart.map((hit) => apart.filter((other) => Math.abs(other.from - hit.from) <= NEAR))
  return around.find((near) => weightOf(near) >= ENOUGH) ?? []
}

const weightOf = (hits: readonly Hit[]): number =>
  [...new Set(hits.map((hit) => hit.concept))].reduce((sum, concept) => sum + concept.weight, 0)

const touches = (mask: Hit, hit: Hit): boolean => mask.from < hit.until && hit.from < mask.until
const covers = (mask: Hit, hit: Hit): boolean => mask.from <= hit.from && mask.until >= hit.until
