import type { Field, FieldKind, Form } from '../../view/form.ts'
import type { FieldShape, FormShape } from './render-types.ts'

type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>

const PACK: { [K in FieldKind]: (field: FieldOf<K>) => FieldShape } = {
  line: (field) => field,
  paragraph: (field) => field,
  choice: ({ options, ...field }) => ({ ...field, options: options.map(({ value, label }) => [value, label]) }),
  date: (field) => field,
  person: ({ options, ...field }) => ({ ...field, options: options.map(({ value, label }) => [value, label]) }),
}

/** What a form is without what was typed and what was wrong. */
export function shapeOf(form: Form): FormShape {
  const { name, notice, title, intro, submit, carry } = form
  return { name, notice, title, intro, fields: form.fields.map(pack), submit, carry }
}

function pack(field: Field): FieldShape {
  return (PACK[field.kind] as (field: Field) => FieldShape)(field)
}
