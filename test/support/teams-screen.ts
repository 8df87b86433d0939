import type { Json } from './teams-peer.ts'

export type ShownInput = { name: string; value: string; choices: readonly { title: string; value: string }[] }
export type ShownAction = { title: string; verb: string; data: Json }
/** A card as the client keeps it: what can be read, typed into and pressed. */
export type ShownCard = { text: string; inputs: readonly ShownInput[]; actions: readonly ShownAction[] }

const CARD = 'application/vnd.microsoft.card.adaptive'

/** The card in a message; null for a message of words alone. */
export function cardIn(activity: Json): ShownCard | null {
  const attached = listOf(activity.attachments).find((one) => one.contentType === CARD)
  return attached ? shownCard(attached.content) : null
}

export function shownCard(card: unknown): ShownCard {
  const parts = flat(listOf(json(card).body))
  return {
    text: parts.map(lineOf).join('\n'),
    inputs: parts.filter((part) => wordsIn(part.type).startsWith('Input.')).map(inputOf),
    actions: parts.flatMap((part) => listOf(part.actions)).map(actionOf),
  }
}

/** What the answer to an invoke of a message's menu shows: a dialog, or a sentence. */
export function dialogIn(body: unknown): { card: ShownCard | null; words: string } {
  const { type, value } = json(json(body).task)
  if (type !== 'continue') return { card: null, words: wordsIn(value) }
  return { card: shownCard(json(json(value).card).content), words: '' }
}

export function wordsOf(activity: Json): string {
  return cardIn(activity)?.text ?? asTeamsShows(wordsIn(activity.text))
}

/** The button that sends a form has the form's name in its data. */
export function submitOf(card: ShownCard): ShownAction | undefined {
  return card.actions.find((action) => typeof action.data.name === 'string' && action.data.step === undefined)
}

/** The other buttons of a form. */
export function stepsOf(card: ShownCard | undefined): readonly ShownAction[] {
  return card?.actions.filter((action) => action.data.step !== undefined) ?? []
}

/** Markdown as Teams shows it: links as their words, escaped characters as themselves, `\r` as
 * a new line, nothing for what has no width. */
function asTeamsShows(markdown: string): string {
  return markdown
    .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\r/g, '\n')
    .replace(/[\u200B\u2060\u2066-\u2069]/g, '')
}

function flat(parts: readonly Json[]): Json[] {
  return parts.flatMap((part) => (part.type === 'Container' ? flat(listOf(part.items)) : [part]))
}

function lineOf(part: Json): string {
  if (part.type === 'FactSet') {
    return listOf(part.facts)
      .map((fact) => `${asTeamsShows(wordsIn(fact.title))}: ${asTeamsShows(wordsIn(fact.value))}`)
      .join('\n')
  }
  if (part.type === 'ActionSet')
    return listOf(part.actions)
      .map((action) => `[${plain(action.title)}]`)
      .join(' ')
  if (part.type === 'TextBlock') return asTeamsShows(wordsIn(part.text))
  const { value, choices } = inputOf(part)
  const chosen = choices.filter((choice) => value.split(',').includes(choice.value)).map((choice) => choice.title)
  return `${plain(part.label)}: ${choices.length > 0 ? chosen.join(', ') : value}`
}

function inputOf(part: Json): ShownInput {
  const choices = listOf(part.choices).map((choice) => ({ title: plain(choice.title), value: wordsIn(choice.value) }))
  return { name: wordsIn(part.id), value: wordsIn(part.value), choices }
}

function actionOf(action: Json): ShownAction {
  return { title: plain(action.title), verb: wordsIn(action.verb), data: json(action.data) }
}

const plain = (value: unknown): string => wordsIn(value).replace(/[\u200B\u2060\u2066-\u2069]/g, '')
const wordsIn = (value: unknown): string => (typeof value === 'string' ? value : '')
const json = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(json) : [])
