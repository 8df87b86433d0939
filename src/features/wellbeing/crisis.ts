import { prepareEvidence } from './evidence.ts'
import type { Concept, LexiconData } from './lexicon.ts'
import { type Hit, type PhraseBook, phraseBook } from './phrase-book.ts'
import type { Words } from './words.ts'

export type About = 'self' | 'other'
export type CrisisFinding = { crisis: boolean; about: About | null; because: readonly string[] }
export type CrisisLayer = { look(words: Words): CrisisFinding; words: readonly string[] }

/** How far back (words) the subject of a phrase is looked for. */
const SUBJECT_REACH = 12

/**
 * The layer that looks for danger to life before anything else is thought of. A wish to die counts whoever has it. What
 * explains words away must be a whole phrase (a turn of speech, police work) that covers them; outside such a phrase the
 * same words still count. When in doubt, it is a crisis.
 */
export function crisisLayer(data: LexiconData): CrisisLayer {
  const book = (concepts: readonly Concept[]): PhraseBook => phraseBook(concepts, data.classes)
  const { wish, word, hint } = {
    wish: book(data.crisis.wish),
    word: book(data.crisis.word),
    hint: book(data.crisis.hint),
  }
  const { mask, job, own } = {
    mask: book(data.ordinary.mask),
    job: book(data.ordinary.job),
    own: book(data.ordinary.own),
  }
  const quoted = book(data.reporting.other)
  const evidence = prepareEvidence(data.evidence.crisis)
  const first = new Set(data.classes.i)
  const third = new Set([...(data.classes.they ?? []), ...(data.classes.near ?? []), ...(data.classes.report ?? [])])

  const subjectOf = (hit: Hit, words: Words, reports: readonly Hit[]): About | null => {
    if (reports.some((report) => report.from < hit.until && hit.from - report.until < SUBJECT_REACH)) return 'other'
    if (hit.concept.about) return hit.concept.about
    const inside = words.list.slice(hit.from, hit.until)
    const before = words.list.slice(Math.max(0, hit.from - SUBJECT_REACH), hit.from).reverse()
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

  return {
    words: [wish, word, hint, mask, job, own, quoted].flatMap((one) => one.words),
    look: (words) => {
      const wishes = wish.find(words)
      const named = word.find(words)
      const hints = hint.find(words)
      const weighs = evidence.weigh(words.list)?.get('crisis') ?? 0
      if (weighs < LEAST && wishes.length + named.length + hints.length === 0) return NONE
      const masks = mask.find(words)
      const clear = (hit: Hit): boolean => !masks.some((one) => touches(one, hit))
      const reports = quoted.find(words)
      const elsewhere = job.find(words).length > 0 && own.find(words).length === 0
      const counted = [
        ...wishes.filter((hit) => !masks.some((one) => covers(one, hit))).map((hit) => ({ hit, says: 'wish' })),
        ...[...named.filter(clear), ...together(hints.filter(clear))].map((hit) => ({ hit, says: 'word' })),
      ].map(({ hit, says }) => ({ hit, says, about: subjectOf(hit, words, reports) }))
      const real = counted.filter(
        ({ says, about }) => !elsewhere || (says === 'wish' ? about !== 'other' : about === 'self'),
      )
      const many = weighs + PER_HINT * Math.min(weightOf(hints.filter(clear)), ENOUGH)
      const some = many > SPEAKS_FOR + (masks.length > 0 ? EXPLAINED : 0)
      if (weighs < SPEAKS_AGAINST && real.every(({ says }) => says !== 'wish')) return NONE
      if (real.length === 0)
        return some ? { crisis: true, about: reports.length > 0 ? 'other' : 'self', because: [MANY_SIGNS] } : NONE
      const speaker = real.some(({ about }) => about === 'self')
      const somebody = real.some(({ about }) => about === 'other') || own.find(words).length > 0
      return {
        crisis: true,
        about: speaker || !somebody ? 'self' : 'other',
        because: [...new Set(real.map(({ hit }) => hit.concept.because))],
      }
    },
  }
}

/** Many small signs for danger are enough by themselves; many against it outweigh a word that only names the matter. */
const SPEAKS_FOR = 0.5
const SPEAKS_AGAINST = -2
/** It takes more signs where a turn of speech or police work stands beside them. */
const EXPLAINED = 1.5
/** Fewer signs than this, and no phrase, are not looked at further; a hint too weak by itself speaks with the signs. */
const LEAST = 0
const PER_HINT = 0.3
const MANY_SIGNS = 'many small signs of danger together'

const NONE: CrisisFinding = { crisis: false, about: null, because: [] }

/** Hints that stand near each other (words) are read together; this much weight of different hints is a crisis. */
const NEAR = 30
const ENOUGH = 4

/** Each word counts for one hint only, the weightiest first. Empty when nowhere in the text enough comes together. */
function together(hints: readonly Hit[]): Hit[] {
  const apart: Hit[] = []
  for (const hit of [...hints].sort((a, b) => b.concept.weight - a.concept.weight).slice(0, MOST_HINTS))
    if (!apart.some((other) => touches(other, hit))) apart.push(hit)
  const around = apart.map((hit) => apart.filter((other) => Math.abs(other.from - hit.from) <= NEAR))
  return around.find((near) => weightOf(near) >= ENOUGH) ?? []
}

const MOST_HINTS = 200

const weightOf = (hits: readonly Hit[]): number =>
  [...new Set(hits.map((hit) => hit.concept))].reduce((sum, concept) => sum + concept.weight, 0)

const touches = (mask: Hit, hit: Hit): boolean => mask.from < hit.until && hit.from < mask.until
const covers = (mask: Hit, hit: Hit): boolean => mask.from <= hit.from && mask.until >= hit.until
