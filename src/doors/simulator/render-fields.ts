import { chosenValues, dateValue, hintOf, labelOf, textValue } from '../../view/field-words.ts'
import type { Field, FieldKind, Form } from '../../view/form.ts'
import { inert, inertLine } from '../../view/inert.ts'
import { LIMITS } from './limits.ts'
import { escapeHtml, line } from './render-html.ts'

type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>
type Values = Form['values']
/** The attributes every input has: id, name and what describes it. All escaped. */
type Ties = { id: string; name: string; described: string; needed: string }
/** Several inputs under one label are a group: a fieldset with a legend. */
type Drawn = { grouped: boolean; markup: string }

const FIELDS: { [K in FieldKind]: (field: FieldOf<K>, values: Values, ties: Ties) => Drawn } = {
  line: (field, values, ties) =>
    single(`<input type="text" ${attributes(ties)} dir="auto" value="${typed(values, field.name)}">`),
  /** A line end right after the tag is dropped by browsers: ours, so that a typed one stays. */
  paragraph: (field, values, ties) =>
    single(`<textarea ${attributes(ties)} dir="auto" rows="6">\n${typed(values, field.name)}</textarea>`),
  choice: (field, values, ties) =>
    field.many || field.options.length <= LIMITS.visibleOptions
      ? boxes(field, values, ties, field.many ? 'checkbox' : 'radio')
      : select(field, values, ties),
  date: (field, values, ties) =>
    single(`<input type="date" ${attributes(ties)} value="${escapeHtml(dateValue(values, field.name))}">`),
  person: (field, values, ties) => select(field, values, ties),
}

/** One field with its label, hint and error. No `maxlength`: browsers cut pasted text at it without a word. */
export function fieldMarkup(field: Field, form: Form, prefix: string): string {
  if (inertLine(field.label) === '') throw new Error('HTML: a field label is empty')
  const id = escapeHtml(`${prefix}-${field.name}`)
  const hint = hintOf(field, form.values)
  const error = form.errors[field.name]
  const notes = [
    hint && `<p class="as-hint" id="${id}-hint" dir="auto">${escapeHtml(hint)}</p>`,
    error && `<p class="as-error" id="${id}-error"><strong>Error:</strong> ${line(error)}</p>`,
  ].join('')
  const by = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const described = by && ` aria-describedby="${by}"`
  const ties = { id, name: escapeHtml(field.name), described: `${described}${error ? ' aria-invalid="true"' : ''}` }
  const draw = FIELDS[field.kind] as (field: Field, values: Values, ties: Ties) => Drawn
  const { grouped, markup } = draw(field, form.values, { ...ties, needed: field.required ? ' required' : '' })
  const look = `as-field${error ? ' as-wrong' : ''}`
  const label = escapeHtml(labelOf(field))
  return grouped
    ? `<fieldset class="${look}"${described}><legend dir="auto">${label}</legend>${notes}${markup}</fieldset>`
    : `<div class="${look}"><label for="${id}" dir="auto">${label}</label>${notes}${markup}</div>`
}

function boxes(field: FieldOf<'choice'>, values: Values, ties: Ties, type: 'checkbox' | 'radio'): Drawn {
  const chosen = chosenValues(values, field.name)
  const markup = field.options.map((option, index) => {
    const id = index === 0 ? ties.id : `${ties.id}-${index + 1}`
    const mark = chosen.includes(option.value) ? ' checked' : ''
    const input = `<input type="${type}" id="${id}" name="${ties.name}" value="${escapeHtml(option.value)}"${mark}>`
    return `<div class="as-box">${input}<label for="${id}" dir="auto">${optionLabel(option.label)}</label></div>`
  })
  return { grouped: true, markup: some(markup) }
}

function select(field: FieldOf<'choice' | 'person'>, values: Values, ties: Ties): Drawn {
  const chosen = chosenValues(values, field.name)
  const options = field.options.map((option) => {
    const mark = chosen.includes(option.value) ? ' selected' : ''
    return `<option value="${escapeHtml(option.value)}"${mark}>${optionLabel(option.label)}</option>`
  })
  const prompt = `<option value="">${field.kind === 'person' ? 'Choose a person' : 'Choose one'}</option>`
  return single(`<select ${attributes(ties)}>${prompt}${some(options)}</select>`)
}

function single(markup: string): Drawn {
  return { grouped: false, markup }
}

function attributes(ties: Ties): string {
  return `id="${ties.id}" name="${ties.name}"${ties.described}${ties.needed}`
}

function typed(values: Values, name: string): string {
  return escapeHtml(inert(textValue(values, name)))
}

function optionLabel(label: string): string {
  if (inertLine(label) === '') throw new Error('HTML: an option is empty')
  return line(label)
}

function some(options: readonly string[]): string {
  if (options.length === 0) throw new Error('HTML: a choice needs at least one option')
  return options.join('')
}
