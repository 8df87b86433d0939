import { setTimeout as sleep } from 'node:timers/promises'
import type { Driver, Who } from './driver.ts'
import { type Card, type Client, cardText, findButton, isSeen, slackClients } from './slack-client.ts'
import { fill, inputsOf, modalText, openModal } from './slack-modal.ts'
import {
  actedInModal,
  closedModal,
  commandFields,
  eventCallback,
  globalShortcut,
  homeOpened,
  messageShortcut,
  pressed,
  pressInHome,
  pressInMessage,
  type Scene,
  submission,
  typedEvent,
  typedInto,
} from './slack-payloads.ts'
import type { SlackPeer } from './slack-peer.ts'
import { asJson, buttonsOf, type Json } from './slack-screen.ts'
import { post, type Signed, signCommand, signEvent, signInteraction } from './slack-sign.ts'

export type SlackDriver = Driver & {
  opensHome(who: Who): Promise<void>
  /** A global shortcut, from the lightning menu. */
  usesShortcut(who: Who, name: string): Promise<void>
}

const SHARED = 'C0GENERAL'
/** Milliseconds: how long a result is waited for, and how long it must be quiet for the act to be over. */
const PATIENCE = 5_000
const QUIET = 120

/** A person's Slack: what they do goes out signed, over HTTP, in Slack's own payloads. */
export async function slackDriver(peer: SlackPeer, people: readonly Who[], origin: string): Promise<SlackDriver> {
  const clients = slackClients(peer)
  for (const who of people) await clients.enter(who.email)

  const sceneOf = async (client: Client, card: Card | null, shared = false): Promise<Scene> => ({
    team: peer.workspace().team,
    user: client.user,
    channel: shared ? SHARED : card?.channel || client.conversation,
    shared: shared || card?.channel === SHARED,
    ...(await clients.handles(client.user, card)),
  })

  /** Does something and waits until its results have come. What Slack got as acknowledgement is handed back. */
  const act = async (client: Client, signed: Signed, scene: Scene): Promise<Json> => {
    clients.catchUp()
    client.act += 1
    const before = seenSoFar()
    const response = await post(`${origin}/slack/events`, signed)
    const body = await response.text()
    if (response.status !== 200) throw new Error(`Slack shows that the app failed: status ${response.status}.`)
    const ack = body === '' ? {} : asJson(JSON.parse(body))
    if (ack.response_type === 'ephemeral') {
      peer.inspect('acknowledgement', { text: ack.text, blocks: ack.blocks })
      clients.add(client, ack, true, scene.channel)
    }
    await arrived(before + resultsAfter(ack))
    clients.catchUp()
    return ack
  }

  const seenSoFar = (): number => peer.accepted.filter(({ method }) => isSeen(method)).length

  /** Waits for so many results to have come, then until the bot is quiet. */
  const arrived = async (wanted: number): Promise<void> => {
    for (let waited = 0; seenSoFar() < wanted && waited < PATIENCE; waited += 20) await sleep(20)
    let before = -1
    while (before !== peer.accepted.length || peer.busy()) {
      before = peer.accepted.length
      await sleep(QUIET)
    }
  }

  /** Tells the bot of something that changes nothing in sight, and waits until it is quiet again. */
  const tell = async (payload: Json): Promise<void> => {
    const response = await post(`${origin}/slack/events`, signInteraction(peer.signingSecret, payload))
    if (response.status !== 200) throw new Error(`Slack shows that the app failed: status ${response.status}.`)
    await arrived(0)
    clients.catchUp()
  }

  /** As a person types: Slack tells of each field that was asked to tell, with all that is typed by then. */
  const types = async (client: Client, values: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, value] of Object.entries(values)) {
      if (!client.modal) throw new Error('No form is open.')
      client.modal = fill({ ...client.modal, errors: {} }, { [name]: value })
      const told = inputsOf(client.modal.view).find((input) => input.name === name && input.tells)
      if (told) await tell(actedInModal(await sceneOf(client, null), client.modal, typedInto(told)))
    }
  }

  const steps = async (client: Client, label: string): Promise<void> => {
    const { modal } = client
    const buttons = modal ? buttonsOf(modal.view.blocks) : []
    const button = buttons.find((one) => one.label === label)
    if (!modal || !button) throw new Error(`The form has no "${label}"; it has: ${buttons.map((one) => one.label)}.`)
    const scene = await sceneOf(client, null)
    await act(client, signInteraction(peer.signingSecret, actedInModal(scene, modal, pressed(button))), scene)
  }

  const choose = async (who: Who, payload: (scene: Scene) => Json): Promise<void> => {
    const client = clients.known(who.email)
    const scene = await sceneOf(client, null)
    await act(client, signInteraction(peer.signingSecret, payload(scene)), scene)
  }

  const says = async (who: Who, words: string, shared: boolean): Promise<void> => {
    const client = clients.known(who.email)
    const scene = await sceneOf(client, null, shared)
    if (words.startsWith('/')) {
      await act(client, signCommand(peer.signingSecret, commandFields(scene, words)), scene)
    } else if (!shared) {
      // Words in a channel never reach the bot: it is subscribed to its own conversations only.
      const event = eventCallback(scene.team, typedEvent(scene, words))
      await act(client, signEvent(peer.signingSecret, event), scene)
    }
  }

  const submit = async (client: Client): Promise<void> => {
    const { modal } = client
    if (!modal) throw new Error('No form is open.')
    const scene = await sceneOf(client, null)
    const ack = await act(client, signInteraction(peer.signingSecret, submission(scene, modal)), scene)
    if (ack.response_action === 'update') {
      peer.inspect('acknowledgement', ack.view)
      client.modal = openModal(modal.id, ack.view, modal, modal.hash)
    } else if (ack.response_action === 'errors') {
      const errors = asJson(ack.errors) as Record<string, string>
      const ids = inputsOf(modal.view).map(({ blockId }) => blockId)
      const stray = Object.keys(errors).filter((id) => !ids.includes(id))
      if (stray.length > 0) peer.faults.push(`acknowledgement: errors for no input: ${stray.join(', ')}`)
      client.modal = { ...modal, errors }
    } else client.modal = null
  }

  return {
    door: 'slack',
    says: (who, words) => says(who, words, false),
    saysInShared: (who, words) => says(who, words, true),
    presses: async (who, label) => {
      const client = clients.known(who.email)
      const { button, card, home } = findButton(client, label)
      const scene = await sceneOf(client, card)
      const payload = home ? pressInHome(scene, button) : pressInMessage(scene, button, card.ephemeral)
      await act(client, signInteraction(peer.signingSecret, payload), scene)
    },
    fills: async (who, values) => {
      const client = clients.known(who.email)
      if (client.modal) client.modal = fill({ ...client.modal, errors: {} }, values)
      await submit(client)
    },
    steps: async (who, label, values) => {
      const client = clients.known(who.email)
      if (client.modal) client.modal = fill({ ...client.modal, errors: {} }, values)
      await steps(client, label)
    },
    types: (who, values) => types(clients.known(who.email), values),
    closes: async (who) => {
      const client = clients.known(who.email)
      const { modal } = client
      if (!modal) throw new Error('No form is open.')
      client.modal = null
      if (modal.view.notify_on_close === true) await tell(closedModal(await sceneOf(client, null), modal))
    },
    screen: (who) => {
      const client = clients.known(who.email)
      const fresh = client.cards.filter((card) => card.act === client.act && card.act > 0).map(cardText)
      const home = client.home?.act === client.act ? [cardText(client.home)] : []
      return [...fresh, ...home, ...(client.modal ? [modalText(client.modal)] : [])].join('\n')
    },
    inbox: (who) => clients.known(who.email).inbox,
    openForm: (who) => {
      const { modal } = clients.known(who.email)
      return modal && modal.state.size > 0 ? Object.fromEntries(modal.state) : null
    },
    faults: () => peer.faults,
    opensHome: async (who) => {
      const client = clients.known(who.email)
      const scene = await sceneOf(client, null)
      await act(client, signEvent(peer.signingSecret, eventCallback(scene.team, homeOpened(scene))), scene)
    },
    usesShortcut: (who, name) => choose(who, (scene) => globalShortcut(scene, name)),
    shortcut: (who, name, whose, words) =>
      choose(who, (scene) => messageShortcut(scene, name, whose === 'own' ? scene.user : 'U00000OTHER', words)),
  }
}

/** How many calls of the bot an acknowledgement lets one expect: more pages, or the whole answer if it says nothing. */
function resultsAfter(ack: Json): number {
  const pages = /\(1 of (\d+)\)$/.exec(String(ack.text ?? ''))
  if (pages) return Number(pages[1]) - 1
  return ack.text !== undefined || ack.response_action === 'errors' || ack.response_action === 'update' ? 0 : 1
}
