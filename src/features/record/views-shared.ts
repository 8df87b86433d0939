import { inWords } from '../../kernel/dates.ts'
import { KIND_WORDS } from '../../kernel/record.ts'
import type { Message } from '../../view/message.ts'
import type { SharedPart } from './shared.ts'
import { actionLine, coveredWords, nextWords } from './words.ts'

/** To the person, with the part their supervisor shared. The notice stands on a lock screen: that there is one, no more. */
export function sharedMessage(part: SharedPart, once: string): Message {
  const { record, version } = part
  const covered = coveredWords(part.covered)
  return {
    notice: 'Alongside: your supervisor has logged a one-to-one with you',
    body: [
      { kind: 'heading', level: 1, text: 'Your one-to-one' },
      {
        kind: 'facts',
        facts: [
          { label: 'With', value: part.author },
          { label: 'Met on', value: inWords(part.heldOn) },
          { label: 'Kind', value: KIND_WORDS[part.kind] },
          ...(covered === '' ? [] : [{ label: 'Covered', value: covered }]),
        ],
      },
      { kind: 'heading', level: 2, text: 'What was written' },
      { kind: 'text', text: part.note },
      ...(part.actions.length === 0
        ? []
        : [
            { kind: 'heading', level: 2, text: 'What was agreed' } as const,
            {
              kind: 'list',
              items: part.actions.map((action) => actionLine(action, { self: true, person: '' })),
            } as const,
          ]),
      { kind: 'facts', facts: [{ label: 'Next one', value: nextWords(part.nextOn, part.noNext) }] },
      ...(part.keepPrivate
        ? [
            {
              kind: 'text',
              text: 'This is kept between the two of you. It does not pass to a supervisor who comes after.',
            } as const,
          ]
        : []),
      {
        kind: 'buttons',
        buttons: [
          {
            label: 'That is how I remember it',
            name: 'record.confirm',
            carry: { record, once, version: String(version) },
            tone: 'main',
          },
          { label: 'Add a comment', name: 'record.comment', carry: { record } },
          { label: 'My record', name: 'record.mine', carry: {} },
        ],
      },
      {
        kind: 'note',
        text: 'You get this because your supervisor has written it in your record. If it is not how you remember it, add a comment: it stays with the record.',
      },
    ],
  }
}
