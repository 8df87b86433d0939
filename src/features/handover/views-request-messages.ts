import type { Message, Node } from '../../view/message.ts'
import type { SupervisorRequest } from './request.ts'

/** To the second line. */
export const askedToDecide = ({ id, person }: SupervisorRequest): Message => ({
  notice: 'Alongside: something waits for your decision',
  body: [
    { kind: 'heading', level: 1, text: 'A wish for another supervisor' },
    text(
      `${person.name} asks that somebody else keeps their one-to-one record. Read what they say, speak with them, and decide.`,
    ),
    {
      kind: 'buttons',
      buttons: [{ label: 'Read it and decide', name: 'handover.decide', carry: { request: id }, tone: 'main' }],
    },
    note('You get this because you are their second line. Their supervisor is not told that they asked.'),
  ],
})

/** To the person: what was decided, and what the second line tells them. */
export function answerMessage({ supervisor, other, state }: SupervisorRequest, answer: string): Message {
  const decided =
    state === 'granted'
      ? `${other?.name ?? 'Somebody else'} keeps your record from now on. ${supervisor.name} does not see it any more.`
      : `${supervisor.name} goes on keeping your record.`
  return {
    notice: 'Alongside: a message about your record',
    body: [
      { kind: 'heading', level: 1, text: 'Your wish for another supervisor has been decided' },
      text(decided),
      { kind: 'facts', facts: [{ label: 'What your second line says', value: answer }] },
      { kind: 'buttons', buttons: [{ label: 'My record', name: 'record.mine', carry: {}, tone: 'main' }] },
      note(
        state === 'granted'
          ? 'You get this because you asked. To change it again, speak to your second line.'
          : 'You get this because you asked. If you do not agree, speak to HR or to your Federation or union representative. You can ask again.',
      ),
    ],
  }
}

/** To the present supervisor: that, and not why. */
export const asideMessage = ({ person, other }: SupervisorRequest): Message => ({
  notice: 'Alongside: a change among your people',
  body: [
    text(
      `${other?.name ?? 'Somebody else'} keeps the one-to-one record of ${person.name} from now on. You do not see it any more, and you need not log one-to-ones with them.`,
    ),
    { kind: 'buttons', buttons: [{ label: 'My people', name: 'today.open', carry: {} }] },
    note(
      'You get this because you kept it until now. You need do nothing. If something has to be done meanwhile, tell your own supervisor.',
    ),
  ],
})

/** To whoever keeps the record instead. */
export const keepsMessage = ({ person }: SupervisorRequest): Message => ({
  notice: 'Alongside: a change among your people',
  body: [
    text(
      `You keep the one-to-one record of ${person.name} from now on, by decision of their second line. They are among your people. Meet them soon.`,
    ),
    {
      kind: 'buttons',
      buttons: [
        { label: 'My people', name: 'today.open', carry: {}, tone: 'main' },
        { label: 'Handovers', name: 'handover.open', carry: {} },
      ],
    },
    note('You get this because the second line named you. If you can’t do it, tell them.'),
  ],
})

const text = (words: string): Node => ({ kind: 'text', text: words })
const note = (words: string): Node => ({ kind: 'note', text: words })
