import type { Category } from '../../kernel/category.ts'
import { kindFor } from '../../kernel/supporter.ts'
import type { Button, Node } from '../../view/message.ts'
import { carryOf } from './carry.ts'
import type { Place } from './screen.ts'
import { fill, type Wording } from './wording.ts'

/** Buttons that open subjects in full. */
export const moreButtons = (place: Place, tokens: readonly Category[], { answer, categories }: Wording): Button[] =>
  tokens.map((token) => subjectButton(place, token, fill(answer.more, { category: categories[token].label })))

export const subjectButton = (place: Place, category: Category, label: string): Button => ({
  label,
  name: 'wellbeing.category',
  carry: carryOf({ ...place, crisis: place.crisis && category !== 'crisis', found: [], category }),
})

/** To the same screen in the other language, for readers in Wales and for whoever is reading Welsh. */
export const languageButton = (place: Place, { language }: Wording): Button[] =>
  place.nation === 'wales' || place.language === 'cy'
    ? [
        {
          label: language.other,
          name: 'wellbeing.show',
          carry: carryOf({ ...place, language: place.language === 'cy' ? 'en' : 'cy' }),
        },
      ]
    : []

/** Where colleagues of the force can be asked by name. Whether any are listed is looked up only when somebody wants to see. */
export function peopleButton(place: Place, category: Category, { answer }: Wording): Node[] {
  const kind = kindFor(category)
  if (kind === null) return []
  const carry = { for: place.for, nation: place.nation, language: place.language, kind }
  return [{ kind: 'buttons', buttons: [{ label: answer.people, name: 'supporters.list', carry }] }]
}

/** To the same screen for oneself, or for somebody else. */
export function whoButton(place: Place, menu: Wording['menu']): Button {
  const other = place.for === 'self' ? 'other' : 'self'
  return {
    label: other === 'other' ? menu.forOther : menu.forSelf,
    name: 'wellbeing.for',
    carry: carryOf({ ...place, for: other }),
  }
}
