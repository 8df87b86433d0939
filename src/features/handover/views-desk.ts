import { inWords } from '../../kernel/dates.ts'
import type { Button, Message, Node } from '../../view/message.ts'
import type { Desk } from './desk.ts'
import type { Handover } from './handover.ts'
import { people } from './words.ts'

/** Shown at a time; those that are done make room for the rest. */
const SHOWN = 10

/** The first screen of `/handover`: what is asked of the reader comes first. */
export function deskMessage(desk: Desk): Message {
  const parts = [
    ...incoming(desk.incoming),
    ...toDecide(desk),
    ...outgoing(desk.outgoing),
    ...below(desk),
    ...own(desk),
  ]
  return {
    notice: 'Handovers in Alongside',
    body: [
      { kind: 'heading', level: 1, text: 'Handover' },
      ...(parts.length > 0
        ? parts
        : [{ kind: 'text', text: 'You have nothing to hand over or to take over today.' } as const]),
      {
        kind: 'buttons',
        buttons: [
          ...(desk.supervises
            ? [{ label: 'I am handing over', name: 'handover.prepare', carry: {}, tone: 'main' } as const]
            : []),
          { label: 'My people', name: 'today.open', carry: {} },
          { label: 'My record', name: 'record.mine', carry: {} },
          ...(desk.ownRequest ? [] : [{ label: 'Ask for another supervisor', name: 'handover.ask-other', carry: {} }]),
        ],
      },
      ...(desk.supervises
        ? [
            {
              kind: 'note',
              text: 'Handing over here changes nobody’s supervisor. Your administrator does that. It gets your summary ready before the change comes.',
            } as const,
          ]
        : []),
    ],
  }
}

const incoming = (all: readonly Handover[]): Node[] =>
  section('To take over', all, {
    line: ({ person, from, effectiveOn, summarisedAt }) =>
      `${person.name}, from ${from.name}, since ${inWords(effectiveOn)}. ${summarisedAt ? 'There is a summary.' : 'No summary yet.'}`,
    button: ({ id, person }) => ({ label: `See ${person.name}`, name: 'handover.one', carry: { handover: id } }),
  })

const outgoing = (all: readonly Handover[]): Node[] =>
  section(
    'To hand over',
    [...all].sort((a, b) => Number(a.summarisedAt !== null) - Number(b.summarisedAt !== null)),
    {
      line: ({ person, to, effectiveOn, startedAt, summarisedAt }) =>
        `${person.name}, to ${to?.name ?? 'nobody yet'}, ${startedAt ? 'since' : 'expected'} ${inWords(effectiveOn)}. ${summarisedAt ? 'Summary written.' : 'Summary not written.'}`,
      button: ({ id, person, summarisedAt }) =>
        summarisedAt
          ? { label: `Look at ${person.name}`, name: 'handover.one', carry: { handover: id } }
          : { label: `Write about ${person.name}`, name: 'handover.summarise', carry: { handover: id } },
    },
  )

function toDecide({ objections, toDecide: wishes }: Desk): Node[] {
  return [
    ...section('Objections to decide', objections, {
      line: ({ person, to }) => `${person.name} objects to their record passing to ${to?.name ?? 'somebody'}.`,
      button: ({ id, person }) => ({
        label: `Decide about ${person.name}`,
        name: 'handover.settle',
        carry: { handover: id },
      }),
    }),
    ...section('Wishes for another supervisor', wishes, {
      line: ({ person }) => `${person.name} asks that somebody else keeps their record.`,
      button: ({ id, person }) => ({ label: `Read ${person.name}`, name: 'handover.decide', carry: { request: id } }),
    }),
  ]
}

function below({ waitingBelow }: Desk): Node[] {
  if (waitingBelow.length === 0) return []
  const lines = waitingBelow.map(
    ({ name, people: count, since }) => `${name}: ${people(count)}, the first since ${inWords(since)}`,
  )
  return [
    { kind: 'heading', level: 2, text: 'Not yet acknowledged by your supervisors' },
    { kind: 'list', items: lines },
  ]
}

function own({ own: handovers, ownRequest }: Desk): Node[] {
  const about = section('About you', handovers, {
    line: ({ from, to, effectiveOn, startedAt }) =>
      `Your record passes from ${from.name} to ${to?.name ?? 'nobody yet'}, ${startedAt ? 'since' : 'expected'} ${inWords(effectiveOn)}.`,
    button: ({ id }) => ({ label: 'See what passes', name: 'handover.one', carry: { handover: id } }),
  })
  if (!ownRequest) return about
  return [
    ...about,
    { kind: 'heading', level: 2, text: 'Your wish for another supervisor' },
    {
      kind: 'text',
      text: `You asked that somebody other than ${ownRequest.supervisor.name} keeps your record. It is not decided yet.`,
    },
    {
      kind: 'buttons',
      buttons: [{ label: 'Take it back', name: 'handover.withdraw', carry: { request: ownRequest.id } }],
    },
  ]
}

type Rows<T> = { line(row: T): string; button(row: T): Button }

function section<T>(title: string, all: readonly T[], { line, button }: Rows<T>): Node[] {
  if (all.length === 0) return []
  const shown = all.slice(0, SHOWN)
  const more = all.length - shown.length
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'list', items: [...shown.map(line), ...(more > 0 ? [`and ${more} more, which come up here next`] : [])] },
    { kind: 'buttons', buttons: shown.map(button) },
  ]
}
