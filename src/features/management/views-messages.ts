import type { Message } from '../../view/message.ts'

/** To the person. No word of what it is about: they read it behind the button. */
export function sharedMessage(management: string, step: string): Message {
  const what =
    step === 'closed'
      ? 'Your supervisor has closed a record of management action about you and written how it ended.'
      : 'Your supervisor has written a record of management action about you. You can read all of it and add your own comment.'
  return {
    notice: 'Your supervisor has added to your record in Alongside',
    body: [
      { kind: 'text', text: what },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Read it', name: 'management.open', carry: { management }, tone: 'main' },
          { label: 'My record', name: 'record.mine', carry: {} },
          { label: 'See where help is', name: 'wellbeing.menu', carry: {} },
        ],
      },
      {
        kind: 'note',
        text: 'You get this because you are told of everything of this kind. It is not a stage of a formal procedure. You can talk it over with your Federation or union representative.',
      },
    ],
  }
}

/** To whoever supervises the person: that they commented, not what. */
export function answeredMessage(management: string, name: string): Message {
  return {
    notice: 'Somebody has added to a record in Alongside',
    body: [
      { kind: 'text', text: `${name} has added a comment to a record of management action.` },
      {
        kind: 'buttons',
        buttons: [{ label: 'Read it', name: 'management.open', carry: { management }, tone: 'main' }],
      },
      { kind: 'note', text: 'You get this because you supervise them.' },
    ],
  }
}
