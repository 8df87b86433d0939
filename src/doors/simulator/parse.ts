import { randomUUID } from 'node:crypto'
import type { Ask, CommandEntry, From, Request } from '../../conversation/exchange.ts'
import { askFrom } from '../../conversation/words.ts'
import type { Field, Form, Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import { TENANT } from './cast.ts'

/** A body as `express.urlencoded` gives it: a repeated key is a list. */
export type Posted = Readonly<Record<string, unknown>>

/** A request as if it came from a platform; each act gets an id of its own, as each delivery does there. */
export function requestFrom(user: string, place: From['place'], ask: Ask): Request {
  return { id: randomUUID(), from: { door: 'simulator', tenant: TENANT, user, place }, ask }
}

/** A suggested command, or what was typed; blank text goes through as it is. */
export function typedText(posted: Posted): string {
  const suggested = text(posted.command)
  return suggested === '' ? text(posted.text) : suggested
}

export function typedAsk(typed: string, commands: readonly CommandEntry[]): Ask {
  return askFrom(typed, commands)
}

export function placeOf(posted: Posted): From['place'] {
  return posted.place === 'shared' ? 'shared' : 'private'
}

/** Null when the page sent something that is not a press of ours. */
export function pressAsk(posted: Posted): Ask | null {
  const carry = carryFrom(posted._carry)
  const button = text(posted._button)
  return carry && button !== '' ? { kind: 'press', button, carry } : null
}

/** Whether a form was closed instead of sent. */
export const closes = (posted: Posted): boolean => text(posted._close) !== ''

/** `form` is the one on the screen: it knows which fields are lists. Without it (after a restart) names must do. */
export function submitAsk(posted: Posted, form: Form | null): Extract<Ask, { kind: 'submit' }> | null {
  const carry = carryFrom(posted._carry)
  const name = text(posted._form)
  if (!carry || name === '') return null
  const values = form ? valuesOf(posted, form.fields) : allValues(posted)
  const step = text(posted._step)
  return { kind: 'submit', form: name, values, carry, ...(step !== '' && { step }) }
}

function valuesOf(posted: Posted, fields: readonly Field[]): Values {
  return Object.fromEntries(
    fields.map((field) => {
      const value = posted[field.name]
      return [field.name, field.kind === 'choice' && field.many ? texts(value) : text(value)]
    }),
  )
}

function allValues(posted: Posted): Values {
  const named = Object.entries(posted).filter(([name]) => !name.startsWith('_'))
  return Object.fromEntries(named.map(([name, value]) => [name, Array.isArray(value) ? texts(value) : text(value)]))
}

function carryFrom(value: unknown): Carry | null {
  try {
    const carry: unknown = JSON.parse(text(value))
    if (typeof carry !== 'object' || carry === null || Array.isArray(carry)) return null
    const entries = Object.entries(carry)
    return entries.every(([, one]) => typeof one === 'string') ? Object.fromEntries(entries) : null
  } catch {
    return null
  }
}

function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string').map(text)
}

/** Browsers send line ends as CR LF; the platforms and our records know LF only. */
function text(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : ''
}
