import type { Field, Form } from './form.ts'
import { inertLine } from './inert.ts'

/** The label as GOV.UK writes it: what may be left out says so, what is needed says nothing. */
export function labelOf(field: Field): string {
  return field.required ? inertLine(field.label) : `${inertLine(field.label)} (optional)`
}

/** What stands under a label: the hint, the limit of a text, and a date that could not be put back into a date picker. */
export function hintOf(field: Field, values: Form['values']): string {
  return [inertLine(field.hint ?? ''), limitOf(field), unreadableDate(field, values)].filter(Boolean).join(' ')
}

function limitOf(field: Field): string {
  return field.kind === 'line' || field.kind === 'paragraph'
    ? `Up to ${field.maxLength.toLocaleString('en-GB')} characters.`
    : ''
}

/** A date picker holds only real dates: anything else that was written is quoted, so that it is not lost. */
export function unreadableDate(field: Field, values: Form['values']): string {
  if (field.kind !== 'date') return ''
  const wrote = inertLine(textValue(values, field.name))
  return wrote === '' || isRealDate(wrote) ? '' : `You wrote “${wrote}”.`
}

/** The date as a picker takes it, or an empty string. */
export function dateValue(values: Form['values'], name: string): string {
  const value = inertLine(textValue(values, name))
  return isRealDate(value) ? value : ''
}

export function textValue(values: Form['values'], name: string): string {
  const value = values[name] ?? ''
  return typeof value === 'string' ? value : value.join(', ')
}

export function chosenValues(values: Form['values'], name: string): readonly string[] {
  const value = values[name] ?? []
  return typeof value === 'string' ? (value === '' ? [] : [value]) : value
}

function isRealDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value)
}
