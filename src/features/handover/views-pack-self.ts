import { inWords } from '../../kernel/dates.ts'
import type { Message, Node } from '../../view/message.ts'
import { type Handover, lastDayToObject, mayObject } from './handover.ts'
import { actionNodes, NOTICE, type PackView, passesNodes, summaryNodes, text } from './views-parts.ts'
import { counted, whoTakesOver } from './words.ts'

/** To the person: what passes, to whom, and how to object. Nothing passes that they can not read here. */
export function selfPack(view: PackView): Message {
  const { handover, passes } = view.pack
  const { to } = handover
  const day = view.on
  const objecting = mayObject(handover, view.today)
  const receiver = to?.name ?? 'the next supervisor'
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: 'What passes to your next supervisor' },
      { kind: 'text', text: whoTakesOver(handover, 'your') },
      ...(handover.acknowledgedAt ? [text(`${receiver} acknowledged it on ${day(handover.acknowledgedAt)}.`)] : []),
      ...ownObjection(handover, receiver, day),
      ...passesNodes(view, 'What passes'),
      ...(passes.keptPrivate > 0
        ? [
            text(
              `${counted(passes.keptPrivate, 'shared note does', 'shared notes do')} not pass, because you asked to keep ${passes.keptPrivate === 1 ? 'it' : 'them'} between the two of you.`,
            ),
          ]
        : []),
      text('Other notes that supervisors made for themselves do not pass.'),
      ...summaryNodes(view),
      ...actionNodes(view, 'you'),
      {
        kind: 'buttons',
        buttons: [
          ...(objecting === 'yes'
            ? [{ label: 'Object', name: 'handover.object', carry: { handover: handover.id } }]
            : []),
          { label: 'My record', name: 'record.mine', carry: {} },
          { label: 'Ask for another supervisor for my record', name: 'handover.ask-other', carry: {} },
        ],
      },
      ...(objecting === 'yes'
        ? [
            {
              kind: 'note',
              text: `You can object until ${inWords(lastDayToObject(handover))}. Your second line (your supervisor’s supervisor) decides.`,
            } as const,
          ]
        : []),
      ...(objecting === 'late'
        ? [
            {
              kind: 'note',
              text: `You could object here until ${inWords(lastDayToObject(handover))}. After that, speak to your second line: they can still act on it.`,
            } as const,
          ]
        : []),
    ],
  }
}

function ownObjection(handover: Handover, receiver: string, day: PackView['on']): Node[] {
  const { objectedAt, settledAt, holds } = handover
  if (!objectedAt) return []
  if (!settledAt)
    return [
      text(
        `You objected on ${day(objectedAt)}. What was written before is not shown to ${receiver} until your second line has decided.`,
      ),
    ]
  return [
    text(
      holds
        ? `You objected. Your second line decided on ${day(settledAt)} that what was written before does not pass to ${receiver}.`
        : `You objected. Your second line decided on ${day(settledAt)} that it passes.`,
    ),
  ]
}
