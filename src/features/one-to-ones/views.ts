import { inWords } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { TeamMember } from '../../kernel/team.ts'
import type { Form, FormErrors, Values } from '../../view/form.ts'
import type { Message, Node } from '../../view/message.ts'
import { NOTE_LIMIT } from './one-to-one.ts'

const MEETING_NOTICE = 'Log a one-to-one'

export function logForm(options: {
  team: readonly TeamMember[]
  values: Values
  errors: FormErrors
  once: string
}): Form {
  return {
    name: 'one-to-ones.log',
    notice: MEETING_NOTICE,
    title: 'Log a one-to-one',
    intro: [
      'Only record what the person knows you are recording. Facts and agreed actions, not opinions or diagnoses.',
    ],
    fields: [
      {
        kind: 'person',
        name: 'person',
        label: 'Who was it with?',
        required: true,
        options: options.team.map((member) => ({ value: member.id, label: `${member.name}, ${member.rank}` })),
      },
      { kind: 'date', name: 'heldOn', label: 'When did you meet?', required: true },
      {
        kind: 'paragraph',
        name: 'note',
        label: 'What did you talk about, and what did you agree?',
        hint: 'The person may ask to read this. Leave health details out.',
        required: true,
        maxLength: NOTE_LIMIT,
      },
      { kind: 'date', name: 'nextOn', label: 'When is the next one?', required: true },
    ],
    submit: 'Save',
    carry: { once: options.once },
    values: options.values,
    errors: options.errors,
  }
}

/** `worried` comes before the dates: on a telephone its numbers must be in sight. */
export function saved(name: string, heldOn: LocalDate, nextOn: LocalDate, worried: readonly Node[]): Message {
  return {
    notice: 'Saved in Alongside',
    body: [
      { kind: 'heading', level: 1, text: 'One-to-one saved' },
      ...worried,
      ...(worried.length > 0 ? [{ kind: 'divider' } as const] : []),
      {
        kind: 'facts',
        facts: [
          { label: 'With', value: name },
          { label: 'Met on', value: inWords(heldOn) },
          { label: 'Next one', value: inWords(nextOn) },
        ],
      },
      { kind: 'text', text: 'It will be in your weekly summary when the next one is due.' },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Log another', name: 'one-to-ones.log', carry: {} },
          { label: 'My people', name: 'today.open', carry: {} },
        ],
      },
    ],
  }
}

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
