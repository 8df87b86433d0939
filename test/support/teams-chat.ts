import type { Accepted } from './teams-peer.ts'
import { cardIn, type ShownCard, shownCard, submitOf, wordsOf } from './teams-screen.ts'

/** One person's chat with the bot as their client keeps it. */
export type TeamsChat = {
  /** Starts an act: what comes from now on is what the person sees of it. */
  begin(): void
  /** Takes in a message or a change of one. */
  take(accepted: Accepted): void
  /** Takes in what an invoke was answered with, in the place of the card that was pressed. */
  takeCard(cardId: string, card: unknown): void
  takeWords(words: string): void
  screen(): string
  inbox(): readonly string[]
  /** The cards that can be seen, newest first. */
  cards(): readonly { id: string; card: ShownCard }[]
  form(): { id: string; card: ShownCard } | null
  /** Looks at the form no more. */
  leave(): void
}

export function teamsChat(): TeamsChat {
  const shown = new Map<string, ShownCard>()
  const inbox: string[] = []
  /** By card or message id, so that a change of a card shows once. */
  let screen = new Map<string, string>()
  let openForm: string | null = null

  const put = (id: string, card: ShownCard): void => {
    shown.set(id, card)
    screen.set(id, card.text)
    if (submitOf(card)) openForm = id
    else if (openForm === id) openForm = null
  }
  return {
    begin: () => {
      screen = new Map()
    },
    take: ({ id, activity }) => {
      if (activity.type === 'typing') return
      const card = cardIn(activity)
      const ownAccord = typeof activity.channelData === 'object' && activity.channelData !== null
      if (ownAccord) {
        inbox.push(wordsOf(activity))
        if (card) shown.set(id, card)
      } else if (card) put(id, card)
      else screen.set(id, wordsOf(activity))
    },
    takeCard: (cardId, card) => put(cardId, shownCard(card)),
    takeWords: (words) => void screen.set('invoke', words),
    screen: () => [...screen.values()].join('\n'),
    inbox: () => inbox,
    cards: () => [...shown].map(([id, card]) => ({ id, card })).reverse(),
    form: () => {
      const card = openForm === null ? undefined : shown.get(openForm)
      return openForm !== null && card ? { id: openForm, card } : null
    },
    leave: () => {
      openForm = null
    },
  }
}
