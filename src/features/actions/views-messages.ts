import { inWords } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { Message } from '../../view/message.ts'

/** To the person, on the day: how many, never what. */
export function dueMessage({ today, overdue }: { today: number; overdue: number }): Message {
  const lines = [
    ...(today > 0 ? [`${actions(today)} you agreed to do ${today === 1 ? 'is' : 'are'} due today.`] : []),
    ...(overdue > 0 ? [`${actions(overdue)} you agreed to do ${overdue === 1 ? 'is' : 'are'} overdue.`] : []),
  ]
  return {
    notice: 'Something is due in Alongside',
    body: [
      { kind: 'heading', level: 1, text: 'Your agreed actions' },
      ...lines.map((text) => ({ kind: 'text', text }) as const),
      {
        kind: 'text',
        text: 'Mark each as done, or choose another date and say why.',
      },
      { kind: 'buttons', buttons: [{ label: 'My actions', name: 'actions.mine', carry: {}, tone: 'main' }] },
      {
        kind: 'note',
        text: 'You get this at 09:00 on the day something you agreed with your supervisor is due. To stop one, close it or choose another date.',
      },
    ],
  }
}

const actions = (count: number): string => (count === 1 ? 'One action' : `${count} actions`)

/** `theirs`: it is now the reader's to do; else somebody took it over from them. `about` is null for one about the reader. */
export function handedMessage(handed: {
  action: string
  isTheirs: boolean
  about: string | null
  dueOn: LocalDate
}): Message {
  const { about, dueOn } = handed
  const who = about === null ? 'your supervisor' : about
  const opening = handed.isTheirs
    ? `${about === null ? 'Your supervisor' : about} has put an agreed action on your list. It is due ${inWords(dueOn)}.`
    : `${about === null ? 'Your supervisor' : about} has taken over an action that was yours to do. You do not need to do anything.`
  return {
    notice: 'An agreed action in Alongside',
    body: [
      { kind: 'text', text: opening },
      {
        kind: 'buttons',
        buttons: [
          { label: 'See the action', name: 'actions.one', carry: { action: handed.action }, tone: 'main' },
          { label: 'My actions', name: 'actions.mine', carry: {} },
        ],
      },
      { kind: 'note', text: `You get this once, because the action is agreed between you and ${who}.` },
    ],
  }
}
