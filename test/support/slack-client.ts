import { type OpenModal, openModal } from './slack-modal.ts'
import type { Accepted, SlackPeer } from './slack-peer.ts'
import { asJson, asList, blocksText, buttonsOf, type Json, type PressableButton, shown } from './slack-screen.ts'

/** A message somebody can see. `act`: the number of their act that brought it; 0 for what came by itself. */
export type Card = { text: string; blocks: unknown; act: number; ephemeral: boolean; channel: string }

/** What one person's Slack shows. */
export type Client = {
  user: string
  conversation: string
  act: number
  cards: Card[]
  home: Card | null
  modal: OpenModal | null
  inbox: string[]
}

/** Calls of the bot that change what somebody sees; the others only ask. */
export const isSeen = (method: string): boolean => /^(chat[.]|views[.]|response_url)/.test(method)

/** Keeps everybody's Slack up to date with what the peer accepted from the bot. */
export function slackClients(peer: SlackPeer) {
  const clients = new Map<string, Client>()
  /** Which card was pressed, by the response URL that came with the press. */
  const pressed = new Map<string, Card | null>()
  const triggers = new Map<string, string>()
  let read = 0

  const add = (client: Client, args: Json, ephemeral: boolean, channel: string, act = client.act): Card => {
    const card = { text: String(args.text ?? ''), blocks: args.blocks, act, ephemeral, channel }
    client.cards.push(card)
    return card
  }

  const TAKE: Readonly<Record<string, (taken: Accepted) => void>> = {
    'chat.postMessage': ({ args }) => {
      const client = [...clients.values()].find((one) => [one.user, one.conversation].includes(String(args.channel)))
      if (!client) return
      const own = asJson(args.metadata).event_type === 'alongside_message'
      const card = add(client, args, false, client.conversation, own ? 0 : client.act)
      if (own) client.inbox.push(cardText(card))
    },
    'views.open': ({ args, answer }) => {
      const client = clients.get(triggers.get(String(args.trigger_id)) ?? '')
      if (client) client.modal = openModal(String(asJson(answer.view).id), args.view, null, hashIn(answer))
    },
    'views.update': ({ args, answer }) => {
      const client = [...clients.values()].find(({ modal }) => modal?.id === args.view_id)
      if (client?.modal) client.modal = openModal(client.modal.id, args.view, client.modal, hashIn(answer))
    },
    'views.publish': ({ args }) => {
      const client = clients.get(String(args.user_id))
      if (!client) return
      const { blocks } = asJson(args.view)
      client.home = { text: '', blocks, act: client.act, ephemeral: false, channel: '' }
    },
    response_url: ({ args }) => {
      const client = clients.get(String(args.user))
      if (!client) return
      const card = pressed.get(String(args.url))
      if (args.replace_original !== true) add(client, args, true, card?.channel ?? client.conversation)
      else if (card) Object.assign(card, { text: args.text, blocks: args.blocks, act: client.act })
    },
  }

  const catchUp = (): void => {
    for (const taken of peer.accepted.slice(read)) TAKE[taken.method]?.(taken)
    read = peer.accepted.length
  }

  const known = (email: string): Client => {
    catchUp()
    const client = clients.get(peer.workspace().userId(email))
    if (!client) throw new Error(`Enrol ${email} before the driver is attached.`)
    return client
  }

  return {
    enter: async (email: string): Promise<void> => {
      const user = peer.workspace().userId(email)
      const conversation = await peer.workspace().conversation(user)
      clients.set(user, { user, conversation, act: 0, cards: [], home: null, modal: null, inbox: [] })
    },
    known,
    catchUp,
    add,
    /** A trigger and a response URL for something this person does, on a card or on none. */
    handles: async (user: string, card: Card | null): Promise<{ trigger: string; responseUrl: string }> => {
      const trigger = await peer.workspace().trigger(user)
      const responseUrl = peer.responseUrl(user)
      triggers.set(trigger, user)
      pressed.set(responseUrl.slice(responseUrl.lastIndexOf('/') + 1), card)
      return { trigger, responseUrl }
    },
  }
}

const hashIn = (answer: Json): string => String(asJson(answer.view).hash)

/** The blocks where there are any, as Slack shows them; else the text. */
export function cardText(card: Card): string {
  return asList(card.blocks).length > 0 ? blocksText(card.blocks) : shown(card.text)
}

/** The newest button of this label that is in sight, App Home last. */
export function findButton(client: Client, label: string): { button: PressableButton; card: Card; home: boolean } {
  const cards = [...client.cards].reverse()
  const inSight = client.home && client.home.act === client.act ? [client.home, ...cards] : [...cards, client.home]
  const labels: string[] = []
  for (const card of inSight) {
    for (const button of card ? buttonsOf(card.blocks) : []) {
      if (card && button.label === label) return { button, card, home: card === client.home }
      labels.push(button.label)
    }
  }
  throw new Error(`There is no button "${label}"; there are: ${labels.join(', ') || 'none'}.`)
}
