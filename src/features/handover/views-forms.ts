import { inWords } from '../../kernel/dates.ts'
import { TEXT_LIMIT } from '../../kernel/typed.ts'
import type { Form, FormErrors, Values } from '../../view/form.ts'
import type { Handover, Summary } from './handover.ts'
import type { Holding } from './passes.ts'
import { counted } from './words.ts'

type Filled = { values: Values; errors: FormErrors }

export type Choosable = { id: string; name: string; rank: string }

export function prepareForm(options: Filled & { people: readonly Choosable[]; person: string | null }): Form {
  return {
    name: 'handover.prepare',
    notice: 'Hand over your people',
    title: 'Hand over people',
    intro: [
      'Get a handover ready before you move. This changes nobody’s supervisor: your administrator does that. When the change comes, what you write here goes with it.',
      'Each person is told what will pass and to whom, and can object.',
    ],
    fields: [
      {
        kind: 'choice',
        name: 'people',
        label: 'Whom do you hand over?',
        required: true,
        many: true,
        options: options.people.map(({ id, name, rank }) => ({ value: id, label: `${name} (${rank})` })),
      },
      {
        kind: 'line',
        name: 'to',
        label: 'Who takes over?',
        hint: 'The whole name, or the force’s number. Leave it empty if you do not know yet.',
        required: false,
        maxLength: 100,
      },
      { kind: 'date', name: 'on', label: 'From which day?', hint: 'As far as you know.', required: true },
    ],
    submit: 'Get it ready',
    carry: options.person === null ? {} : { person: options.person },
    values: options.values,
    errors: options.errors,
  }
}

/** `newer`: what was saved meanwhile on another screen; both are then in sight. */
export function summaryForm(
  handover: Handover,
  holding: Holding,
  options: Filled & { newer: Summary | null; summarisedAt: string },
): Form {
  const { person, to } = handover
  return {
    name: 'handover.summarise',
    notice: 'Write a summary for a handover',
    title: 'Summary to hand over',
    intro: [
      `About ${person.name}, for ${to?.name ?? 'whoever takes over'}. ${person.name} can read this.`,
      'Only record what the person knows you are recording. Facts and agreed actions, not opinions or diagnoses.',
      passesByItself(holding),
      ...(options.newer ? [newerWords(options.newer)] : []),
    ],
    fields: [
      {
        kind: 'paragraph',
        name: 'agreed',
        label: 'What is agreed?',
        hint: 'What the next supervisor has to know to keep your word.',
        required: true,
        maxLength: TEXT_LIMIT,
      },
      {
        kind: 'paragraph',
        name: 'adjustments',
        label: 'Adjustments they agreed to share',
        hint: 'Only with their word. What is done differently, never why: no diagnoses.',
        required: false,
        maxLength: TEXT_LIMIT,
      },
      {
        kind: 'paragraph',
        name: 'next',
        label: 'What comes next?',
        hint: 'Dates to keep, things under way.',
        required: false,
        maxLength: TEXT_LIMIT,
      },
    ],
    submit: 'Save the summary',
    keeps: true,
    carry: { handover: handover.id, seen: options.summarisedAt },
    values: options.values,
    errors: options.errors,
  }
}

function passesByItself({ openActions, firstActionDue, management, nextOn }: Holding): string {
  const due = firstActionDue ? `, the first due ${inWords(firstActionDue)}` : ''
  const actions = openActions > 0 ? `${counted(openActions, 'open action', 'open actions')}${due}` : 'no open actions'
  const parts = [
    actions,
    nextOn ? `next one-to-one ${inWords(nextOn)}` : 'no day for the next one-to-one',
    counted(management, 'record of management action', 'records of management action'),
  ]
  return `These pass by themselves, so you need not repeat them: ${parts.filter(Boolean).join('; ')}.`
}

const newerWords = ({ agreed, adjustments, next }: Summary): string =>
  [
    'This summary was saved on another screen after you opened yours. Saved there:',
    `What is agreed: ${agreed}`,
    adjustments && `Adjustments: ${adjustments}`,
    next && `What comes next: ${next}`,
    'Yours stands in the fields below. Saving it replaces the other.',
  ]
    .filter(Boolean)
    .join('\n')

export function objectForm({ id, to, effectiveOn }: Handover, { values, errors }: Filled): Form {
  const receiver = to?.name ?? 'the next supervisor'
  return {
    name: 'handover.object',
    notice: 'Object to a handover',
    title: 'Object to what passes',
    intro: [
      `As soon as you send this, one-to-one notes and summaries written before the change of supervisor (${inWords(effectiveOn)}) are not shown to ${receiver}. Open actions, next dates and records of management action pass all the same.`,
      'Your second line (your supervisor’s supervisor) reads what you write here and decides. Nobody else reads it.',
    ],
    fields: [
      {
        kind: 'paragraph',
        name: 'words',
        label: 'What should not pass, and why?',
        hint: 'As much or as little as you want to say. Leave health details out.',
        required: true,
        maxLength: TEXT_LIMIT,
      },
    ],
    submit: 'Send the objection',
    keeps: true,
    carry: { handover: id },
    values,
    errors,
  }
}

export function settleForm({ id, person, from, to }: Handover, words: string, { values, errors }: Filled): Form {
  const receiver = to?.name ?? 'the next supervisor'
  return {
    name: 'handover.settle',
    notice: 'Decide about an objection',
    title: 'Decide an objection',
    intro: [
      `${person.name} objects to what passes from ${from.name} to ${receiver}. Speak with ${person.name} before you decide.`,
      `They wrote:\n${words}`,
    ],
    fields: [
      {
        kind: 'choice',
        name: 'decision',
        label: 'What was written before',
        required: true,
        many: false,
        options: [
          { value: 'stays', label: `does not pass to ${receiver}` },
          { value: 'passes', label: `passes to ${receiver}` },
        ],
      },
      {
        kind: 'paragraph',
        name: 'because',
        label: `Why? ${person.name} reads this`,
        required: true,
        maxLength: TEXT_LIMIT,
      },
    ],
    submit: 'Decide',
    keeps: true,
    carry: { handover: id },
    values,
    errors,
  }
}
