import { CARDS, type CardId, type TraumaPathway } from '../../kernel/card.ts'
import type { Category } from '../../kernel/category.ts'
import type { Place } from './screen.ts'

/** One card for a supervisor. `seen`: it stood in the source. `default`: the product's own proposal. */
export type Card = {
  label: string
  lead: string
  items: readonly string[]
  source: string
  date: string
  status: 'seen' | 'default'
  categories: readonly Category[]
  pathway?: 'trim' | 'estip'
}

export type Guidance = {
  group: string
  beside: string
  back: string
  from: string
  fromOwn: string
  subjects: string
  cards: Readonly<Record<CardId, Card>>
}

/** More buttons than this beside an answer would push the services away. */
const BESIDE = 3

/** The cards of this force, in their order: a pathway it does not use is left out. */
export const cardsOf = ({ cards }: Guidance, pathway: TraumaPathway): CardId[] =>
  CARDS.filter((id) => {
    const own = cards[id].pathway
    return own === undefined || pathway === 'both' || own === pathway
  })

/** The cards that belong to an answer: those of its first subject first, and in a crisis those for a crisis before all. */
export function cardsBeside(place: Place, guidance: Guidance, pathway: TraumaPathway): CardId[] {
  if (place.for === 'self') return []
  const subjects: readonly Category[] = [
    ...(place.crisis ? (['crisis'] as const) : []),
    ...(place.category ? [place.category] : place.found),
  ]
  const own = cardsOf(guidance, pathway)
  const found = subjects.flatMap((subject) => own.filter((id) => guidance.cards[id].categories.includes(subject)))
  return [...new Set(found)].slice(0, BESIDE)
}
