import type { Directory } from '../../kernel/service.ts'
import type { Message } from '../../view/message.ts'
import { carryOf } from './carry.ts'
import type { Place } from './screen.ts'
import type { TextsByLanguage } from './texts.ts'
import { type Screen, screenMessage } from './views.ts'

export type Screens = (place: Place, screen: Screen) => Message

/** More screens than a day sees; past it all are drawn anew. */
const MOST = 500

/**
 * Draws each screen once for as long as the directory stays the same. A screen is a function of tokens only (subjects,
 * nation, language, for whom), so what is kept says nothing of who asked or in which words, and the same answer is the same
 * object: a door can keep its own drawing of it.
 */
export function createScreens(directory: () => Directory, texts: TextsByLanguage): Screens {
  let drawn = new Map<string, Message>()
  let of = directory()
  return (place, screen) => {
    const now = directory()
    if (now !== of || drawn.size >= MOST) drawn = new Map()
    of = now
    const key = JSON.stringify([carryOf(place), screen])
    const known = drawn.get(key)
    if (known) return known
    const message = screenMessage(place, now, texts[place.language], screen)
    drawn.set(key, message)
    return message
  }
}
