import type { Correction } from '../../kernel/correction.ts'
import type { Service } from '../../kernel/service.ts'
import type { Field, Form, FormErrors, Values } from '../../view/form.ts'
import { type Typed, typedOf } from './typed.ts'
import { changedText } from './views-entry.ts'

/** `before` is what somebody else saved while this form was open, `mine` what the editor had before them at first. */
export type CorrectForm = {
  service: Service
  seen: number
  once: string
  values: Values
  errors: FormErrors
  meanwhile?: { correction: Correction | null; now: Service } | undefined
}

export function correctForm({ service, seen, once, values, errors, meanwhile }: CorrectForm): Form {
  return {
    name: 'directory.correct',
    notice: 'Correct an entry of the directory',
    title: 'Correct an entry',
    intro: meanwhile
      ? meanwhileText(meanwhile.correction, meanwhile.now, values)
      : [`${service.name}. Readers see what you save at once.`],
    fields: FIELDS,
    submit: 'Save',
    carry: { service: service.id, seen: String(seen), once },
    values,
    errors,
  }
}

const FIELDS: readonly Field[] = [
  { kind: 'line', name: 'called', label: 'Name', required: true, maxLength: 100 },
  { kind: 'paragraph', name: 'says', label: 'What it is and who it is for', required: true, maxLength: 400 },
  {
    kind: 'paragraph',
    name: 'contacts',
    label: 'Contacts',
    hint: 'One on each line: Phone: number (note), Text: KEYWORD to number, Web: address, E-mail: address, In person: place, Person: name, role.',
    required: false,
    maxLength: 2000,
  },
  {
    kind: 'choice',
    name: 'rung',
    label: 'Have you rung or opened every contact, as it stands here?',
    required: true,
    many: false,
    options: [
      { value: 'yes', label: 'Yes, today' },
      { value: 'no', label: 'No' },
    ],
  },
  {
    kind: 'line',
    name: 'source',
    label: 'Where the contacts were seen',
    hint: 'A page or a leaflet. If you change a contact that you have not rung, say here where you saw the new one.',
    required: true,
    maxLength: 200,
  },
  {
    kind: 'paragraph',
    name: 'hours',
    label: 'When it is open',
    hint: 'For example Mon-Fri 09:00-17:00; bank holidays closed. Or Always. Leave it empty if nobody knows.',
    required: false,
    maxLength: 500,
  },
  { kind: 'line', name: 'cost', label: 'Cost', required: false, maxLength: 80 },
  { kind: 'line', name: 'limit', label: 'Limit, and what comes after', required: false, maxLength: 200 },
  {
    kind: 'paragraph',
    name: 'shares',
    label: 'What it passes on to the force, in its own words',
    required: false,
    maxLength: 400,
  },
]

/** What the other editor saved, where it is not what stands in the form: nobody overwrites what they have not seen. */
function meanwhileText(correction: Correction | null, now: Service, values: Values): string[] {
  const who = correction ? changedText(correction.changed.by, correction.changed.at) : 'Somebody else'
  const theirs: Typed = typedOf(now)
  const other = FIELDS.flatMap(({ name, label }) => {
    const saved = theirs[name as keyof Typed]
    return name === 'rung' || saved === values[name] ? [] : [`${label}, as saved: ${saved || 'empty'}`]
  })
  return [
    `This entry was changed while you had it open (${who}). Nothing you wrote is lost: it stands below. Save again to put it in place of what was saved.`,
    ...other,
  ]
}

export function offForm(service: Service, seen: number, once: string, values: Values, errors: FormErrors): Form {
  return {
    name: 'directory.off',
    notice: 'Switch off an entry of the directory',
    title: 'Switch off an entry',
    intro: [`${service.name}. Readers are not shown it any more, until an editor switches it on again.`],
    fields: [
      {
        kind: 'line',
        name: 'because',
        label: 'Why is it switched off?',
        hint: 'For other editors, for example: the number is not answered any more.',
        required: true,
        maxLength: 300,
      },
    ],
    submit: 'Switch off',
    carry: { service: service.id, seen: String(seen), once },
    values,
    errors,
  }
}
