import { randomUUID } from 'node:crypto'
import type { CommandEntry, From, Request, ShortcutEntry } from '../../conversation/exchange.ts'
import { askFrom } from '../../conversation/words.ts'
import type { Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import { at, jsonObject, listAt, textAt } from './payload.ts'
import { plainText } from './plain-text.ts'
import { HOME_PAGE } from './render.ts'
import { fieldOf, type Shown } from './render-ids.ts'
import { buttonName } from './render-nodes.ts'
import { OPEN_FORM } from './sentences.ts'
import { tenantOf } from './tenant.ts'

/** What Slack sent, as a `Request`. Null where it names nobody: there is no one to answer. */
type Parsed = Request | null

export function commandFrom(body: unknown, commands: readonly CommandEntry[]): Parsed {
  const ask = askFrom(`${textAt(body, 'command')} ${plainText(textAt(body, 'text'))}`, commands)
  return requestFrom(body, textAt(body, 'user_id'), textAt(body, 'channel_id'), ask)
}

export function pressFrom(body: unknown): Parsed {
  const action = listAt(body, 'actions')[0]
  const button = buttonName(textAt(action, 'action_id'))
  const carry = carryFrom(jsonObject(textAt(action, 'value')))
  if (button === OPEN_FORM) return interactionFrom(body, { kind: 'command', name: carry.command ?? '', words: '' })
  if (button === HOME_PAGE) return interactionFrom(body, { kind: 'opened' })
  return interactionFrom(body, { kind: 'press', button, carry })
}

/** Which page of App Home a press asks for: the first, unless it was one of the buttons under it. */
export function homePageOf(body: unknown): number {
  const action = listAt(body, 'actions')[0]
  const page =
    buttonName(textAt(action, 'action_id')) === HOME_PAGE ? carryFrom(jsonObject(textAt(action, 'value'))).page : ''
  return Number(page) || 1
}

/** What is in a form; with the `step` that brings it, where it is not the form's own button. */
export function submitFrom(body: unknown, step?: string): Parsed {
  return interactionFrom(body, {
    kind: 'submit',
    form: textAt(body, 'view', 'callback_id'),
    values: valuesFrom(at(body, 'view', 'state', 'values')),
    carry: carryFrom(at(jsonObject(textAt(body, 'view', 'private_metadata')), 'carry')),
    ...(step !== undefined && { step }),
  })
}

/** The fields of an open form, each with its block and what is in it. */
export function shownIn(view: unknown): Shown {
  const ids = listAt(view, 'blocks')
    .filter((block) => textAt(block, 'type') === 'input')
    .map((block) => textAt(block, 'block_id'))
  return {
    form: textAt(view, 'callback_id'),
    ids: new Map(ids.map((id) => [fieldOf(id), id])),
    values: valuesFrom(at(view, 'state', 'values')),
  }
}

/** A shortcut on a message brings that message's words: their writer's own, unless it takes those of others too. */
export function shortcutFrom(body: unknown, shortcuts: readonly ShortcutEntry[]): Parsed {
  const name = textAt(body, 'callback_id')
  const own = textAt(body, 'message', 'user') === textAt(body, 'user', 'id')
  const taken = own || shortcuts.some((shortcut) => shortcut.name === name && shortcut.othersWords)
  return interactionFrom(body, {
    kind: 'shortcut',
    name,
    words: taken ? plainText(textAt(body, 'message', 'text')) : '',
  })
}

const interactionFrom = (body: unknown, ask: Request['ask']): Parsed =>
  requestFrom(body, textAt(body, 'user', 'id'), textAt(body, 'channel', 'id'), ask)

/** A form or App Home has no channel: only its user sees it. */
function requestFrom(body: unknown, user: string, channel: string, ask: Request['ask']): Parsed {
  if (!user) return null
  const place: From['place'] = channel === '' || channel.startsWith('D') ? 'private' : 'shared'
  return {
    id: textAt(body, 'trigger_id') || randomUUID(),
    from: { door: 'slack', tenant: tenantOf(body), user, place },
    ask,
  }
}

/** A carry holds texts only; whatever else somebody put there is dropped. */
function carryFrom(found: unknown): Carry {
  if (typeof found !== 'object' || found === null) return {}
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Slack nests each value under its block and its action; a block is one of our fields. */
function valuesFrom(state: unknown): Values {
  if (typeof state !== 'object' || state === null) return {}
  return Object.fromEntries(
    Object.entries(state).map(([block, actions]) => [fieldOf(block), inputValue(Object.values(Object(actions))[0])]),
  )
}

function inputValue(state: unknown): string | readonly string[] {
  const chosen = at(state, 'selected_options')
  if (Array.isArray(chosen)) return chosen.map((option) => textAt(option, 'value'))
  return textAt(state, 'selected_option', 'value') || textAt(state, 'selected_date') || textAt(state, 'value')
}
