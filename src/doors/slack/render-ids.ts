import { chosenValues, dateValue, textValue } from '../../view/field-words.ts'
import type { Field, FieldKind, Form } from '../../view/form.ts'
import { inert } from '../../view/inert.ts'
import { LIMITS } from './limits.ts'
import { within } from './render-text.ts'

/** What stands in a form that is open, by its name: for each field the id of its block, and what is typed there. */
export type Shown = { form: string; ids: ReadonlyMap<string, string>; values: Form['values'] }

/** The field of a block. */
export function fieldOf(blockId: string): string {
  return blockId.replace(/~\d+$/, '')
}

/**
 * The id of a field's block. In a block that keeps its id Slack keeps what is typed, and shows no new value: so a block
 * whose field now holds something else gets a new id, and every other keeps its own, also where nothing is said of its
 * value.
 */
export function blockIdOf(field: Field, { name, values }: Form, shown: Shown | null): string {
  if (fieldOf(field.name) !== field.name) throw new Error('Slack: a field name looks like a block that was renamed')
  const old = shown?.ids.get(field.name)
  if (shown === null || old === undefined) return within(field.name, LIMITS.id, 'field name')
  if (shown.form === name && !Object.hasOwn(values, field.name)) return old
  if (heldIn(field, shown.values) === heldIn(field, values)) return old
  const times = Number(/~(\d+)$/.exec(old)?.[1] ?? 1)
  return within(`${field.name}~${times + 1}`, LIMITS.id, 'field name')
}

const HELD: { [K in FieldKind]: (field: Extract<Field, { kind: K }>, values: Form['values']) => string } = {
  line: (field, values) => inert(textValue(values, field.name)).trim(),
  paragraph: (field, values) => inert(textValue(values, field.name)).trim(),
  choice: (field, values) => chosenIn(field, values),
  date: (field, values) => dateValue(values, field.name),
  person: (field, values) => chosenIn(field, values),
}

const heldIn = (field: Field, values: Form['values']): string =>
  (HELD[field.kind] as (field: Field, values: Form['values']) => string)(field, values)

function chosenIn(field: Extract<Field, { kind: 'choice' | 'person' }>, values: Form['values']): string {
  const chosen = chosenValues(values, field.name)
  return JSON.stringify(field.options.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])))
}
