import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { OUTCOME_WORDS } from '../../kernel/record.ts'
import { TEXT_LIMIT } from '../../kernel/typed.ts'
import type { Field, Form, FormErrors, Values } from '../../view/form.ts'
import type { ManagementRecord } from './management.ts'

/** What a lock screen shows of every screen and form of this room. */
export const NOTICE = 'A record in Alongside'

type Person = { id: PersonId; name: string }

const RECORD_INTRO = [
  'Raise it early, and do not wait for the PDR. Write the facts, what was said and what is expected. This is not a stage of a formal procedure: if you are unsure, ask your HR adviser first.',
  'They can read all of it and comment on it. It is the force’s record: it passes to their next supervisor.',
]

/** `about` null asks whom it is about. */
export function recordForm(options: {
  about: Person | null
  people: readonly (Person & { rank: string })[]
  today: LocalDate
  once: string
}): Form {
  const { about } = options
  return form({
    name: 'management.record',
    title: 'Management action',
    intro: [...(about ? [`This is about ${about.name}.`] : []), ...RECORD_INTRO],
    fields: [
      ...(about ? [] : [whom(options.people)]),
      text('issue', 'What is the issue?', 'What was seen or said, and when. No opinions, and no health details.'),
      text('advice', 'What advice did you give?'),
      text('improvement', 'What improvement do you expect?', 'Say how you will both know, and by when.'),
      text('support', 'What support did you offer?', 'If none was wanted, say so.'),
      { kind: 'date', name: 'raisedOn', label: 'When did you raise it with them?', required: true },
      { kind: 'date', name: 'reviewOn', label: 'When will you review it together?', required: true },
    ],
    carry: { once: options.once, ...(about ? { person: about.id } : {}) },
    values: { raisedOn: options.today },
    errors: {},
  })
}

export function closeForm(record: ManagementRecord, values: Values, errors: FormErrors, once: string): Form {
  return form({
    name: 'management.close',
    title: 'Close the record',
    intro: [
      `This is about ${record.subject.name}. Write what the review showed. They can read it, and are told that the record is closed.`,
      'What follows where it did not improve is for you and your HR adviser: Alongside starts no procedure.',
    ],
    fields: [
      {
        kind: 'choice',
        name: 'outcome',
        label: 'How did it end?',
        required: true,
        many: false,
        options: Object.entries(OUTCOME_WORDS).map(([value, label]) => ({ value, label })),
      },
      text('words', 'What did the review show?'),
    ],
    carry: { management: record.id, version: `${record.version}`, once },
    values,
    errors,
  })
}

export function commentForm(record: ManagementRecord, once: string): Form {
  return form({
    name: 'management.comment',
    title: 'Add a comment',
    intro: [
      'Your comment stands beneath the record for as long as the record is kept. Whoever supervises you can read it.',
    ],
    fields: [text('text', 'Your comment')],
    carry: { management: record.id, once },
    values: {},
    errors: {},
  })
}

const whom = (people: readonly (Person & { rank: string })[]): Field => ({
  kind: 'person',
  name: 'person',
  label: 'Who is it about?',
  required: true,
  options: people.map(({ id, name, rank }) => ({ value: id, label: `${name}, ${rank}` })),
})

const text = (name: string, label: string, hint?: string): Field => ({
  kind: 'paragraph',
  name,
  label,
  required: true,
  maxLength: TEXT_LIMIT,
  ...(hint ? { hint } : {}),
})

const form = (made: Omit<Form, 'notice' | 'submit' | 'keeps'>): Form => ({
  ...made,
  notice: NOTICE,
  submit: 'Save',
  keeps: true,
})
