import { inWords, localDateOf } from '../../kernel/dates.ts'
import type { Zone } from '../../kernel/instant.ts'
import type { Form, FormErrors, Values } from '../../view/form.ts'
import { type ToCorrect, textNow } from './correct.ts'
import type { OneRecord } from './one.ts'
import { SEARCH_LIMIT } from './search.ts'
import { TEXT_LIMIT } from './typed.ts'

export const commentForm = ({ heldOn, by, shared }: OneRecord, record: string, once: string): Form => ({
  name: 'record.comment',
  notice: 'Add a comment in Alongside',
  title: 'Add a comment',
  intro: [
    `About your one-to-one on ${inWords(heldOn)} with ${by}.`,
    shared?.keepPrivate
      ? `${by} can read your comment. It stays between the two of you, as the record does.`
      : 'Your comment stays with the record. Whoever supervises you can read it, and is told that it is there.',
  ],
  fields: [
    {
      kind: 'paragraph',
      name: 'text',
      label: 'Your comment',
      hint: 'How you remember it, or what is missing. Leave health details out.',
      required: true,
      maxLength: TEXT_LIMIT,
    },
  ],
  submit: 'Save',
  keeps: true,
  carry: { record, once },
  values: {},
  errors: {},
})

/** `typed` null: as it is opened, with what the record says now. Else what was typed stays, beside what was corrected since. */
export function correctForm(options: {
  of: ToCorrect
  typed: Values | null
  errors: FormErrors
  once: string
  zone: Zone
}): Form {
  const { of, typed, errors, once, zone } = options
  const last = of.corrections.at(-1)
  const now = textNow(of)
  const meanwhile =
    typed === null || !last
      ? []
      : [
          `${last.by} corrected this on ${inWords(localDateOf(last.at, zone))}, after you opened it. It says now:`,
          now,
          `The reason given: ${last.reason ?? ''}`,
          'What you wrote is still here. Save it again if it should stand as well.',
        ]
  return {
    name: 'record.correct',
    notice: 'Correct a record in Alongside',
    title: 'Correct a one-to-one',
    intro: [
      `The one-to-one with ${of.person} on ${inWords(of.heldOn)}. What was written before is kept beside your correction. ${of.person} is told, and reads it with your reason.`,
      ...meanwhile,
    ],
    fields: [
      {
        kind: 'paragraph',
        name: 'text',
        label: 'What should it say?',
        hint: 'Facts and agreed actions, not opinions or diagnoses.',
        required: false,
        maxLength: TEXT_LIMIT,
      },
      { kind: 'date', name: 'heldOn', label: 'When did you meet?', required: true },
      {
        kind: 'paragraph',
        name: 'reason',
        label: 'Why is it corrected?',
        hint: 'The person reads this too.',
        required: true,
        maxLength: TEXT_LIMIT,
      },
    ],
    submit: 'Save',
    keeps: true,
    carry: { record: of.record, version: String(of.version), was: of.heldOn, once },
    values: typed ?? { text: now, heldOn: of.heldOn },
    errors,
  }
}

export const searchForm = (values: Values, errors: FormErrors): Form => ({
  name: 'record.search',
  notice: 'Search in Alongside',
  title: 'Search notes',
  intro: [
    'Looks for words in the notes shared with the people you supervise now. Each of them can see that you searched, and not for what.',
  ],
  fields: [
    {
      kind: 'line',
      name: 'words',
      label: 'Words to look for',
      hint: 'All of them must occur, in any order.',
      required: true,
      maxLength: SEARCH_LIMIT,
    },
  ],
  submit: 'Search',
  carry: {},
  values,
  errors,
})
