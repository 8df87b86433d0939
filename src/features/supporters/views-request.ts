import type { Form } from '../../view/form.ts'
import type { Button, Message, Node } from '../../view/message.ts'
import { messageToText } from '../../view/to-text.ts'
import { type Arrived, KEPT_FOR, type OwnRequest, REACH_LIMIT } from './request.ts'
import { myRequests } from './views-look.ts'
import { arrivedMessage } from './views-messages.ts'
import { dayAndTime } from './when.ts'

const NOTICE = 'Alongside has answered you privately'

const others = (kind: string | undefined): Button => ({
  label: 'Ask somebody else',
  name: 'supporters.open',
  carry: kind ? { kind } : {},
})

/** The message as it will arrive stands in the form: nobody has to guess what is sent, and to whom. */
export function askForm(facts: {
  to: string
  arrives: string
  preview: Arrived
  carry: Readonly<Record<string, string>>
}): Form {
  const { to, preview } = facts
  return {
    name: 'contact.send',
    notice: 'Ask to be contacted',
    title: 'Ask to be contacted',
    intro: [
      `${to} gets the message below, and nothing else. Nobody else is told. No reason is asked for and none is sent. ${facts.arrives}`,
      `This is what arrives:\n\n${messageToText(arrivedMessage(null, preview))}`,
      `They can answer “I have been in touch” or “I can’t take this”. You can withdraw it at any time. Alongside deletes it when it is closed, and after ${KEPT_FOR} days at the latest. Slack or Teams carries the message and may keep it under your force’s own settings.`,
    ],
    fields: [
      {
        kind: 'line',
        name: 'reach',
        label: 'How to reach you',
        hint: 'A phone number or an e-mail address. What you write here stands in the message in place of your work e-mail address.',
        required: true,
        maxLength: REACH_LIMIT,
      },
    ],
    submit: 'Send',
    carry: facts.carry,
    values: { reach: preview.reach },
    errors: {},
  }
}

/** `lines`: the crisis lines, or all the help for somebody whose words may be a cry for it. */
export function sentMessage(
  sent: { request: OwnRequest; reach: string; arrives: string; kind: string | undefined },
  lines: readonly Node[],
): Message {
  const { request, reach, arrives, kind } = sent
  return {
    notice: NOTICE,
    body: [
      ...above(lines),
      { kind: 'heading', level: 1, text: `Sent to ${request.supporter.name}` },
      { kind: 'text', text: `They were given your name and how to reach you, and nothing else. ${arrives}` },
      { kind: 'facts', facts: [{ label: 'How to reach you', value: reach }] },
      {
        kind: 'text',
        text: `You can withdraw it here, or later with the command alongside and then the word requests. It is deleted when they have been in touch, when either of you closes it, and after ${KEPT_FOR} days at the latest.`,
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Withdraw it', name: 'contact.withdraw', carry: { request: request.id } },
          myRequests,
          others(kind),
        ],
      },
      { kind: 'buttons', buttons: [{ label: 'See where help is', name: 'wellbeing.menu', carry: {} }] },
    ],
  }
}

export function ownRequestsMessage(requests: readonly OwnRequest[], lines: readonly Node[]): Message {
  const none = 'You have no open requests.'
  return {
    notice: NOTICE,
    body: [
      ...above(lines),
      { kind: 'heading', level: 1, text: 'My open requests' },
      {
        kind: 'text',
        text: requests.length === 0 ? none : 'These people have been asked to contact you. Nobody else is told.',
      },
      ...requests.flatMap(({ id, supporter, createdAt }) => [
        { kind: 'heading', level: 2, text: supporter.name } as const,
        { kind: 'text', text: `Asked on ${dayAndTime(createdAt, supporter.zone)}.` } as const,
        {
          kind: 'buttons',
          buttons: [{ label: withdrawLabel(supporter.name), name: 'contact.withdraw', carry: { request: id } }],
        } as const,
      ]),
      { kind: 'buttons', buttons: [others(undefined)] },
    ],
  }
}

const above = (lines: readonly Node[]): Node[] => (lines.length === 0 ? [] : [...lines, { kind: 'divider' }])

const withdrawLabel = (name: string): string =>
  name.length > 40 ? 'Withdraw this request' : `Withdraw the request to ${name}`

/** What a press on somebody's own or somebody else's request came to. A request that is not there looks like any other. */
export function closedMessage(what: 'withdrawn' | 'done' | 'declined' | 'gone'): Message {
  const says: Readonly<Record<typeof what, { heading: string; text: string; button: Button }>> = {
    withdrawn: {
      heading: 'Withdrawn',
      text: 'The request is deleted. If it had reached them, they are told that a request was withdrawn, without your name.',
      button: others(undefined),
    },
    done: {
      heading: 'Closed',
      text: 'The request is deleted, with the name and the number. Nobody is told anything.',
      button: seeHelp,
    },
    declined: {
      heading: 'Passed back',
      text: 'The request is deleted. They are told that the person they asked can’t take it at the moment, and are shown others to ask.',
      button: seeHelp,
    },
    gone: {
      heading: 'Closed already',
      text: 'This request is not open any more. You do not need to do anything.',
      button: seeHelp,
    },
  }
  const { heading, text, button } = says[what]
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: heading },
      { kind: 'text', text },
      { kind: 'buttons', buttons: [button, ...(what === 'withdrawn' ? [myRequests] : [])] },
    ],
  }
}

const seeHelp: Button = { label: 'See where help is', name: 'wellbeing.menu', carry: {} }
