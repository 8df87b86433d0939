import { TEXT_LIMIT } from '../../kernel/typed.ts'
import type { Form, FormErrors, Values } from '../../view/form.ts'
import type { Message, Node } from '../../view/message.ts'
import type { SupervisorRequest } from './request.ts'
import type { Above } from './second-line.ts'

type Filled = { values: Values; errors: FormErrors }
export type Told = Above['as'] | 'nobody'

const WHO_READS: Readonly<Record<Told, string>> = {
  'second-line':
    'Your second line (your supervisor’s supervisor) reads what you write here and decides. Your supervisor does not see it, and is not told that you asked.',
  administrator:
    'Nobody is listed as your second line (your supervisor’s supervisor). Your administrator is told that somebody has to be, and cannot read what you write. Your second line then reads it and decides. Your supervisor does not see it.',
  nobody:
    'Nobody is listed as your second line (your supervisor’s supervisor), so nobody can decide yet. Speak to HR or your Federation or union representative as well.',
}

export function askForm(options: Filled & { supervisor: string; told: Told; once: string }): Form {
  return {
    name: 'handover.ask-other',
    notice: 'Ask for another supervisor for your record',
    title: 'Another supervisor',
    intro: [
      `You can ask that somebody other than ${options.supervisor} keeps your one-to-one record, for example because of a conflict of interest.`,
      WHO_READS[options.told],
      'If it is granted, your supervisor learns that somebody else keeps your record from that day, and not why.',
    ],
    fields: [
      {
        kind: 'paragraph',
        name: 'words',
        label: 'Why should somebody else keep your record?',
        hint: 'As much or as little as you want to say. Leave health details out.',
        required: true,
        maxLength: TEXT_LIMIT,
      },
    ],
    submit: 'Send',
    keeps: true,
    carry: { once: options.once },
    values: options.values,
    errors: options.errors,
  }
}

export function decideForm(
  { id, person, supervisor }: SupervisorRequest,
  words: string,
  { values, errors }: Filled,
): Form {
  return {
    name: 'handover.decide',
    notice: 'Decide who keeps a record',
    title: 'Who keeps the record',
    intro: [
      `${person.name} asks that somebody other than ${supervisor.name} keeps their record. Speak with ${person.name} before you decide.`,
      `They wrote:\n${words}`,
      `If you name somebody, they keep the record from today. ${supervisor.name} is told that, and not why.`,
    ],
    fields: [
      {
        kind: 'choice',
        name: 'decision',
        label: 'What do you decide?',
        required: true,
        many: false,
        options: [
          { value: 'grant', label: 'Somebody else keeps the record' },
          { value: 'decline', label: `${supervisor.name} keeps it` },
        ],
      },
      {
        kind: 'line',
        name: 'other',
        label: 'Who keeps it instead?',
        hint: 'The whole name of a supervisor, or the force’s number for them.',
        required: false,
        maxLength: 100,
      },
      {
        kind: 'date',
        name: 'until',
        label: 'Until which day?',
        hint: 'Leave it empty if you do not know. You can end it at any time.',
        required: false,
      },
      {
        kind: 'paragraph',
        name: 'because',
        label: `What do you tell ${person.name}?`,
        hint: 'They read this. Nobody else does.',
        required: true,
        maxLength: TEXT_LIMIT,
      },
    ],
    submit: 'Decide',
    keeps: true,
    carry: { request: id },
    values,
    errors,
  }
}

const HANDOVERS = { label: 'Handovers', name: 'handover.open', carry: {} }
const MINE = { label: 'My record', name: 'record.mine', carry: {} }

/** `help`: the crisis lines, where what was written may be a cry for help; they come first. */
export function askedMessage({ id }: SupervisorRequest, told: Told, help: readonly Node[]): Message {
  return {
    notice: 'Sent in Alongside',
    body: [
      { kind: 'heading', level: 1, text: 'Sent' },
      ...help,
      ...(help.length > 0 ? [{ kind: 'divider' } as const] : []),
      { kind: 'text', text: WHO_READS[told] },
      { kind: 'text', text: 'You get a message when it is decided. Until then nothing changes.' },
      {
        kind: 'buttons',
        buttons: [{ label: 'Take it back', name: 'handover.withdraw', carry: { request: id } }, MINE],
      },
    ],
  }
}

export function openAskMessage({ id, supervisor }: SupervisorRequest): Message {
  return {
    notice: 'Your wish in Alongside',
    body: [
      {
        kind: 'text',
        text: `You have asked that somebody other than ${supervisor.name} keeps your record. It is not decided yet. You get a message when it is.`,
      },
      {
        kind: 'buttons',
        buttons: [{ label: 'Take it back', name: 'handover.withdraw', carry: { request: id } }, MINE],
      },
    ],
  }
}

export function withdrawnMessage({ state }: SupervisorRequest): Message {
  const by: Record<SupervisorRequest['state'], string> = {
    open: 'It is not decided yet.',
    withdrawn: 'You have taken it back. Nobody acts on it any more. You can ask again at any time.',
    granted: 'It has been decided already: somebody else keeps your record. To change that, speak to your second line.',
    declined: 'It has been decided already. You have a message about it.',
  }
  return {
    notice: 'Your wish in Alongside',
    body: [
      { kind: 'text', text: by[state] },
      { kind: 'buttons', buttons: [MINE] },
    ],
  }
}

export function decidedMessage({ person, supervisor, other, state }: SupervisorRequest): Message {
  const text =
    state === 'granted'
      ? `${other?.name ?? 'Somebody else'} keeps the record of ${person.name} from today. ${person.name}, ${supervisor.name} and ${other?.name ?? 'they'} are told.`
      : `${supervisor.name} goes on keeping the record of ${person.name}. ${person.name} gets what you wrote.`
  return {
    notice: 'Decided in Alongside',
    body: [
      { kind: 'heading', level: 1, text: 'Decided' },
      { kind: 'text', text },
      { kind: 'buttons', buttons: [HANDOVERS] },
    ],
  }
}

export const noSupervisorMessage = (): Message => ({
  notice: 'Your record in Alongside',
  body: [
    {
      kind: 'text',
      text: 'Nobody keeps your record today, so there is nobody to change. You are told when somebody takes over, and can ask then.',
    },
    { kind: 'buttons', buttons: [MINE] },
  ],
})
