import type { OneToOneKind } from '../../kernel/record.ts'
import { COVERED, NO_NEXT_WORDS } from '../../kernel/record.ts'
import type { Template } from '../../kernel/template.ts'
import type { Field, Form, FormErrors, Values } from '../../view/form.ts'
import { NOTE_LIMIT, type OpenAction } from './one-to-one.ts'
import { ADD_ACTION, actionRow, doneField } from './views-actions.ts'
import { kindOptions } from './views-who.ts'

export const COVERED_WORDS = {
  wellbeing: 'Wellbeing',
  workload: 'Workload',
  welfare: 'Welfare',
  performance: 'Performance',
  development: 'Development',
} as const satisfies Record<(typeof COVERED)[number], string>

export type LogForm = {
  person: { id: string; name: string; rank: string }
  open: readonly OpenAction[]
  template: Template
  /** Rows for actions agreed now. */
  rows: number
  once: string
  values: Values
  errors: FormErrors
}

/** Value of the choice that says there is a next one. */
export const NEXT_AGREED = 'agreed'

/** One person's one-to-one. Everything but the note, the kind and the dates may be left as it is. */
export function logForm({ person, open, template, rows, once, values, errors }: LogForm): Form {
  const actionRows = Array.from({ length: rows }, (_, index) => actionRow(index + 1, person.name))
  return {
    name: 'one-to-ones.log',
    notice: 'Log a one-to-one',
    title: 'Log a one-to-one',
    intro: [
      `With ${person.name}, ${person.rank}.`,
      'Only record what the person knows you are recording. Facts and agreed actions, not opinions or diagnoses.',
    ],
    fields: [
      ...meeting(),
      ...notes(person.name, template),
      ...doneField(open, person.name),
      ...actionRows.flat(),
      ...next(),
    ],
    submit: 'Save',
    steps: rows < 5 ? [{ name: ADD_ACTION, label: 'Add another action', after: `due${rows}` }] : [],
    keeps: true,
    carry: { person: person.id, once, rows: String(rows) },
    values,
    errors,
  }
}

const meeting = (): Field[] => [
  { kind: 'date', name: 'heldOn', label: 'When did you meet?', required: true },
  { kind: 'choice', name: 'kind', label: 'What kind was it?', required: true, many: false, options: kindOptions() },
  {
    kind: 'choice',
    name: 'covered',
    label: 'What did you cover?',
    required: false,
    many: true,
    options: COVERED.map((one) => ({ value: one, label: COVERED_WORDS[one] })),
  },
]

const notes = (name: string, template: Template): Field[] => [
  {
    kind: 'paragraph',
    name: 'note',
    heading: 'Shared note',
    label: 'What did you talk about, and what did you agree?',
    hint: `${name} gets this as a private message. Leave health details out. ${template.prompts.join(' ')}`,
    required: true,
    maxLength: NOTE_LIMIT,
  },
  tick(
    'keepPrivate',
    'Does it stay between the two of you?',
    'Keep this between us: it won’t pass to the next supervisor',
  ),
  {
    kind: 'paragraph',
    name: 'ownNote',
    heading: 'Your own note',
    label: 'Anything for yourself?',
    hint: 'The person may ask to read this.',
    required: false,
    maxLength: NOTE_LIMIT,
  },
  tick('passOn', 'Does your own note pass on?', 'Pass my own note on to the next supervisor'),
]

const next = (): Field[] => [
  { kind: 'date', name: 'nextOn', heading: 'Next one-to-one', label: 'When is the next one?', required: false },
  {
    kind: 'choice',
    name: 'next',
    label: 'Is there a next one?',
    hint: 'With a reason for none, the day above does not count.',
    required: true,
    many: false,
    options: [
      { value: NEXT_AGREED, label: 'Yes, on that day' },
      ...Object.entries(NO_NEXT_WORDS).map(([value, label]) => ({ value, label: `No: ${lower(label)}` })),
    ],
  },
]

const tick = (name: string, label: string, option: string): Field => ({
  kind: 'choice',
  name,
  label,
  required: false,
  many: true,
  options: [{ value: 'yes', label: option }],
})

/** `They are leaving` after a colon; `I` stays as it is. */
const lower = (text: string): string => (/^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1))

/** What stands in the form of a kind before anybody writes. */
export function firstValues(kind: OneToOneKind, template: Template, heldOn: string, nextOn: string): Values {
  return { heldOn, kind, covered: template.covered, nextOn, next: NEXT_AGREED }
}
