import { inWords } from '../../kernel/dates.ts'
import type { Message, Node } from '../../view/message.ts'
import type { Handover } from './handover.ts'
import type { Told } from './views-request.ts'

const HANDOVERS = { label: 'Handovers', name: 'handover.open', carry: {} }

export function preparedMessage(handovers: readonly Handover[], nothing: readonly string[]): Message {
  const lines = handovers.map(
    ({ person, to, effectiveOn, startedAt }) =>
      `${person.name}, to ${to?.name ?? 'nobody yet'}, ${startedAt ? 'since' : 'expected'} ${inWords(effectiveOn)}`,
  )
  return {
    notice: 'Saved in Alongside',
    body: [
      { kind: 'heading', level: 1, text: handovers.length > 0 ? 'Ready to be written' : 'Nothing to hand over' },
      ...(lines.length > 0 ? [{ kind: 'list', items: lines } as const] : []),
      ...(handovers.length > 0
        ? [text('Now write a summary for each. They are told what will pass once it is known who takes over.')]
        : []),
      ...(nothing.length > 0
        ? [text(`Nothing is kept yet about ${nothing.join(', ')}, so there is nothing to hand over.`)]
        : []),
      {
        kind: 'buttons',
        buttons: [
          ...handovers.slice(0, 10).map(({ id, person }) => ({
            label: `Write about ${person.name}`,
            name: 'handover.summarise',
            carry: { handover: id },
          })),
          HANDOVERS,
        ],
      },
    ],
  }
}

/** `worried` comes first: on a telephone its numbers must be in sight. */
export function summarisedMessage({ person, to, startedAt }: Handover, worried: readonly Node[]): Message {
  const then = startedAt
    ? `${to?.name ?? 'Whoever takes over'} is told. You can change it until it is acknowledged.`
    : 'It goes with them when the change of supervisor comes. You can change it until then, and until it is acknowledged.'
  return {
    notice: 'Saved in Alongside',
    body: [
      { kind: 'heading', level: 1, text: 'Summary saved' },
      ...worried,
      ...(worried.length > 0 ? [{ kind: 'divider' } as const] : []),
      text(`About ${person.name}. ${then} ${person.name} can read it.`),
      {
        kind: 'buttons',
        buttons: [
          { ...HANDOVERS, tone: 'main' },
          { label: 'My people', name: 'today.open', carry: {} },
        ],
      },
    ],
  }
}

export const acknowledgedMessage = ({ person }: Handover): Message => ({
  notice: 'Saved in Alongside',
  body: [
    { kind: 'heading', level: 1, text: 'You have taken over' },
    text(`${person.name} can see that you have read the handover. Meet them soon.`),
    {
      kind: 'buttons',
      buttons: [
        { label: 'Log a one-to-one', name: 'one-to-ones.log', carry: { person: person.id }, tone: 'main' },
        { label: 'Open the record', name: 'record.open', carry: { person: person.id } },
        HANDOVERS,
      ],
    },
  ],
})

export const takenBack = ({ person }: Handover): Message => ({
  notice: 'Saved in Alongside',
  body: [
    text(`You are not handing over ${person.name} any more. If they had been told, they are told that as well.`),
    { kind: 'buttons', buttons: [HANDOVERS] },
  ],
})

/** `help`: the crisis lines, where what was written may be a cry for help; they come first. */
export function objectedMessage({ to }: Handover, told: Told, help: readonly Node[]): Message {
  const who: Record<Told, string> = {
    'second-line': 'Your second line (your supervisor’s supervisor) has been told and decides.',
    administrator:
      'Nobody is listed as your second line, so your administrator has been told that somebody has to be. They cannot read what you wrote.',
    nobody:
      'Nobody is listed as your second line, so nobody can decide yet. Speak to HR or your Federation or union representative as well.',
  }
  return {
    notice: 'Sent in Alongside',
    body: [
      { kind: 'heading', level: 1, text: 'Your objection is sent' },
      ...help,
      ...(help.length > 0 ? [{ kind: 'divider' } as const] : []),
      text(`From now on ${to?.name ?? 'the next supervisor'} is not shown what was written before.`),
      text(`${who[told]} You get a message when it is decided.`),
      { kind: 'buttons', buttons: [{ label: 'My record', name: 'record.mine', carry: {} }] },
    ],
  }
}

export const settledMessage = ({ person, to, holds }: Handover): Message => ({
  notice: 'Decided in Alongside',
  body: [
    { kind: 'heading', level: 1, text: 'Decided' },
    text(
      `What was written before about ${person.name} ${holds ? 'does not pass' : 'passes'} to ${to?.name ?? 'the next supervisor'}. Both are told; only ${person.name} reads why.`,
    ),
    { kind: 'buttons', buttons: [HANDOVERS] },
  ],
})

const text = (words: string): Node => ({ kind: 'text', text: words })
