import type { Category } from '../../kernel/category.ts'
import type { Button, Node } from '../../view/message.ts'
import { carryOf } from './carry.ts'
import type { Place } from './screen.ts'
import { shownFor } from './views-reader.ts'
import { fill, type Wording } from './wording.ts'

/** Every subject by its plain name, in groups, for oneself or for somebody else. */
export function menuNodes(place: Place, { menu, categories }: Wording): Node[] {
  return [
    { kind: 'heading', level: 1, text: menu.heading },
    { kind: 'text', text: place.for === 'self' ? menu.intro : menu.introOther },
    { kind: 'buttons', buttons: [whoButton(place, menu)] },
    ...menu.groups.flatMap(({ label, categories: tokens }): Node[] => [
      { kind: 'heading', level: 2, text: label },
      { kind: 'buttons', buttons: tokens.map((token) => subjectButton(place, token, categories[token].label)) },
    ]),
  ]
}

/** Buttons that open subjects in full. */
export const moreButtons = (place: Place, tokens: readonly Category[], { answer, categories }: Wording): Button[] =>
  tokens.map((token) => subjectButton(place, token, fill(answer.more, { category: categories[token].label })))

/** Where one can go from here: the menu, the other reader; and for whom it is all shown. */
export function waysOn(place: Place, wording: Wording): Node[] {
  const { menu } = wording
  const onMenu = !place.crisis && place.category === null && place.found.length === 0
  const start: Place = { ...place, crisis: false, found: [], category: null, card: null }
  return [
    ...(onMenu
      ? []
      : [
          {
            kind: 'buttons',
            buttons: [
              { label: menu.back, name: 'wellbeing.menu', carry: carryOf(start), tone: 'main' },
              ...(place.crisis ? [] : [whoButton(place, menu)]),
            ],
          } as const,
        ]),
    { kind: 'text', text: shownFor(place, wording), tone: 'quiet' },
    { kind: 'buttons', buttons: [{ label: wording.reader.change, name: 'wellbeing.reader', carry: carryOf(place) }] },
  ]
}

const subjectButton = (place: Place, category: Category, label: string): Button => ({
  label,
  name: 'wellbeing.category',
  carry: carryOf({ ...place, crisis: place.crisis && category !== 'crisis', found: [], category }),
})

function whoButton(place: Place, menu: Wording['menu']): Button {
  const other = place.for === 'self' ? 'other' : 'self'
  return {
    label: other === 'other' ? menu.forOther : menu.forSelf,
    name: 'wellbeing.for',
    carry: carryOf({ ...place, for: other }),
  }
}
