import { all, type Check, isJson, list, number, object, oneOf, only, string } from './check.ts'

/** Written from Slack's reference, on purpose without a look at the renderer's own limits. */
export const id = string(1, 255)
const SEQUENCE = /<([^<>|]*)(?:\|[^<>]*)?>/g
const OPENED = /^(https:|tel:|sms:|mailto:)/

/** What Slack would read as a mention, a command or a link in its own text. */
const sequences: Check = (value, at) => {
  const text = isJson(value) && typeof value.text === 'string' ? value.text : typeof value === 'string' ? value : ''
  const odd = [...text.matchAll(SEQUENCE)].filter((found) => !OPENED.test(found[1] ?? ''))
  const loose = text.replace(SEQUENCE, '').match(/[<>]|&(?!(amp|lt|gt);)/) ? [`${at}: has an unescaped character`] : []
  return [...odd.map(() => `${at}: mentions or commands something`), ...loose]
}

export const notice = all(string(1, 40_000), sequences)

export function plainText(most: number): Check {
  return oneOf({
    plain_text: object({ type: only('plain_text'), text: string(1, most), emoji: only(true, false) }, ['text']),
  })
}

export function anyText(most: number): Check {
  const marked = object({ type: only('mrkdwn'), text: string(1, most), verbatim: only(true) }, ['text', 'verbatim'])
  return (value, at) =>
    isJson(value) && value.type === 'mrkdwn' ? all(marked, sequences)(value, at) : plainText(most)(value, at)
}

const confirm = object(
  {
    title: plainText(100),
    text: anyText(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: only('primary', 'danger'),
  },
  ['title', 'text', 'confirm', 'deny'],
)
const option = object({ text: plainText(75), value: string(1, 75), description: plainText(75) }, ['text', 'value'])
const group = object({ label: plainText(75), options: list(option, 1, 100) }, ['label', 'options'])
const common = { type: only(), action_id: id, confirm, focus_on_load: only(true, false) }
const placeholder = plainText(150)

function element(type: string, keys: Readonly<Record<string, Check>>, needed: readonly string[]): Check {
  return object({ ...common, type: only(type), ...keys }, ['action_id', ...needed])
}

/** What is chosen from the start has to be one of the options, word for word. */
const startsFromOptions: Check = (value, at) => {
  if (!isJson(value)) return []
  const groups = Array.isArray(value.option_groups) ? value.option_groups : []
  const inGroups = groups.flatMap((one) => (isJson(one) && Array.isArray(one.options) ? one.options : []))
  const offered = [...(Array.isArray(value.options) ? value.options : []), ...inGroups].map((one) =>
    JSON.stringify(one),
  )
  const start = [value.initial_option, ...(Array.isArray(value.initial_options) ? value.initial_options : [])]
  const strange = start.filter((one) => one !== undefined && !offered.includes(JSON.stringify(one)))
  return strange.map(() => `${at}: starts from something that is not an option`)
}

const eitherList: Check = (value, at) =>
  isJson(value) && (value.options === undefined) === (value.option_groups === undefined)
    ? [`${at}: needs either options or option_groups`]
    : []

const fitsItsLength: Check = (value, at) =>
  isJson(value) &&
  typeof value.initial_value === 'string' &&
  value.initial_value.length > Number(value.max_length ?? 3_000)
    ? [`${at}: starts longer than it may be`]
    : []

const realDate: Check = (value, at) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`))
    ? []
    : [`${at}: is no date`]

const lists = { options: list(option, 1, 100), option_groups: list(group, 1, 100), placeholder }
const few = { options: list(option, 1, 10) }

export const button = element(
  'button',
  { text: plainText(75), value: string(1, 2_000), url: string(1, 3_000), style: only('primary', 'danger') },
  ['text'],
)

const radio = all(element('radio_buttons', { ...few, initial_option: option }, ['options']), startsFromOptions)
const boxes = all(
  element('checkboxes', { ...few, initial_options: list(option, 1, 10) }, ['options']),
  startsFromOptions,
)
const select = all(element('static_select', { ...lists, initial_option: option }, []), eitherList, startsFromOptions)
const multi = all(
  element(
    'multi_static_select',
    { ...lists, initial_options: list(option, 1, 100), max_selected_items: number(1, 100) },
    [],
  ),
  eitherList,
  startsFromOptions,
)
const date = element('datepicker', { initial_date: realDate, placeholder }, [])
const text = all(
  element(
    'plain_text_input',
    {
      multiline: only(true, false),
      min_length: number(0, 3_000),
      max_length: number(1, 3_000),
      initial_value: string(1, 3_000),
      placeholder,
      dispatch_action_config: object(
        { trigger_actions_on: list(only('on_enter_pressed', 'on_character_entered'), 1, 2) },
        [],
      ),
    },
    [],
  ),
  fitsItsLength,
)

export const inActions = oneOf({
  button,
  static_select: select,
  datepicker: date,
  radio_buttons: radio,
  checkboxes: boxes,
})
export const inSection = oneOf({ button, static_select: select, multi_static_select: multi, datepicker: date })
export const inInput = oneOf({
  plain_text_input: text,
  datepicker: date,
  static_select: select,
  multi_static_select: multi,
  radio_buttons: radio,
  checkboxes: boxes,
})
