import { CATEGORIES, type Category } from '../../kernel/category.ts'
import { prepareEvidence } from './evidence.ts'
import type { Concept, LexiconData } from './lexicon.ts'
import { type Hit, phraseBook } from './phrase-book.ts'
import type { Words } from './words.ts'

export type NeedsFinding = {
  /** Best first. */
  categories: readonly Category[]
  /** The same by phrases alone. */
  named: readonly Category[]
  outOfScope: boolean
  /** Somebody in the speaker's care at work is what this is about. */
  report: boolean
  because: readonly string[]
}
export type NeedsLayer = { look(words: Words): NeedsFinding; words: readonly string[] }

/** A score under this is too little to go by. */
const ENOUGH = 2
/** What comes far behind the best phrase is not named. */
const SHARE_OF_BEST = 0.3
/** What a point of a phrase counts beside the small signs, and how many points at most. */
const PHRASE = 0.8
const MOST = 8
/** That no phrase was met, or one of another desk's, speaks for another desk. */
const NOTHING = 1.5
const FAR = 2
/** A phrase of at most this many words takes its words with it: "sudden death" is not a death in the family. */
const FIRM = 4
/** A question about how to help one's own people, against a need that such a person has. */
const ASKS = 6
const MENTIONS = 4.5

/** When two fit equally, the more particular help comes first and the general one last. */
const PARTICULAR: readonly Category[] = [
  ...(['domestic_abuse', 'assault_on_duty', 'bereavement', 'addiction', 'trim', 'menopause_health'] as const),
  ...CATEGORIES,
]

export function needsLayer(data: LexiconData): NeedsLayer {
  const categoryOf = new Map<Concept, Category>()
  for (const category of CATEGORIES) for (const concept of data.needs[category] ?? []) categoryOf.set(concept, category)
  const needs = phraseBook([...categoryOf.keys()], data.classes)
  const elsewhere = phraseBook(data.outOfScope, data.classes)
  const report = phraseBook(data.reporting.report, data.classes)
  const asks = phraseBook(data.reporting.asks, data.classes)
  const evidence = prepareEvidence(data.evidence.needs)

  return {
    words: [needs, elsewhere, report, asks].flatMap((book) => book.words),
    look: (words) => {
      const hits = firmest(needs.find(words))
      const scores = new Map<Category, number>()
      for (const concept of new Set(hits.map((hit) => hit.concept))) {
        const category = categoryOf.get(concept)
        if (category) scores.set(category, (scores.get(category) ?? 0) + concept.weight)
      }
      const ofTheirs = report.find(words).length > 0
      if (ofTheirs) {
        const boost = asks.find(words).length > 0 ? ASKS : MENTIONS
        scores.set('supervisor_support_line', (scores.get('supervisor_support_line') ?? 0) + boost)
      }
      const best = Math.max(0, ...scores.values())
      const far = elsewhere.find(words).length > 0 && best <= ENOUGH
      const weighs = evidence.weigh(words.list)
      const ofAll = (category: Category): number =>
        PHRASE * Math.min(scores.get(category) ?? 0, MOST) + (weighs?.get(category) ?? 0)
      const ranked = CATEGORIES.filter((category) => weighs?.has(category) || (scores.get(category) ?? 0) >= ENOUGH)
        .map((category) => [category, ofAll(category)] as const)
        .sort(([a, x], [b, y]) => y - x || PARTICULAR.indexOf(a) - PARTICULAR.indexOf(b))
      const named = [...scores]
        .filter(([, score]) => score >= ENOUGH && score >= best * SHARE_OF_BEST)
        .sort(([a, x], [b, y]) => y - x || PARTICULAR.indexOf(a) - PARTICULAR.indexOf(b))
        .map(([category]) => category)
      const elsewhereWeighs = (weighs?.get('out_of_scope') ?? 0) + (best < ENOUGH ? NOTHING : 0) + (far ? FAR : 0)
      const outOfScope = weighs === null ? best < ENOUGH || far : elsewhereWeighs > (ranked[0]?.[1] ?? 0)
      return {
        categories: outOfScope
          ? []
          : withRelated(
              ranked.slice(0, SHOWN).map(([category]) => category),
              data.related,
            ),
        named: withRelated(named, data.related),
        outOfScope,
        report: ofTheirs,
        because: [...new Set(hits.map((hit) => hit.concept.because))],
      }
    },
  }
}

/** Drops what lies inside a longer firm phrase that says at least as much. */
function firmest(hits: readonly Hit[]): Hit[] {
  const covering = new Map<number, Hit[]>()
  for (const hit of hits.filter(({ from, until }) => until - from <= FIRM && until - from > 1))
    for (let at = hit.from; at < hit.until; at++) covering.set(at, [...(covering.get(at) ?? []), hit])
  return hits.filter((hit) => !(covering.get(hit.from) ?? []).some((other) => swallows(other, hit)))
}

const swallows = (other: Hit, hit: Hit): boolean =>
  other.from <= hit.from &&
  other.until >= hit.until &&
  other.until - other.from > hit.until - hit.from &&
  other.concept.weight >= hit.concept.weight

const SHOWN = 3

function withRelated(ranked: readonly Category[], related: LexiconData['related']): readonly Category[] {
  const first = ranked[0]
  const more = first === undefined ? [] : related[first].filter((category) => !ranked.includes(category))
  return [...ranked, ...more.slice(0, Math.max(0, SHOWN - ranked.length))]
}
