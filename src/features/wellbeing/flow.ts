import type { Reply, Request } from '../../conversation/exchange.ts'
import type { Category } from '../../kernel/category.ts'
import type { Directory } from '../../kernel/service.ts'
import type { Node } from '../../view/message.ts'
import { placeFrom } from './carry.ts'
import { type Lexicon, type Match, match, namesIn, namesTheRoom } from './match.ts'
import { type Defaults, placeOf, startAt } from './screen.ts'
import type { TextsByLanguage } from './texts.ts'
import { type Tongue, type Tongues, tongueOf } from './tongue.ts'
import { worriedNodes } from './views-crisis.ts'
import { createScreens } from './views-drawn.ts'

export type WellbeingDeps = {
  /** Asked anew for every answer, so that a corrected entry shows at once. */
  directory: () => Directory
  lexicon: Lexicon
  tongues: Tongues
  texts: TextsByLanguage
  /** From the force's policy; the reader can change them by a button. */
  defaults: Defaults
  /** Told which subjects an answer shows, and nothing else: neither the words nor who asked. */
  shown?: (categories: readonly Category[]) => void
}

export type WellbeingRoom = {
  run(request: Request): Reply
  /** True when words typed anywhere are to be answered here: a need, another language, this room's name misspelt. */
  understands(words: string): boolean
  /** True for words that may be a cry for help, whatever they were typed behind. */
  isCrisis(words: string): boolean
  /** What to show under a saved note: nothing, or what to do for somebody whose life may be in danger. Keeps nothing. */
  worried(note: string): readonly Node[]
  /** The same for somebody who wrote of themselves: nothing, or the crisis card. */
  ownDanger(words: string): readonly Node[]
}

/**
 * Shows where help is. It knows no person, keeps no word and needs no database: what was typed is looked at once, in
 * memory, and the answer is made of fixed texts. A button carries tokens of the screen and never words.
 */
export function wellbeingRoom(deps: WellbeingDeps): WellbeingRoom {
  const { directory, lexicon, tongues, texts, defaults, shown } = deps
  const screens = createScreens(directory, texts)
  const found = finder(directory, lexicon)
  /** Words in another language; a cry for help that was understood, or a need that was not by chance, comes before that. */
  const foreign = (words: string, seen: Match): Tongue | null => {
    const tongue = seen.certain ? null : tongueOf(words, tongues)
    return tongue && (tongue.mostly || seen.categories.length === 0) ? tongue : null
  }
  const answer = (words: string): Reply => {
    const seen = found(words)
    const tongue = foreign(words, seen)
    if (tongue) {
      const language = tongue.is === 'cy' ? 'cy' : defaults.language
      return { kind: 'show', message: screens(startAt({ ...defaults, language }), 'tongue') }
    }
    const place = placeOf(seen, defaults.nation, defaults.language)
    shown?.([...(seen.crisis ? (['crisis'] as const) : []), ...seen.categories.slice(0, 1)])
    return { kind: 'show', message: screens(place, seen.scope === 'out' ? 'unmatched' : 'answer') }
  }
  const menu = (): Reply => ({ kind: 'show', message: screens(startAt(defaults), 'answer') })
  const by: { [K in Request['ask']['kind']]: (ask: Extract<Request['ask'], { kind: K }>) => Reply } = {
    command: ({ words }) => answer(words),
    shortcut: ({ words }) => answer(words),
    press: ({ button, carry }) => {
      const place = placeFrom(carry, defaults)
      if (button === 'wellbeing.category' && place.category) shown?.([place.category])
      return { kind: 'update', message: screens(place, button === 'wellbeing.reader' ? 'reader' : 'answer') }
    },
    submit: menu,
    opened: menu,
  }
  const shownFor = (reply: Reply): readonly Node[] => (reply.kind === 'show' ? reply.message.body : [])
  return {
    run: ({ ask }) => (by[ask.kind] as (ask: Request['ask']) => Reply)(ask),
    understands: (words) => {
      const seen = found(words)
      return seen.crisis || seen.categories.length > 0 || namesTheRoom(words, lexicon) || foreign(words, seen) !== null
    },
    isCrisis: (words) => found(words).crisis,
    worried: (note) =>
      found(note).crisis ? worriedNodes(startAt(defaults), directory(), texts[defaults.language].wording) : [],
    ownDanger: (words) => (found(words).crisis ? shownFor(answer(words)) : []),
  }
}

/** Knows what the services are called, as the directory stands at the moment. */
function finder(directory: () => Directory, lexicon: Lexicon): (words: string) => Match {
  let of = directory()
  let names = namesIn(of.services, lexicon)
  return (words) => {
    const now = directory()
    if (now !== of) names = namesIn(now.services, lexicon)
    of = now
    return match(words, lexicon, names)
  }
}
