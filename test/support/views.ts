import type { Field, Form, Option } from '../../src/view/form.ts'
import type { Message, Node } from '../../src/view/message.ts'
import { ACTING, HOSTILE, WORDS } from './hostile.ts'

/** A name that stands in no service's data: links of tests lead nowhere. */
const WEB = 'https://example.org/help'
const SENTENCE = 'Somebody will listen, at any hour, and nothing you say is passed on to the force. '

export const LONG_TEXT = `${SENTENCE.repeat(40).trim()}\n\n`.repeat(8).trim()
export const LONG_WORD = '👩🏽‍🚒x'.repeat(1_200)

export function options(count: number): Option[] {
  return Array.from({ length: count }, (_, index) => ({
    value: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    label: `Constable Number ${index + 1}`,
  }))
}

/** Every kind of node with the same text in all its places. */
export function messageOf(text: string): Message {
  return {
    notice: 'Alongside has something for you',
    body: [
      { kind: 'heading', level: 1, text },
      { kind: 'text', text },
      { kind: 'text', text, tone: 'urgent' },
      { kind: 'text', text, tone: 'quiet' },
      { kind: 'divider' },
      { kind: 'heading', level: 2, text },
      { kind: 'facts', facts: [{ label: text, value: text }] },
      { kind: 'list', items: [text, text] },
      { kind: 'links', links: [{ label: text, href: WEB, note: text }] },
      { kind: 'note', text },
    ],
  }
}

const ASKED = { required: true, hint: 'Only what you both agreed to write down.' }

/** Every kind of field; `typed` stands where a person's own words stand. */
export function formOf(typed: string, more: Partial<Form> = {}): Form {
  return {
    name: 'one-to-one.record',
    notice: 'Log a one-to-one',
    title: 'Log a one-to-one',
    intro: ['It takes under a minute.', typed],
    submit: 'Save',
    carry: { once: 'a1b2', version: '3' },
    fields: [
      { kind: 'person', name: 'who', label: 'Who was it with?', options: options(12), ...ASKED },
      { kind: 'date', name: 'when', label: 'When was it?', ...ASKED },
      { kind: 'line', name: 'place', label: 'Where?', maxLength: 200, required: false },
      { kind: 'paragraph', name: 'notes', label: 'What did you talk about?', maxLength: 3_000, ...ASKED },
      { kind: 'choice', name: 'topics', label: 'Topics', many: true, options: options(3), required: false },
      { kind: 'choice', name: 'mood', label: 'How is workload?', many: false, options: options(4), required: true },
      { kind: 'choice', name: 'unit', label: 'Which unit?', many: false, options: options(30), required: false },
    ],
    values: { notes: typed, place: typed.replace(/\s+/g, ' '), when: '2026-11-22' },
    errors: {},
    ...more,
  }
}

const many = (count: number, node: (index: number) => Node): Node[] => Array.from({ length: count }, (_, i) => node(i))
const button = (index: number) => ({ label: `Choose ${index}`, name: 'pick.one', carry: { id: String(index) } })
const message = (...body: readonly Node[]): Message => ({ notice: 'Help is here', body })

/** Messages that are hard to draw, by name. Every door has to draw every one of them. */
export const MESSAGES: Readonly<Record<string, Message>> = {
  empty: message(),
  'nothing but blanks': message(...messageOf(' \n\u200B ').body),
  plain: messageOf('Ring and somebody will answer.'),
  'long text': messageOf(LONG_TEXT),
  'one endless word': messageOf(LONG_WORD),
  '60 nodes': message(...many(60, (index) => ({ kind: 'text', text: `Part ${index}` }))),
  '60 headings': message(
    ...many(60, (index) => ({ kind: 'heading', level: index % 2 ? 2 : 1, text: `Part ${index}` })),
  ),
  '60 buttons': message({ kind: 'buttons', buttons: Array.from({ length: 60 }, (_, index) => button(index)) }),
  '60 facts': message({
    kind: 'facts',
    facts: Array.from({ length: 60 }, (_, i) => ({ label: `Fact ${i}`, value: SENTENCE })),
  }),
  '200 items': message({ kind: 'list', items: Array.from({ length: 200 }, (_, index) => `${index}. ${SENTENCE}`) }),
  '60 links': message({
    kind: 'links',
    links: Array.from({ length: 60 }, (_, index) => ({ label: `Line ${index}`, href: 'tel:999', note: SENTENCE })),
  }),
  'only a divider': message({ kind: 'divider' }),
  'empty lists': message(
    { kind: 'list', items: [] },
    { kind: 'facts', facts: [] },
    { kind: 'links', links: [] },
    { kind: 'buttons', buttons: [] },
  ),
  'tones of buttons': message({
    kind: 'buttons',
    buttons: [
      { ...button(1), tone: 'main' },
      { ...button(2), tone: 'urgent' },
    ],
  }),
  ...Object.fromEntries(HOSTILE.map((text, index) => [`hostile ${index + 1}`, messageOf(text)])),
  ...Object.fromEntries(ACTING.map(([text], index) => [`acting ${index + 1}`, messageOf(text)])),
  ...Object.fromEntries(WORDS.map((text, index) => [`words ${index + 1}`, messageOf(text)])),
}

const alone = (field: Field, values: Form['values'] = {}): Form => formOf('', { intro: [], fields: [field], values })

/** Forms that are hard to draw, by name. Every door has to draw every one of them. */
export const FORMS: Readonly<Record<string, Form>> = {
  plain: formOf('We talked.'),
  'long notes': formOf(SENTENCE.repeat(34).trim()),
  'with errors': formOf('We talked.', {
    errors: { form: 'Not saved yet.', when: 'Enter a real date.', mood: 'Choose one.' },
  }),
  'a date that is none': formOf('We talked.', { values: { when: '31 Feb' } }),
  'longer than allowed': alone(
    { kind: 'line', name: 'place', label: 'Where?', maxLength: 10, required: true },
    { place: SENTENCE },
  ),
  'a long title': formOf('We talked.', { title: 'Record what was said and agreed in a one-to-one' }),
  '150 options': alone({
    kind: 'choice',
    name: 'unit',
    label: 'Unit',
    many: false,
    options: options(150),
    required: true,
  }),
  '150 options, many': alone(
    { kind: 'choice', name: 'unit', label: 'Unit', many: true, options: options(150), required: true },
    {
      unit: options(150)
        .slice(140)
        .map((option) => option.value),
    },
  ),
  'a long option': alone({
    kind: 'choice',
    name: 'unit',
    label: 'Unit',
    many: false,
    options: [{ value: 'a', label: SENTENCE }],
    required: true,
  }),
  'a value that is gone': alone(
    { kind: 'person', name: 'who', label: 'Who?', options: options(3), required: true },
    { who: 'nobody' },
  ),
  ...Object.fromEntries([...HOSTILE, ...WORDS].map((text, index) => [`typed ${index + 1}`, formOf(text)])),
  ...Object.fromEntries(ACTING.map(([text], index) => [`acting ${index + 1}`, formOf(text)])),
}
