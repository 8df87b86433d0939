import type { Carry } from './message.ts'

export type Values = Readonly<Record<string, string | readonly string[]>>

/** Keyed by field name; the key `form` is about the form as a whole. */
export type FormErrors = Readonly<Record<string, string>>

export type Option = { value: string; label: string }

type FieldBase = { name: string; label: string; hint?: string; required: boolean }

/** `date` values are `YYYY-MM-DD`; a `person` is one of the reader's own people, its value a person id. */
export type Field =
  | (FieldBase & { kind: 'line'; maxLength: number })
  | (FieldBase & { kind: 'paragraph'; maxLength: number })
  | (FieldBase & { kind: 'choice'; options: readonly Option[]; many: boolean })
  | (FieldBase & { kind: 'date' })
  | (FieldBase & { kind: 'person'; options: readonly Option[] })

export type FieldKind = Field['kind']

/** A form carries what was typed (`values`) and what to mend (`errors`), so a refusal comes back filled. */
export type Form = {
  name: string
  notice: string
  title: string
  intro: readonly string[]
  fields: readonly Field[]
  submit: string
  carry: Carry
  values: Values
  errors: FormErrors
}
