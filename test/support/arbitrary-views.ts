import fc from 'fast-check'
import type { Field, Form, Option, Step } from '../../src/view/form.ts'
import type { Message, Node } from '../../src/view/message.ts'
import { ACTING, HOSTILE, WORDS } from './hostile.ts'

const known = fc.constantFrom(...HOSTILE, ...WORDS, ...ACTING.map(([typed]) => typed))
const piece = fc.oneof(known, fc.string({ unit: 'binary', maxLength: 40 }), fc.lorem({ maxCount: 12 }))
/** Anything a person might type, up to several paragraphs. */
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' '))
const long = fc.tuple(text, fc.nat(4_000)).map(([one, times]) => one.repeat(Math.ceil(times / (one.length + 1))))
const words = fc.oneof({ weight: 8, arbitrary: text }, { weight: 1, arbitrary: long })
/** A label as the product writes one: short and never blank. */
const label = fc.lorem({ maxCount: 4 }).map((one) => one.slice(0, 70))
const anyLabel = fc.oneof(label, text)
const id = fc.uuid()
const carry = fc.dictionary(fc.constantFrom('id', 'once', 'version', 'next'), id, { maxKeys: 4 })
const href = fc.oneof(
  fc.constantFrom('tel:999', 'tel:116 123', 'sms:85258', 'mailto:help@example.org', 'https://example.org/a(b)?c=1&d=|'),
  text,
)

const nodeWith = (said: fc.Arbitrary<string>): fc.Arbitrary<Node> =>
  fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), text: words, level: fc.constantFrom(1 as const, 2 as const) }),
    fc.record({ kind: fc.constant('text' as const), text: words, tone: fc.constantFrom('plain', 'urgent', 'quiet') }),
    fc.record({ kind: fc.constant('facts' as const), facts: fc.array(fc.record({ label: text, value: words })) }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(words) }),
    fc
      .tuple(fc.array(fc.record({ label: text, href, note: text })), fc.constantFrom(undefined, 'quiet', 'urgent'))
      .map(([links, tone]) => ({ kind: 'links' as const, links, ...(tone ? { tone } : {}) })),
    fc.record({
      kind: fc.constant('buttons' as const),
      buttons: fc.array(fc.record({ label: said, name: fc.constantFrom('a.b', 'a.c', 'd'), carry }), { maxLength: 30 }),
    }),
    fc.record({ kind: fc.constant('note' as const), text: words }),
    fc.constant({ kind: 'divider' as const }),
  )

const messageWith = (said: fc.Arbitrary<string>): fc.Arbitrary<Message> =>
  fc.record({ notice: said, body: fc.array(nodeWith(said), { maxLength: 12 }) })

const optionsWith = (said: fc.Arbitrary<string>): fc.Arbitrary<Option[]> =>
  fc.uniqueArray(fc.record({ value: id, label: said }), {
    minLength: 1,
    maxLength: 40,
    selector: (option) => option.value,
  })

const fieldWith = (said: fc.Arbitrary<string>): fc.Arbitrary<Field> => {
  const base = {
    name: fc.constantFrom('who', 'when', 'notes', 'next', 'place', 'a-1'),
    label: said,
    required: fc.boolean(),
  }
  const options = optionsWith(said)
  return fc.oneof(
    fc.record({ kind: fc.constant('line' as const), maxLength: fc.integer({ min: 1, max: 200 }), hint: text, ...base }),
    fc.record({ kind: fc.constant('paragraph' as const), maxLength: fc.integer({ min: 1, max: 9_000 }), ...base }),
    fc.record({ kind: fc.constant('choice' as const), many: fc.boolean(), options, hint: text, ...base }),
    fc.record({ kind: fc.constant('date' as const), ...base }),
    fc.record({ kind: fc.constant('person' as const), options, ...base }),
  )
}

const stepWith = (said: fc.Arbitrary<string>): fc.Arbitrary<Step> =>
  fc
    .tuple(fc.constantFrom('more', 'keep', 'words'), said, fc.constantFrom(undefined, 'who', 'notes'))
    .map(([name, label, after]) => ({ name, label, ...(after !== undefined && { after }) }))

const formWith = (said: fc.Arbitrary<string>): fc.Arbitrary<Form> =>
  fc
    .record({
      name: fc.constantFrom('one-to-one.record', 'b'),
      notice: said,
      title: said,
      intro: fc.array(text, { maxLength: 2 }),
      fields: fc.uniqueArray(fieldWith(said), { minLength: 1, maxLength: 6, selector: (field) => field.name }),
      submit: said.map((one) => one.slice(0, 24)),
      carry,
      typed: text,
      wrong: fc.boolean(),
      keeps: fc.boolean(),
      steps: fc.uniqueArray(stepWith(said), { maxLength: 3, selector: ({ name }) => name }),
      heading: said,
    })
    .map(({ typed, wrong, keeps, heading, ...form }) => ({
      ...form,
      ...(keeps && { keeps: true as const }),
      fields: form.fields.map((field, index) => (index === 1 ? { ...field, heading } : field)),
      values: Object.fromEntries(form.fields.map((field) => [field.name, valueFor(field, typed)])),
      errors: wrong ? Object.fromEntries(form.fields.map((field) => [field.name, 'Enter something else.'])) : {},
    }))

function valueFor(field: Field, typed: string): string {
  return 'options' in field ? (field.options.at(-1)?.value ?? '') : typed
}

/** Views whose labels are as the product writes them and whose words are anything: every door has to draw them. */
export const fairMessage = messageWith(label)
export const fairForm = formWith(label)
/** Views in which labels are anything too: a door draws them or refuses clearly. */
export const wildMessage = messageWith(anyLabel)
export const wildForm = formWith(anyLabel)
