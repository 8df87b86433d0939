import { chosenValues, dateValue, hintOf, textValue } from '../../view/field-words.ts'
import type { Field, FieldKind, Form } from '../../view/form.ts'
import { inert, inertLine } from '../../view/inert.ts'
import { RADIO_BUTTONS, RESERVED_NAMES } from './limits.ts'
import { labelText, textBlocks } from './render-text.ts'
import type { Element, InputElement } from './render-types.ts'

type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>
type Values = Form['values']
type Face = Pick<InputElement, 'id' | 'label' | 'isRequired'>

const INPUTS: { [K in FieldKind]: (field: FieldOf<K>, values: Values, face: Face) => InputElement } = {
  line: (field, values, face) => textInput(field, values, face, false),
  paragraph: (field, values, face) => textInput(field, values, face, true),
  choice: (field, values, face) => choiceSet(field, values, face, field.many),
  date: (field, values, face) => ({
    type: 'Input.Date',
    ...face,
    errorMessage: 'Choose a date.',
    value: dateValue(values, field.name),
  }),
  person: (field, values, face) => choiceSet(field, values, face, false),
}

/** One field: what is wrong with it, the input with its label, what to know about it. */
export function fieldElements(field: Field, form: Form): Element[] {
  if (RESERVED_NAMES.includes(field.name)) throw new Error('Teams: a field has a name that the form itself needs')
  const draw = INPUTS[field.kind] as (field: Field, values: Values, face: Face) => InputElement
  const label = labelText(field.label, 'a field label')
  const stepless = (form.steps ?? []).length === 0
  const face = {
    id: field.name,
    label: field.required ? label : `${label} (optional)`,
    // The client checks what is required before it sends anything, and a step has to bring what there is.
    isRequired: field.required && stepless,
  }
  const error = form.errors[field.name]
  return [
    ...textBlocks(inertLine(field.heading ?? ''), { style: 'heading', size: 'Medium', weight: 'Bolder' }),
    ...(error ? textBlocks(`Error: ${error}`, { color: 'Attention', weight: 'Bolder' }) : []),
    draw(field, form.values, face),
    ...textBlocks(hintOf(field, form.values), { isSubtle: true, size: 'Small' }),
  ]
}

/** No `maxLength`: clients cut pasted text at it without a word. The limit stands in the hint and is checked here. */
function textInput(field: Field, values: Values, face: Face, isMultiline: boolean): InputElement {
  const value = inert(textValue(values, field.name))
  return { type: 'Input.Text', ...face, errorMessage: 'Write an answer.', isMultiline, value }
}

function choiceSet(field: FieldOf<'choice' | 'person'>, values: Values, face: Face, many: boolean): InputElement {
  if (field.options.length === 0) throw new Error('Teams: a choice needs at least one option')
  const chosen = chosenValues(values, field.name)
  const known = field.options.map((option) => option.value)
  if (many && known.some((value) => value.includes(','))) throw new Error('Teams: an option value has a comma')
  if (known.includes('')) throw new Error('Teams: an option value is empty')
  return {
    type: 'Input.ChoiceSet',
    ...face,
    errorMessage: many ? 'Choose at least one.' : 'Choose one.',
    style: known.length <= RADIO_BUTTONS ? 'expanded' : 'filtered',
    isMultiSelect: many,
    choices: field.options.map((option) => ({ title: labelText(option.label, 'an option'), value: option.value })),
    value: known.filter((value) => chosen.includes(value)).join(','),
    wrap: true,
  }
}
