import type { Field, FieldKind, Form, FormErrors, Option, Step, Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'

type Json = Readonly<Record<string, unknown>>
type Base = { name: string; label: string; required: boolean; hint?: string; heading?: string }

/** Far above any form of ours: a made-up shape must not cost time to draw. */
const MOST_FIELDS = 50
const MOST_STEPS = 20
const MOST_OPTIONS = 1_000
const LONGEST_TEXT = 4_000

const FIELDS: { [K in FieldKind]: (base: Base, field: Json) => Field | null } = {
  line: (base, field) => withLength(field, (maxLength) => ({ ...base, kind: 'line', maxLength })),
  paragraph: (base, field) => withLength(field, (maxLength) => ({ ...base, kind: 'paragraph', maxLength })),
  choice: (base, field) => {
    const { many } = field
    if (typeof many !== 'boolean') return null
    return withOptions(field, (options) => ({ ...base, kind: 'choice', many, options }))
  },
  date: (base) => ({ ...base, kind: 'date' }),
  person: (base, field) => withOptions(field, (options) => ({ ...base, kind: 'person', options })),
}

/**
 * The form that `renderForm` packed into a card, filled with what came back. The shape came through the person's own
 * client, so it is checked field by field, and is good for nothing but drawing to that same person: what may be done
 * is decided afresh when the form is sent. Null when it is not a shape of ours.
 */
export function formFromShape(shape: unknown, values: Values, errors: FormErrors): Form | null {
  if (!isObject(shape)) return null
  const { name, notice, title, submit } = shape
  if (!isText(name) || !isText(notice) || !isText(title) || !isText(submit)) return null
  const carry = carryFrom(shape.carry)
  const intro = listOf(shape.intro, MOST_FIELDS, (one) => (isText(one) ? one : null))
  const fields = listOf(shape.fields, MOST_FIELDS, fieldFrom)
  const steps = listOf(shape.steps ?? [], MOST_STEPS, stepFrom)
  if (carry === null || intro === null || fields === null || steps === null) return null
  const known = { name, notice, title, intro, fields, submit, carry, values, errors }
  return steps.length === 0 ? known : { ...known, steps }
}

function fieldFrom(field: unknown): Field | null {
  if (!isObject(field)) return null
  const { kind, name, label, required, hint, heading } = field
  if (!isText(name) || !isText(label) || typeof required !== 'boolean' || !isKind(kind)) return null
  if (hint !== undefined && !isText(hint)) return null
  if (heading !== undefined && !isText(heading)) return null
  const said = { ...(hint !== undefined && { hint }), ...(heading !== undefined && { heading }) }
  return FIELDS[kind]({ name, label, required, ...said }, field)
}

function stepFrom(step: unknown): Step | null {
  if (!isObject(step)) return null
  const { name, label, after } = step
  if (!isText(name) || !isText(label) || (after !== undefined && !isText(after))) return null
  return { name, label, ...(after !== undefined && { after }) }
}

function withLength(field: Json, make: (maxLength: number) => Field): Field | null {
  const length = field.maxLength
  return typeof length === 'number' && Number.isInteger(length) && length > 0 ? make(length) : null
}

function withOptions(field: Json, make: (options: Option[]) => Field): Field | null {
  const options = listOf(field.options, MOST_OPTIONS, optionFrom)
  return options && make(options)
}

function optionFrom(option: unknown): Option | null {
  if (!Array.isArray(option) || option.length !== 2) return null
  const [value, label]: unknown[] = option
  return isText(value) && isText(label) ? { value, label } : null
}

function carryFrom(carry: unknown): Carry | null {
  if (!isObject(carry)) return null
  const entries = Object.entries(carry).filter((entry): entry is [string, string] => isText(entry[1]))
  return entries.length === Object.keys(carry).length ? Object.fromEntries(entries) : null
}

function listOf<T>(list: unknown, most: number, read: (one: unknown) => T | null): T[] | null {
  if (!Array.isArray(list) || list.length > most) return null
  const results = list.map(read)
  const good = results.filter((one) => one !== null)
  return good.length === results.length ? good : null
}

function isKind(kind: unknown): kind is FieldKind {
  return isText(kind) && Object.hasOwn(FIELDS, kind)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TEXT
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
