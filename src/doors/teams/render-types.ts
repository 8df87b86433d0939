import type { Field, Form } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'

/** The part of Adaptive Cards 1.5 that is drawn here, as plain JSON. */
export type TextBlock = {
  type: 'TextBlock'
  text: string
  wrap: true
  style?: 'heading'
  size?: 'Small' | 'Medium' | 'Large'
  weight?: 'Bolder'
  isSubtle?: true
  color?: 'Attention'
}

type InputBase = { id: string; label: string; isRequired: boolean; errorMessage: string; value: string }
export type InputElement = InputBase &
  (
    | { type: 'Input.Text'; isMultiline: boolean }
    | { type: 'Input.Date' }
    | {
        type: 'Input.ChoiceSet'
        style: 'compact' | 'expanded' | 'filtered'
        isMultiSelect: boolean
        choices: { title: string; value: string }[]
        wrap: true
      }
  )

/**
 * A form without what was typed and what was wrong. It travels in the card and comes back with it, so that a refused
 * form can be drawn again with nothing but what the person sent; an option is its value and its label.
 */
export type FormShape = Omit<Form, 'values' | 'errors' | 'fields'> & { fields: readonly FieldShape[] }
export type FieldShape = PackedOptions<Field>
type PackedOptions<F> = F extends { options: unknown } ? Omit<F, 'options'> & { options: readonly PackedOption[] } : F
export type PackedOption = readonly [value: string, label: string]

/**
 * `name`, `carry` and `shape` are a form's, `carry` alone a button's; typed values stand beside them by field name. A
 * `step` is another button of a form; without the shape, `many` names the fields that hold several choices.
 */
export type ActionData = {
  carry: Carry
  name?: string
  shape?: FormShape
  step?: string
  many?: readonly string[]
  verb?: string
}

export type ActionFace = { title: string; associatedInputs: 'auto' | 'none'; style?: 'positive' | 'destructive' }
/** A client that knows no Action.Execute falls back to a submit, whose data then says the verb. */
export type Action = ActionFace & {
  type: 'Action.Execute'
  verb: string
  data: ActionData
  fallback: SubmitAction
}
export type SubmitAction = ActionFace & { type: 'Action.Submit'; data: ActionData }

type Drawn =
  | TextBlock
  | InputElement
  | { type: 'FactSet'; facts: { title: string; value: string }[] }
  | { type: 'Container'; style: 'attention'; items: TextBlock[] }
  | { type: 'ActionSet'; actions: Action[] }
export type Element = Drawn & { separator?: true }

export type AdaptiveCard = { type: 'AdaptiveCard'; version: '1.5'; body: Element[] }

/** `summary` is what a notification shows. */
export type CardMessage = { summary: string; card: AdaptiveCard }
