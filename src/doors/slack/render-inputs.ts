import { chosenValues, dateValue, textValue, unreadableDate } from '../../view/field-words.ts'
import type { Field, FieldKind, Form, Step } from '../../view/form.ts'
import { inert, inertLine } from '../../view/inert.ts'
import { LIMITS, RADIO_BUTTONS } from './limits.ts'
import { checked, choiceObjects, choicesOf } from './render-options.ts'
import { plain, shortText, within } from './render-text.ts'
import type { Block, InputBlock, InputElement } from './render-types.ts'

type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>
type Values = Form['values']

const ELEMENTS: { [K in FieldKind]: (field: FieldOf<K>, values: Values) => InputElement } = {
  line: (field, values) => textInput(field, values, false),
  paragraph: (field, values) => textInput(field, values, true),
  choice: (field, values) => (field.many ? manyOf(field, values) : oneOf(field, values, 'Choose one')),
  date: (field, values) => {
    const date = dateValue(values, field.name)
    return { type: 'datepicker', action_id: 'value', ...(date !== '' && { initial_date: date }) }
  },
  person: (field, values) => oneOf(field, values, 'Choose a person'),
}

const STEP = 'slack.step.'

/** Steps as a row of buttons; the row's id is that of its first step, so that it stays the same row. */
export function stepBlocks(steps: readonly Step[]): Block[] {
  const [first] = steps
  if (!first) return []
  if (steps.length > LIMITS.actions) throw new Error(`Slack: at most ${LIMITS.actions} steps stand side by side`)
  const elements = steps.map((step) => ({
    type: 'button' as const,
    action_id: within(STEP + step.name, LIMITS.id, 'step name'),
    text: shortText(step.label, LIMITS.buttonText, 'step label'),
    value: step.name,
  }))
  return [{ type: 'actions', block_id: within(STEP + first.name, LIMITS.id, 'step name'), elements }]
}

/** The step of a button in a form; null for anything else that is acted on there. */
export function stepOf(actionId: string): string | null {
  return actionId.startsWith(STEP) ? actionId.slice(STEP.length) : null
}

/** One field, under its heading where it has one. The action id never changes; `id` is the block's. */
export function fieldBlocks(field: Field, form: Form, id: string): Block[] {
  const heading = inertLine(field.heading ?? '')
  const input = inputBlock(field, form.values, id)
  const told = form.keeps ? { ...input, dispatch_action: true as const, element: telling(input.element) } : input
  return heading === '' ? [told] : [{ type: 'header', text: shortText(heading, LIMITS.header, 'heading') }, told]
}

/** Only a text has to be asked to tell of each character. */
function telling(element: InputElement): InputElement {
  if (element.type !== 'plain_text_input') return element
  return { ...element, dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } }
}

function inputBlock(field: Field, values: Values, id: string): InputBlock {
  const draw = ELEMENTS[field.kind] as (field: Field, values: Values) => InputElement
  const hint = [inertLine(field.hint ?? ''), unreadableDate(field, values)].filter(Boolean).join(' ')
  return {
    type: 'input',
    block_id: id,
    label: shortText(field.label, LIMITS.inputLabel, 'field label'),
    element: draw(field, values),
    optional: !field.required,
    ...(hint !== '' && { hint: plain(within(hint, LIMITS.inputHint, 'field hint')) }),
  }
}

/** What was typed too long elsewhere still comes back whole; it is refused again only when it is sent. */
function textInput(field: FieldOf<'line' | 'paragraph'>, values: Values, multiline: boolean): InputElement {
  const value = within(inert(textValue(values, field.name)), LIMITS.inputText, 'typed text')
  return {
    type: 'plain_text_input',
    action_id: 'value',
    multiline,
    max_length: Math.max(Math.min(field.maxLength, LIMITS.inputText), value.length, 1),
    ...(value.trim() !== '' && { initial_value: value }),
  }
}

function oneOf(field: FieldOf<'choice' | 'person'>, values: Values, prompt: string): InputElement {
  const options = choiceObjects(field)
  const [initial] = checked(options, chosenValues(values, field.name))
  const start = initial && { initial_option: initial }
  if (options.length <= RADIO_BUTTONS) return { type: 'radio_buttons', action_id: 'value', options, ...start }
  return { type: 'static_select', action_id: 'value', placeholder: plain(prompt), ...choicesOf(options), ...start }
}

function manyOf(field: FieldOf<'choice'>, values: Values): InputElement {
  const options = choiceObjects(field)
  const initial = checked(options, chosenValues(values, field.name))
  const start = initial.length > 0 && { initial_options: initial }
  if (options.length <= LIMITS.visibleOptions) return { type: 'checkboxes', action_id: 'value', options, ...start }
  const placeholder = plain('Choose any')
  return { type: 'multi_static_select', action_id: 'value', placeholder, ...choicesOf(options), ...start }
}
