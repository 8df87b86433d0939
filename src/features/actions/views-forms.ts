import { inWords } from '../../kernel/dates.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Field, Form, FormErrors, Option, Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import { type AgreedAction, REASON_LIMIT, WHAT_LIMIT } from './action.ts'
import { NOTICE, type Reader, standing } from './views-words.ts'

/** Where the words of a new action come from: typed here, or taken from a message of the reader's own. */
export type Source = 'typed' | 'message' | 'long-message' | 'no-own-words'

const FROM: Readonly<Record<Source, readonly string[]>> = {
  typed: [],
  message: ['The words come from your message. Change them to what is to be done. The message itself is not kept.'],
  'long-message': [
    `Your message is longer than ${WHAT_LIMIT} characters: its beginning stands here. Change it to what is to be done. The message itself is not kept.`,
  ],
  'no-own-words': [
    'Only words you wrote yourself can be taken from a message. This one is somebody else’s, or has no words in it: write here what is to be done.',
  ],
}

const FACTS_ONLY = 'Write what is to be done, not opinions or health details. Both of you can read it.'

type Person = { id: PersonId; name: string }

/** `about` null asks whom it is about. `beside`: words of a message that stand above, because the field is taken. */
export function addForm(options: {
  people: readonly (Person & { rank: string })[]
  self: Person
  about: Person | null
  source: Source
  values: Values
  once: string
  beside?: string
}): Form {
  const { about, self, beside } = options
  return form({
    name: 'actions.add',
    title: 'Add an action',
    intro: [
      ...(beside === undefined
        ? FROM[options.source]
        : [`Your message ${options.source === 'long-message' ? 'begins' : 'says'}: ${beside}`]),
      ...(about && about.id !== self.id ? [`This is about ${about.name}.`] : []),
      FACTS_ONLY,
    ],
    fields: [
      ...(about ? [] : [whom(options.people, self)]),
      { kind: 'paragraph', name: 'what', label: 'What is to be done?', required: true, maxLength: WHAT_LIMIT },
      {
        kind: 'choice',
        name: 'owner',
        label: 'Who is to do it?',
        required: true,
        many: false,
        options: owners(about, self),
      },
      { kind: 'date', name: 'dueOn', label: 'By when?', required: true },
    ],
    carry: { once: options.once, ...(about ? { person: about.id } : {}) },
    values: options.values,
    errors: {},
  })
}

const whom = (people: readonly (Person & { rank: string })[], self: Person): Field => ({
  kind: 'person',
  name: 'person',
  label: 'Who is it about?',
  required: true,
  options: [
    ...people.map(({ id, name, rank }) => ({ value: id, label: `${name}, ${rank}` })),
    { value: self.id, label: `${self.name} (you)` },
  ],
})

function owners(about: Person | null, self: Person): readonly Option[] {
  const [person, supervisor] =
    about === null
      ? ['The person it is about', 'Their supervisor']
      : about.id === self.id
        ? ['You', 'Your supervisor']
        : [about.name, 'You']
  return [
    { value: 'person', label: person },
    { value: 'supervisor', label: supervisor },
  ]
}

type About = { action: AgreedAction; reader: Reader; values: Values; errors: FormErrors }

export function redateForm({ action, reader, values, errors }: About): Form {
  return form({
    name: 'actions.redate',
    title: 'Choose another date',
    intro: asItIs(action, reader),
    fields: [{ kind: 'date', name: 'dueOn', label: 'By when?', required: true }, reason('Why does the date change?')],
    carry: carryOf(action, reader),
    values: { dueOn: action.dueOn, ...values },
    errors,
  })
}

export function dropForm({ action, reader, values, errors }: About): Form {
  return form({
    name: 'actions.drop',
    title: 'Not needed any more',
    intro: asItIs(action, reader),
    fields: [reason('Why is it not needed any more?')],
    carry: carryOf(action, reader),
    values,
    errors,
  })
}

/** Somebody changed it while the form was open: what it is now stands above, what was typed stays. */
export const changedMeanwhile = (action: AgreedAction): string =>
  action.state === 'open'
    ? `This action was changed while the form was open: it is now due ${inWords(action.dueOn)}. Nothing was saved. Look at it again, then save.`
    : 'This action was closed while the form was open, so nothing was saved. Open it again first if it is still to be done.'

const reason = (label: string): Field => ({
  kind: 'paragraph',
  name: 'reason',
  label,
  hint: 'Both of you can read this.',
  required: true,
  maxLength: REASON_LIMIT,
})

const asItIs = (action: AgreedAction, reader: Reader): readonly string[] => [action.what, standing(action, reader)]

const carryOf = ({ id, version }: AgreedAction, { newKey }: Reader): Carry => ({
  action: id,
  version: `${version}`,
  once: newKey(),
})

const form = (made: Omit<Form, 'notice' | 'submit' | 'keeps'>): Form => ({
  ...made,
  notice: NOTICE,
  submit: 'Save',
  keeps: true,
})
