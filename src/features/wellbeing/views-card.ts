import type { CardId } from '../../kernel/card.ts'
import type { Button, Node } from '../../view/message.ts'
import { carryOf } from './carry.ts'
import { cardsBeside, cardsOf } from './guidance.ts'
import type { Place } from './screen.ts'
import type { Texts } from './texts.ts'
import { subjectButton } from './views-buttons.ts'
import { fill } from './wording.ts'

/** One card for a supervisor: what to know and do, where it comes from, and the subjects where help is. */
export function cardNodes(place: Place, id: CardId, { guidance, wording }: Texts): Node[] {
  const { label, lead, items, source, date, status, categories } = guidance.cards[id]
  const from = fill(status === 'seen' ? guidance.from : guidance.fromOwn, { source, date })
  const subjects = categories.filter((category) => category !== 'crisis').slice(0, SUBJECTS)
  return [
    { kind: 'heading', level: 1, text: label },
    { kind: 'text', text: lead },
    { kind: 'list', items },
    { kind: 'note', text: from },
    { kind: 'text', text: guidance.subjects },
    {
      kind: 'buttons',
      buttons: [
        ...subjects.map((category) =>
          subjectButton({ ...place, card: null }, category, wording.categories[category].label),
        ),
        ...(cameFromMenu(place)
          ? []
          : [{ label: guidance.back, name: 'wellbeing.show', carry: carryOf({ ...place, card: null }) }]),
      ],
    },
  ]
}

/** A card that belongs to many subjects offers those that fit it best. */
const SUBJECTS = 2

const cameFromMenu = ({ crisis, found, category }: Place): boolean => !crisis && found.length === 0 && category === null

/** The cards that belong to an answer, one button each; nothing for somebody who asks for themselves. */
export function besideNodes(place: Place, { guidance, pathway }: Texts): Node[] {
  const cards = cardsBeside(place, guidance, pathway)
  return cards.length === 0
    ? []
    : [
        { kind: 'text', text: guidance.beside },
        { kind: 'buttons', buttons: cards.map((id) => cardButton(place, id, guidance.cards[id].label)) },
      ]
}

/** All cards, as the first group of the menu for somebody one supervises. */
export const cardGroup = (place: Place, { guidance, pathway }: Texts): Node[] =>
  place.for === 'self'
    ? []
    : [
        { kind: 'heading', level: 2, text: guidance.group },
        {
          kind: 'buttons',
          buttons: cardsOf(guidance, pathway).map((id) => cardButton(place, id, guidance.cards[id].label)),
        },
      ]

const cardButton = (place: Place, card: CardId, label: string): Button => ({
  label,
  name: 'wellbeing.card',
  carry: carryOf({ ...place, card }),
})
