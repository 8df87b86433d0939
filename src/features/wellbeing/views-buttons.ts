import type { Category } from '../../kernel/category.ts'
import type { Button } from '../../view/message.ts'
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

/** To the same screen for oneself, or for somebody else. */
export function whoButton(place: Place, menu: Wording['menu']): Button {
  const other = place.for === 'self' ? 'other' : 'self'
  return {
    label: other === 'other' ? menu.forOther : menu.forSelf,
    name: 'wellbeing.for',
    carry: carryOf({ ...place, for: other }),
  }
}
