import { randomUUID } from 'node:crypto'
import type { Driver, Who } from './driver.ts'
import { isCalled } from './is-called.ts'
import { type TeamsChat, teamsChat } from './teams-chat.ts'
import type { TeamsClient } from './teams-client.ts'
import type { Conversation, Json, Member, TeamsPeer } from './teams-peer.ts'
import { dialogFaults, invokeFaults } from './teams-rules.ts'
import { dialogIn, type ShownAction, type ShownCard, type ShownInput, stepsOf, submitOf } from './teams-screen.ts'

/** An open dialog: its card, and what it was opened on, which Teams sends along with everything done in it. */
type Dialog = { card: ShownCard; opened: Json }

type Seat = {
  member: Member
  personal: Conversation
  chat: TeamsChat
  dialog: Dialog | null
  /** What is typed into a card and not yet sent with one of its buttons. */
  typed: WeakMap<ShownCard, Readonly<Record<string, string>>>
}

/** Acts as the Teams clients of several people do: signed activities out, cards in. */
export async function teamsDriver(
  peer: TeamsPeer,
  client: TeamsClient,
  people: { members: ReadonlyMap<string, Member>; channel: Conversation },
  origin: string,
): Promise<Driver> {
  const broken: string[] = []
  const seats = new Map([...people.members].map(([reference, member]) => [reference, seat(peer, member)]))
  let read = 0

  const seatOf = (who: Who): Seat => {
    const found = seats.get(who.reference)
    if (!found) throw new Error(`${who.reference} is not enrolled in this Teams.`)
    return found
  }
  /** Every client gets what the connector accepted since last time; the channel's line is seen by whoever wrote there. */
  const sync = (channelReader: Seat | null): void => {
    for (const accepted of peer.ledger.slice(read)) {
      const owner = [...seats.values()].find((one) => one.personal.id === accepted.conversation)
      const reader = owner ?? (accepted.conversation === people.channel.id ? channelReader : null)
      reader?.chat.take(accepted)
    }
    read = peer.ledger.length
  }
  const post = async (at: Seat, conversation: Conversation, more: Json) => {
    const answered = await client.post(origin, client.activity(at.member, conversation, more))
    if (answered.status !== 200) broken.push(`the bot answered ${answered.status} to ${String(more.type)}`)
    sync(at)
    return answered
  }
  const invoke = async (at: Seat, cardId: string, action: ShownAction, typed: Json): Promise<void> => {
    const data = { ...action.data, ...typed }
    const value = { action: { type: 'Action.Execute', verb: action.verb, data }, trigger: 'manual' }
    const more = { type: 'invoke', name: 'adaptiveCard/action', value, replyToId: cardId }
    const { status, body } = await post(at, at.personal, more)
    broken.push(...invokeFaults(status, body))
    const answer = body as Json
    if (typeof answer.value === 'string') at.chat.takeWords(answer.value)
    else at.chat.takeCard(cardId, answer.value)
  }

  /** Something in a dialog, or what opens one: the answer is the dialog as it is from now on, or a sentence. */
  const inDialog = async (at: Seat, name: string, opened: Json, data: Json | null): Promise<void> => {
    const value = { ...opened, ...(data && { data }) }
    const { status, body } = await post(at, at.personal, { type: 'invoke', name, value })
    broken.push(...dialogFaults(status, body))
    const { card, words } = dialogIn(body)
    at.dialog = card && { card, opened }
    if (words !== '') at.chat.takeWords(words)
  }

  /** The open form, a dialog's before one in the chat, and how its buttons are pressed. */
  const formOf = (at: Seat) => {
    const { dialog } = at
    const form = at.chat.form()
    if (dialog && submitOf(dialog.card)) {
      const press = (action: ShownAction, typed: Json) =>
        inDialog(at, 'composeExtension/submitAction', dialog.opened, { ...action.data, ...typed })
      return { card: dialog.card, press }
    }
    if (!form || !submitOf(form.card)) return null
    return { card: form.card, press: (action: ShownAction, typed: Json) => invoke(at, form.id, action, typed) }
  }

  const step = async (
    at: Seat,
    wanted: (action: ShownAction) => boolean,
    values: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const form = formOf(begin(at))
    const steps = stepsOf(form?.card)
    const action = steps.find(wanted)
    if (!form || !action) throw new Error(`the form has no such step; it has: ${steps.map(({ title }) => title)}`)
    await form.press(action, typedInto(form.card.inputs, { ...at.typed.get(form.card), ...values }))
  }

  await Promise.all(
    [...seats.values()].map((one) => post(one, one.personal, { type: 'installationUpdate', action: 'add' })),
  )

  return {
    door: 'teams',
    says: async (who, text) => {
      const at = begin(seatOf(who))
      await post(at, at.personal, { text, textFormat: 'plain' })
    },
    saysInShared: async (who, text) => {
      const at = begin(seatOf(who))
      const mention = { type: 'mention', mentioned: { id: `28:${peer.appId}`, name: 'Alongside' } }
      const entities = [{ ...mention, text: '<at>Alongside</at>' }]
      await post(at, people.channel, { text: `<at>Alongside</at> ${text}`, entities })
    },
    presses: async (who, label) => {
      const at = begin(seatOf(who))
      const buttons = at.chat.cards().flatMap(({ id, card }) => card.actions.map((action) => ({ id, action })))
      const found = buttons.find(({ action }) => action.title === label)
      const labels = buttons.map(({ action }) => action.title).join(', ')
      if (!found) throw new Error(`there is no button "${label}"; there are: ${labels}`)
      await invoke(at, found.id, found.action, {})
    },
    fills: async (who, values) => {
      const at = begin(seatOf(who))
      const form = formOf(at)
      const action = form && submitOf(form.card)
      if (!form || !action) throw new Error('there is no open form')
      await form.press(action, typedInto(form.card.inputs, { ...at.typed.get(form.card), ...values }))
    },
    steps: async (who, label, values) => step(seatOf(who), (action) => action.title === label, values),
    types: async (who, values) => {
      const { typed } = seatOf(who)
      const form = formOf(seatOf(who))
      if (!form) throw new Error('there is no open form')
      typedInto(form.card.inputs, values)
      typed.set(form.card, { ...typed.get(form.card), ...values })
    },
    closes: async (who) => {
      const at = seatOf(who)
      const keeps = stepsOf(formOf(at)?.card).find(({ data }) => data.step === 'keep')
      if (keeps) await step(at, (action) => action === keeps, {})
      if (at.dialog) at.dialog = null
      else at.chat.leave()
    },
    shortcut: async (who, name, whose, words) => {
      const at = begin(seatOf(who))
      const user = { id: whose === 'own' ? at.member.aadObjectId : randomUUID(), userIdentityType: 'aadUser' }
      const body = { contentType: 'html', content: `<p>${asHtml(words)}</p>` }
      const messagePayload = { id: '1700000000001', messageType: 'message', from: { user }, body }
      const opened = { commandId: name, commandContext: 'message', messagePayload }
      await inDialog(at, 'composeExtension/fetchTask', opened, null)
    },
    screen: (who) => {
      sync(null)
      const { chat, dialog } = seatOf(who)
      return [...(dialog ? [dialog.card.text] : []), chat.screen()].join('\n')
    },
    inbox: (who) => {
      sync(null)
      return seatOf(who).chat.inbox()
    },
    openForm: (who) => {
      const { typed } = seatOf(who)
      const form = formOf(seatOf(who))
      const inputs = form?.card.inputs.map(({ name, value }) => [name, value]) ?? []
      return form && { ...Object.fromEntries(inputs), ...typed.get(form.card) }
    },
    faults: () => [...peer.faults, ...broken],
  }
}

function seat(peer: TeamsPeer, member: Member): Seat {
  const personal = { id: `a:${member.aadObjectId}`, personal: true, members: [member] }
  peer.conversations.set(personal.id, personal)
  return { member, personal, chat: teamsChat(), dialog: null, typed: new WeakMap() }
}

/** A dialog that asks nothing is read and closed before anything else is done. */
function begin(at: Seat): Seat {
  at.chat.begin()
  if (at.dialog && !submitOf(at.dialog.card)) at.dialog = null
  return at
}

const asHtml = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')

/** Every input of a card goes out with the press, filled in or not; a choice may be given by its label. */
function typedInto(inputs: readonly ShownInput[], values: Readonly<Record<string, string>>): Json {
  const unknown = Object.keys(values).filter((name) => !inputs.some((input) => input.name === name))
  if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}`)
  return Object.fromEntries(
    inputs.map(({ name, value, choices }) => {
      const wanted = values[name] ?? value
      return [name, choices.find((choice) => isCalled(choice.title, wanted))?.value ?? wanted]
    }),
  )
}
