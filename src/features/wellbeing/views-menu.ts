import type { Node } from '../../view/message.ts'
import { carryOf } from './carry.ts'
import type { Place } from './screen.ts'
import type { Texts } from './texts.ts'
import { languageButton, subjectButton, whoButton } from './views-buttons.ts'
import { cardGroup } from './views-card.ts'
import { shownFor } from './views-reader.ts'
import type { Wording } from './wording.ts'

/** Every subject by its plain name, in groups, for oneself or for somebody else. */
export function menuNodes(place: Place, texts: Texts): Node[] {
  const { menu, categories } = texts.wording
  return [
    { kind: 'heading', level: 1, text: menu.heading },
    { kind: 'text', text: place.for === 'self' ? menu.intro : menu.introOther },
    { kind: 'buttons', buttons: [whoButton(place, menu)] },
    ...cardGroup(place, texts),
    ...menu.groups.flatMap(({ label, categories: tokens }): Node[] => [
      { kind: 'heading', level: 2, text: label },
      { kind: 'buttons', buttons: tokens.map((token) => subjectButton(place, token, categories[token].label)) },
    ]),
  ]
}

/** Where one can go from here: the menu, the other reader; and for whom it is all shown. */
export function waysOn(place: Place, wording: Wording): Node[] {
  const { menu } = wording
  const onMenu = !place.crisis && place.card === null && place.category === null && place.found.length === 0
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
    {
      kind: 'buttons',
      buttons: [
        { label: wording.reader.change, name: 'wellbeing.reader', carry: carryOf(place) },
        ...languageButton(place, wording),
      ],
    },
    ...(wording.language.review === '' ? [] : [{ kind: 'note', text: wording.language.review } as const]),
  ]
}
