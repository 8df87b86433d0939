import type { Field, Form, Option } from '../../src/view/form.ts'
import { options } from './views.ts'

const ticks = (labels: readonly string[]): Option[] =>
  labels.map((label, index) => ({ value: `tick-${index + 1}`, label }))

const KINDS = ticks([
  'Regular',
  'Welfare',
  'Return to work',
  'After an incident',
  'PDR interim',
  'Stay conversation',
  'Management action',
])
const COVERED = ticks(['Wellbeing', 'Workload', 'Welfare', 'Performance', 'Development'])
const OPEN = ticks([
  'Book the statement course (Priya Shah, by 20 November 2026)',
  'Ask the fleet desk for a spare vehicle on early turns (you, by 27 November 2026)',
  'Finish the first module of the detective development programme (Priya Shah, by 4 December 2026)',
])
const NOTE = { kind: 'paragraph', required: false, maxLength: 3_000 } as const

function actionRow(index: number): Field[] {
  return [
    {
      kind: 'line',
      name: `what-${index}`,
      label: `Action ${index}: what is to be done`,
      required: false,
      maxLength: 300,
      ...(index === 1 && { heading: 'New actions' }),
    },
    {
      kind: 'choice',
      name: `who-${index}`,
      label: `Action ${index}: who does it`,
      required: false,
      many: false,
      options: ticks(['I do', 'They do']),
    },
    { kind: 'date', name: `by-${index}`, label: `Action ${index}: by when`, required: false },
  ]
}

/** A form about as long as any of the product, with `rows` rows of actions, for so many people. */
export function longForm(rows = 1, people = 25, more: Partial<Form> = {}): Form {
  return {
    name: 'one-to-ones.log',
    notice: 'Log a one-to-one',
    title: 'Log a one-to-one',
    intro: [
      'Only record what the person knows you are recording. Facts and agreed actions, not opinions or diagnoses.',
      'Leave health details out. What you write is kept as you write it.',
    ],
    fields: [
      { kind: 'person', name: 'person', label: 'Who was it with?', required: true, options: options(people) },
      { kind: 'date', name: 'heldOn', label: 'When did you meet?', required: true },
      { kind: 'choice', name: 'kind', label: 'What kind was it?', required: true, many: false, options: KINDS },
      {
        kind: 'choice',
        name: 'covered',
        label: 'What did you cover?',
        hint: 'Ticks only. No details.',
        required: false,
        many: true,
        options: COVERED,
      },
      { ...NOTE, name: 'shared', label: 'Shared note', hint: 'The person gets this as a message.', heading: 'Notes' },
      { ...NOTE, name: 'own', label: 'Your own note', hint: 'The person may ask to read this.' },
      {
        kind: 'choice',
        name: 'done',
        label: 'Which of these are done?',
        heading: 'Actions from last time',
        required: false,
        many: true,
        options: OPEN,
      },
      ...Array.from({ length: rows }, (_, index) => actionRow(index + 1)).flat(),
      { kind: 'date', name: 'nextOn', label: 'When is the next one?', required: false, heading: 'Next time' },
      {
        kind: 'choice',
        name: 'noNext',
        label: 'If there is none, why?',
        required: false,
        many: false,
        options: ticks([
          'They are leaving',
          'Somebody else supervises them',
          'They are away for long',
          'Another reason',
        ]),
      },
    ],
    submit: 'Save',
    steps: [
      { name: 'more', label: 'Add another action', after: `by-${rows}` },
      { name: 'keep', label: 'Keep for later' },
    ],
    keeps: true,
    carry: { once: 'a1b2c3d4-0000-4000-8000-000000000000', person: '00000000-0000-4000-8000-000000000001' },
    values: { heldOn: '2026-11-25' },
    errors: {},
    ...more,
  }
}
