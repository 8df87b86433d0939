import { inWords } from '../../kernel/dates.ts'
import { KIND_WORDS, NO_NEXT_WORDS } from '../../kernel/record.ts'
import type { Message, Node } from '../../view/message.ts'
import type { Recorded } from './one-to-one.ts'

/** `worried` comes before the dates: on a telephone its numbers must be in sight. */
export function saved(recorded: Recorded, worried: readonly Node[]): Message {
  const { person, heldOn, kind, actions, done, next } = recorded
  return {
    notice: 'Saved in Alongside',
    body: [
      { kind: 'heading', level: 1, text: 'One-to-one saved' },
      ...worried,
      ...(worried.length > 0 ? [{ kind: 'divider' } as const] : []),
      {
        kind: 'facts',
        facts: [
          { label: 'With', value: person.name },
          { label: 'Met on', value: inWords(heldOn) },
          { label: 'Kind', value: KIND_WORDS[kind] },
          ...(actions > 0 ? [{ label: 'Agreed now', value: counted(actions) }] : []),
          ...(done > 0 ? [{ label: 'Ticked off', value: counted(done) }] : []),
          { label: 'Next one', value: next.why === null ? inWords(next.on) : `None. ${NO_NEXT_WORDS[next.why]}.` },
        ],
      },
      {
        kind: 'text',
        text: `${person.name} gets the shared part as a private message. ${afterwards(recorded)}`,
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Log another', name: 'one-to-ones.log', carry: {} },
          { label: 'Their record', name: 'record.open', carry: { person: person.id } },
          { label: 'My people', name: 'today.open', carry: {} },
        ],
      },
    ],
  }
}

const counted = (actions: number): string => `${actions} ${actions === 1 ? 'action' : 'actions'}`

const afterwards = ({ next }: Recorded): string =>
  next.on
    ? 'The next one will be in your weekly summary when it is due.'
    : 'You won’t be reminded of a next one until you log a day for it.'

export function nobodyToLog(): Message {
  return {
    notice: 'Alongside could not open the form',
    body: [
      {
        kind: 'text',
        text: 'Nobody is listed as supervised by you today, so there is nobody to log a one-to-one with.',
      },
      { kind: 'text', text: 'If that is wrong, ask your administrator to check who you supervise.' },
      { kind: 'buttons', buttons: [{ label: 'See where help is', name: 'wellbeing.menu', carry: {} }] },
    ],
  }
}
