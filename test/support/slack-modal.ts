import { isCalled } from './is-called.ts'
import { asJson, asList, blocksText, type Json, text } from './slack-screen.ts'

/** An open modal as Slack's client holds it: the view, what stands in its inputs, and the errors shown at them. */
export type OpenModal = {
  id: string
  /** Which state of the view this is. */
  hash: string
  view: Json
  state: ReadonlyMap<string, string>
  errors: Readonly<Record<string, string>>
}

export type Input = {
  /** The field's: a block whose value the bot changed has a number behind it. */
  name: string
  blockId: string
  label: string
  hint: string
  actionId: string
  type: string
  element: Json
  options: readonly Json[]
  /** Whether Slack tells the bot of what is typed here. */
  tells: boolean
}

/** A fresh view; what was typed stays in inputs that are still there, as Slack keeps it by block and action id. */
export function openModal(id: string, view: unknown, before: OpenModal | null = null, hash = 'ab'): OpenModal {
  const kept = new Map(before ? inputsOf(before.view).map((input) => [keyOf(input), before.state.get(input.name)]) : [])
  const state = new Map(inputsOf(asJson(view)).map((input) => [input.name, kept.get(keyOf(input)) ?? initialOf(input)]))
  return { id, hash, view: asJson(view), state, errors: {} }
}

const keyOf = (input: Input): string => `${input.blockId}/${input.actionId}/${input.type}`

export function fill(modal: OpenModal, values: Readonly<Record<string, string>>): OpenModal {
  const inputs = inputsOf(modal.view)
  const state = new Map(modal.state)
  for (const [name, value] of Object.entries(values)) {
    const input = inputs.find((one) => one.name === name)
    if (!input) throw new Error(`The form has no field "${name}"; it has ${inputs.map((one) => one.name).join(', ')}.`)
    state.set(name, CHOICES.includes(input.type) && value !== '' ? chosen(input, value) : value)
  }
  return { ...modal, state }
}

const CHOICES = ['static_select', 'radio_buttons', 'checkboxes', 'multi_static_select']
const MANY = ['checkboxes', 'multi_static_select']

/** `view.state.values` of a submission. */
export function stateValues(modal: OpenModal): Json {
  return Object.fromEntries(
    inputsOf(modal.view).map((input) => [
      input.blockId,
      { [input.actionId]: valueState(input, modal.state.get(input.name) ?? '') },
    ]),
  )
}

function valueState(input: Input, value: string): Json {
  const { type } = input
  const option = (wanted: string): Json => ({ text: textOf(input, wanted), value: wanted })
  if (MANY.includes(type)) return { type, selected_options: value === '' ? [] : value.split(',').map(option) }
  if (CHOICES.includes(type)) return { type, selected_option: value === '' ? null : option(value) }
  if (type === 'datepicker') return { type, selected_date: value === '' ? null : value }
  return { type, value: value === '' ? null : value }
}

const textOf = (input: Input, value: string): unknown => input.options.find((option) => option.value === value)?.text

/** A choice by its label or value, several with commas between; what is not offered cannot be chosen. */
function chosen(input: Input, wanted: string): string {
  const find = (part: string): string | undefined =>
    input.options.find((option) => option.value === part || isCalled(labelOf(option), part))?.value as
      | string
      | undefined
  const whole = find(wanted)
  if (whole !== undefined) return whole
  const parts = MANY.includes(input.type) ? wanted.split(',').map((part) => find(part.trim())) : [undefined]
  if (parts.includes(undefined)) {
    throw new Error(`"${input.name}" does not offer "${wanted}"; it offers ${input.options.map(labelOf).join(', ')}.`)
  }
  return parts.join(',')
}

const labelOf = (option: Json): string =>
  [text(option.text), option.description ? text(option.description) : ''].join(' ').trim()

export function modalText(modal: OpenModal): string {
  const inputs = new Map(inputsOf(modal.view).map((input) => [input.name, input]))
  const lines = asList(modal.view.blocks).flatMap((block) => {
    const input = block.type === 'input' ? inputs.get(nameOf(String(block.block_id))) : undefined
    if (!input) return [blocksText([block])]
    const value = modal.state.get(input.name) ?? ''
    const seen = value
      .split(',')
      .map((part) => input.options.find((option) => option.value === part))
      .map((option) => (option ? labelOf(option) : ''))
    const error = modal.errors[input.blockId]
    return [
      `${input.label}: ${input.options.length > 0 ? seen.join(', ') : value}`,
      ...(input.hint ? [input.hint] : []),
      ...(error ? [error] : []),
    ]
  })
  const submit = modal.view.submit ? [`[${text(modal.view.submit)}]`] : []
  return [text(modal.view.title), ...lines, ...submit].join('\n')
}

const tellsOfCharacters = (element: Json): boolean => {
  const wanted = asJson(element.dispatch_action_config).trigger_actions_on
  return Array.isArray(wanted) && wanted.includes('on_character_entered')
}

const nameOf = (blockId: string): string => blockId.replace(/~\d+$/, '')

export function inputsOf(view: Json): Input[] {
  return asList(view.blocks)
    .filter((block) => block.type === 'input')
    .map((block) => {
      const element = asJson(block.element)
      const groups = asList(element.option_groups).flatMap((group) => asList(group.options))
      return {
        name: nameOf(String(block.block_id)),
        blockId: String(block.block_id),
        label: text(block.label),
        hint: block.hint ? text(block.hint) : '',
        actionId: String(element.action_id),
        type: String(element.type),
        element,
        options: [...asList(element.options), ...groups],
        tells: block.dispatch_action === true && (element.type !== 'plain_text_input' || tellsOfCharacters(element)),
      }
    })
}

function initialOf({ element }: Input): string {
  const many = asList(element.initial_options).map((option) => String(option.value))
  if (many.length > 0) return many.join(',')
  const one = asJson(element.initial_option).value ?? element.initial_date ?? element.initial_value
  return typeof one === 'string' ? one : ''
}
