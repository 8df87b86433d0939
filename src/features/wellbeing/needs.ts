import { CATEGORIES, type Category } from '../../kernel/category.ts'
import { hitsOf } from './books.ts'
import type { Evidence, Weighed } from './evidence.ts'
import type { LexiconData } from './lexicon.ts'
import type { HitsByBook } from './signs.ts'

export type NeedsFinding = {
  /** Best first, at most three. */
  categories: readonly Category[]
  /** What follows a crisis card: what a phrase names, and what speaks almost as loudly as the danger. */
  beside: readonly Category[]
  outOfScope: boolean
  /** Somebody in the speaker's care at work is what this is about. */
  report: boolean
  because: readonly string[]
}
/** `extra` is what else speaks for a category: the name of a service that stands in the directory. */
export type NeedsLayer = {
  look(hits: HitsByBook, weighed: Weighed, extra: ReadonlyMap<Category, number>): NeedsFinding
}

const SHOWN = 3
/** So few known signs say nothing: the words are of another language, or none. */
const FEWEST = 3
/** Further behind the best than this (log-odds), what usually helps beside the best is shown instead. */
const FAR_BEHIND = 6
/** Another desk must speak this much louder (log-odds) than the best need: a needless menu costs more than a needless hint. */
const CLEARLY = 0.75
/** Beside a crisis a need must speak nearly as loudly as the loudest of all, or its small signs are those of the crisis. */
const LOUD = 3
/** A phrase that says so plainly names its category beside a crisis; less is too little to go by. */
const PLAIN = 2
const SHARE_OF_BEST = 0.3
const ELSEWHERE = 'out_of_scope'

/** When two phrases say equally much, the more particular help comes first and the general one last. */
const PARTICULAR: readonly Category[] = [
  ...(['domestic_abuse', 'assault_on_duty', 'bereavement', 'addiction', 'trim', 'menopause_health'] as const),
  ...CATEGORIES,
]

export function needsLayer({ related }: Pick<LexiconData, 'related'>, { groups }: Evidence): NeedsLayer {
  const column = new Map(groups.map((group, at) => [group, at]))
  const known = CATEGORIES.filter((category) => column.has(category))
  return {
    look: (hits, { scores, known: signs }, extra) => {
      const of = (group: string): number => scores[column.get(group) ?? -1] ?? Number.NEGATIVE_INFINITY
      const score = (category: Category): number => of(category) + (extra.get(category) ?? 0)
      const ranked = [...known].sort((a, b) => score(b) - score(a))
      const best = ranked[0]
      const enough = signs >= FEWEST || extra.size > 0
      const outOfScope = best === undefined || !enough || of(ELSEWHERE) > score(best) + CLEARLY
      const loudest = Math.max(...scores)
      const near = ranked.filter((category) => best !== undefined && score(category) > score(best) - FAR_BEHIND)
      return {
        categories: outOfScope ? [] : withRelated(near.slice(0, SHOWN), related),
        beside: withRelated(
          together(
            named(hits),
            ranked.filter((one) => score(one) > loudest - LOUD),
          ),
          related,
        ),
        outOfScope,
        report: hitsOf(hits, 'reporting.report').length > 0,
        because: [
          ...new Set(
            CATEGORIES.flatMap((category) => hitsOf(hits, `needs.${category}`)).map(({ concept }) => concept.because),
          ),
        ],
      }
    },
  }
}

function named(hits: HitsByBook): Category[] {
  const totals = CATEGORIES.map((category) => {
    const concepts = new Set(hitsOf(hits, `needs.${category}`).map(({ concept }) => concept))
    return [category, [...concepts].reduce((sum, { weight }) => sum + weight, 0)] as const
  })
  const best = Math.max(...totals.map(([, total]) => total))
  return totals
    .filter(([, total]) => total >= PLAIN && total >= best * SHARE_OF_BEST)
    .sort(([a, x], [b, y]) => y - x || PARTICULAR.indexOf(a) - PARTICULAR.indexOf(b))
    .map(([category]) => category)
    .slice(0, SHOWN)
}

const together = (first: readonly Category[], then: readonly Category[]): Category[] =>
  [...new Set([...first, ...then])].slice(0, SHOWN)

function withRelated(ranked: readonly Category[], related: LexiconData['related']): readonly Category[] {
  const first = ranked[0]
  const more = first === undefined ? [] : related[first].filter((category) => !ranked.includes(category))
  return [...ranked, ...more.slice(0, Math.max(0, SHOWN - ranked.length))]
}
