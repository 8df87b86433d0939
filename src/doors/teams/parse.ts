import type { Ask, CommandEntry, ShortcutEntry } from '../../conversation/exchange.ts'
import { askFrom } from '../../conversation/words.ts'
import type { Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import { type Activity, at, listAt, textAt } from './activity.ts'
import { RESERVED_NAMES } from './limits.ts'
import { plainText } from './plain-text.ts'
import { formFromShape } from './shape.ts'

/** What a person did, and the card they did it on. `shape` draws a form again; it came through their own client. */
export type Deed = { ask: Ask; card: { id: string; shape: unknown } | null }

/** Words typed to us, or the press of a card's fallback button, which old clients send as a message. */
export function deedOfMessage(activity: Activity, commands: readonly CommandEntry[]): Deed {
  const verb = textAt(activity.value, 'verb')
  if (verb !== '') return deedOfCard(activity, verb, activity.value)
  return { ask: askFrom(withoutOurMention(activity), commands), card: null }
}

/** The press of an Action.Execute. */
export function deedOfExecute(activity: Activity): Deed {
  const action = at(activity.value, 'action')
  return deedOfCard(activity, textAt(action, 'verb'), at(action, 'data'))
}

/** A form in a dialog that was sent. */
export function deedOfDialog(activity: Activity): Deed {
  const data = at(activity.value, 'data')
  return deedOfCard(activity, textAt(data, 'verb'), data)
}

/**
 * A choice from the menu of a message, which brings that message's words: their writer's own, unless it takes those of
 * others too. Teams names a message's writer by the id of their account.
 */
export function deedOfShortcut(activity: Activity, shortcuts: readonly ShortcutEntry[]): Deed {
  const name = textAt(activity.value, 'commandId')
  const message = at(activity.value, 'messagePayload')
  const writer = textAt(message, 'from', 'user', 'id').toLowerCase()
  const own = writer !== '' && writer === activity.from.aadObjectId.toLowerCase()
  const taken = own || shortcuts.some((shortcut) => shortcut.name === name && shortcut.othersWords)
  const html = textAt(message, 'body', 'contentType') !== 'text'
  const written = textAt(message, 'body', 'content')
  return {
    ask: { kind: 'shortcut', name, words: taken ? (html ? plainText(written) : written) : '' },
    card: null,
  }
}

/** A form's button says which form it is; any other button is its own name. Typed values lie beside the form's data. */
function deedOfCard(activity: Activity, verb: string, data: unknown): Deed {
  const carry: Carry = textsIn(at(data, 'carry'))
  const form = textAt(data, 'name')
  const step = textAt(data, 'step')
  const shape = at(data, 'shape')
  const ask: Ask = form
    ? { kind: 'submit', form, values: valuesIn(data, shape), carry, ...(step !== '' && { step }) }
    : { kind: 'press', button: verb, carry }
  return { ask, card: { id: activity.replyToId, shape } }
}

/** Teams joins the choices of a multi-choice field with commas; the card itself says which fields those are. */
function valuesIn(data: unknown, shape: unknown): Values {
  const named = listAt(data, 'many').filter((name) => typeof name === 'string')
  const fields = formFromShape(shape, {}, {})?.fields
  const many = new Set(fields?.flatMap((field) => (field.kind === 'choice' && field.many ? [field.name] : [])) ?? named)
  const typed = Object.entries(textsIn(data)).filter(([name]) => !RESERVED_NAMES.includes(name))
  return Object.fromEntries(
    typed.map(([name, value]) => [name, many.has(name) ? value.split(',').filter((choice) => choice !== '') : value]),
  )
}

function textsIn(value: unknown): Readonly<Record<string, string>> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** In a channel every message to us begins with our name; the names of others are part of what was said. */
function withoutOurMention(activity: Activity): string {
  const ours = activity.mentions.filter((mention) => mention.id === activity.bot && mention.text !== '')
  return ours.reduce((text, mention) => text.replaceAll(mention.text, ' '), activity.text).trim()
}
