import type { Carry } from './message.ts'

export type Values = Readonly<Record<string, string | readonly string[]>>

/** Keyed by field name; the key `form` is about the form as a whole. */
export type FormErrors = Readonly<Record<string, string>>

export type Option = { value: string; label: string }

/** `heading` stands above the field: a long form has sections. */
type FieldBase = { name: string; label: string; hint?: string; required: boolean; heading?: string }

/** `date` values are `YYYY-MM-DD`; a `person` is one of the reader's own people, its value a person id. */
export type Field =
  | (FieldBase & { kind: 'line'; maxLength: number })
  | (FieldBase & { kind: 'paragraph'; maxLength: number })
  | (FieldBase & { kind: 'choice'; options: readonly Option[]; many: boolean })
  | (FieldBase & { kind: 'date' })
  | (FieldBase & { kind: 'person'; options: readonly Option[] })

export type FieldKind = Field['kind']

/**
 * A button of a form beside its submit: it brings everything typed so far, without the form's required checks. It
 * stands below the field named by `after`, else at the end. A room answers it with the form it should now be.
 */
export type Step = { name: string; label: string; after?: string }

/** The step by which a door brings what is being typed, by itself. No button of a form has this name. */
export const DRAFT = 'draft'

/**
 * A form carries what was typed (`values`) and what to mend (`errors`), so a refusal comes back filled.
 * With `keeps`, a door brings what is typed now and then and when the form is closed, as the step `draft`.
 */
export type Form = {
  name: string
  notice: string
  title: string
  intro: readonly string[]
  fields: readonly Field[]
  submit: string
  steps?: readonly Step[]
  keeps?: true
  carry: Carry
  values: Values
  errors: FormErrors
}
