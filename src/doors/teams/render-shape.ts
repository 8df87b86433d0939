import type { Field, FieldKind, Form, Option } from '../../view/form.ts'
import { inert } from '../../view/inert.ts'
import type { FieldShape, FormShape, PackedOption } from './render-types.ts'

type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>

const PACK: { [K in FieldKind]: (field: FieldOf<K>) => FieldShape } = {
  line: (field) => field,
  paragraph: (field) => field,
  choice: ({ options, ...field }) => ({ ...field, options: options.map(packOption) }),
  date: (field) => field,
  person: ({ options, ...field }) => ({ ...field, options: options.map(packOption) }),
}

/** What a form is without what was typed and what was wrong. */
export function shapeOf(form: Form): FormShape {
  const { name, carry } = form
  return {
    name,
    notice: inert(form.notice),
    title: inert(form.title),
    intro: form.intro.map(inert),
    fields: form.fields.map(pack),
    submit: inert(form.submit),
    ...(form.steps && { steps: form.steps.map((step) => ({ ...step, label: inert(step.label) })) }),
    carry,
  }
}

function pack(field: Field): FieldShape {
  const shown = {
    ...field,
    label: inert(field.label),
    ...(field.hint !== undefined && { hint: inert(field.hint) }),
    ...(field.heading !== undefined && { heading: inert(field.heading) }),
  }
  return (PACK[field.kind] as (field: Field) => FieldShape)(shown)
}

function packOption({ value, label }: Option): PackedOption {
  return [value, inert(label)]
}
