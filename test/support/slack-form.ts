import type { Reply } from '../../src/conversation/exchange.ts'
import type { Form } from '../../src/view/form.ts'

/** A form with a field of each kind, what somebody might fill in, and the answer to it. */
export const form: Form = {
  name: 'one-to-ones.log',
  notice: 'Log a one-to-one',
  title: 'One-to-one',
  intro: ['What you write is sealed.'],
  fields: [
    {
      kind: 'person',
      name: 'subject',
      label: 'Who with',
      required: true,
      options: [{ value: 'P1', label: 'Priya Shah' }],
    },
    { kind: 'date', name: 'heldOn', label: 'When', required: true },
    { kind: 'paragraph', name: 'notes', label: 'Notes', required: true, maxLength: 3000 },
    {
      kind: 'choice',
      name: 'topics',
      label: 'Topics',
      required: false,
      many: true,
      options: [
        { value: 'work', label: 'Work' },
        { value: 'rest', label: 'Rest days' },
      ],
    },
  ],
  submit: 'Save one-to-one',
  carry: { once: 'k1', version: '3' },
  values: {},
  errors: {},
}
export const filled = {
  subject: 'Priya Shah',
  heldOn: '2026-01-05',
  notes: 'Talked of the move & <rota>.',
  topics: 'Work, Rest days',
}
export const saved: Reply = {
  kind: 'show',
  message: { notice: 'Saved', body: [{ kind: 'text', text: 'Your one-to-one is saved.' }] },
}
