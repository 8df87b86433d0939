import { inWords } from '../../kernel/dates.ts'
import type { Button, Message, Node } from '../../view/message.ts'
import { type Handover, objectionWaits } from './handover.ts'
import type { Seer } from './pack.ts'
import { selfPack } from './views-pack-self.ts'
import { actionNodes, NOTICE, type PackView, passesNodes, summaryNodes, text } from './views-parts.ts'
import { counted, whoTakesOver } from './words.ts'

/** One handover as its reader may see it. */
export function packMessage(view: PackView): Message {
  const by: Record<Seer, (view: PackView) => Message> = {
    self: selfPack,
    receiver: receiverPack,
    supervisor: receiverPack,
    outgoing: outgoingPack,
    'second-line': secondLinePack,
  }
  return by[view.pack.as](view)
}

function receiverPack(view: PackView): Message {
  const { handover, as, passes } = view.pack
  const { person, from } = handover
  const day = view.on
  const open = as === 'receiver' && handover.state === 'open'
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: `Handover of ${person.name}` },
      { kind: 'text', text: whoTakesOver(handover, `${person.name}’s`) },
      ...(handover.acknowledgedAt ? [text(`Acknowledged on ${day(handover.acknowledgedAt)}.`)] : []),
      ...(as === 'receiver' ? heldNodes(handover, from.name) : []),
      ...summaryNodes(view),
      ...passesNodes(view, 'What passes to you'),
      ...actionNodes(view, person.name),
      ...(passes.keptPrivate > 0
        ? [
            text(
              `${counted(passes.keptPrivate, 'shared note stays', 'shared notes stay')} between ${person.name} and whoever wrote ${passes.keptPrivate === 1 ? 'it' : 'them'}. You see the dates.`,
            ),
          ]
        : []),
      {
        kind: 'buttons',
        buttons: [
          ...(open ? [acknowledgeButton(handover)] : []),
          { label: 'Open the record', name: 'record.open', carry: { person: person.id } },
          { label: 'Open actions', name: 'actions.list', carry: { person: person.id } },
          { label: 'Handovers', name: 'handover.open', carry: {} },
        ],
      },
      ...(open
        ? [
            {
              kind: 'note',
              text: `Acknowledging says that you have read this and take over. ${person.name} can see that you did.`,
            } as const,
          ]
        : []),
    ],
  }
}

const acknowledgeButton = ({ id, version }: Handover): Button => ({
  label: 'I have read it and take over',
  name: 'handover.acknowledge',
  carry: { handover: id, version: String(version) },
  tone: 'main',
})

function heldNodes(handover: Handover, from: string): Node[] {
  if (!handover.holds) return []
  const { person, effectiveOn } = handover
  const before = `what ${from} and others wrote before the change on ${inWords(effectiveOn)}`
  return [
    text(
      objectionWaits(handover)
        ? `${person.name} has objected: ${before} is not shown to you until your second line has decided. Open actions, next dates and records of management action pass all the same.`
        : `The second line has decided that ${before} does not pass to you. Open actions, next dates and records of management action do.`,
    ),
  ]
}

function outgoingPack(view: PackView): Message {
  const { handover } = view.pack
  const { person, id, state, startedAt } = handover
  const day = view.on
  const open = state === 'open'
  const label = handover.summarisedAt ? 'Change the summary' : 'Write the summary'
  const write: Button = { label, name: 'handover.summarise', carry: { handover: id }, tone: 'main' }
  const back: Button = { label: 'Take the handover back', name: 'handover.cancel', carry: { handover: id } }
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: `Handover of ${person.name}` },
      { kind: 'text', text: whoTakesOver(handover, `${person.name}’s`) },
      ...(handover.acknowledgedAt ? [text(`Acknowledged on ${day(handover.acknowledgedAt)}.`)] : []),
      ...summaryNodes(view),
      ...passesNodes(view, 'What passes by itself'),
      {
        kind: 'buttons',
        buttons: [
          ...(open ? [write] : []),
          ...(open && startedAt === null ? [back] : []),
          { label: 'Handovers', name: 'handover.open', carry: {} },
        ],
      },
    ],
  }
}

/** Dates and counts, never a word. */
function secondLinePack(view: PackView): Message {
  const { handover } = view.pack
  const { person, id, state, effectiveOn, acknowledgedAt, summarisedAt } = handover
  const day = view.on
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: `Handover of ${person.name}` },
      { kind: 'text', text: whoTakesOver(handover, `${person.name}’s`) },
      {
        kind: 'facts',
        facts: [
          { label: 'From', value: inWords(effectiveOn) },
          { label: 'Summary', value: summarisedAt ? `written on ${day(summarisedAt)}` : 'not written' },
          {
            label: 'Acknowledged',
            value: acknowledgedAt
              ? `on ${day(acknowledgedAt)}`
              : state === 'ended'
                ? 'no; the handover is over'
                : 'not yet',
          },
        ],
      },
      ...passesNodes(view, 'What passes, as counts'),
      {
        kind: 'buttons',
        buttons: [
          ...(objectionWaits(handover)
            ? [
                {
                  label: 'Read the objection and decide',
                  name: 'handover.settle',
                  carry: { handover: id },
                  tone: 'main',
                } as const,
              ]
            : []),
          { label: 'Handovers', name: 'handover.open', carry: {} },
        ],
      },
      { kind: 'note', text: 'You see dates and counts. The notes stay with the person and their supervisors.' },
    ],
  }
}
