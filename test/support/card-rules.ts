import { createRequire } from 'node:module'
import { actingCharacters, isJson, type Json, objectsIn, repeated } from './check.ts'

type Parser = {
  SerializationContext: new () => { eventCount: number; getEventAt(index: number): { message: string } }
  AdaptiveCard: new () => { parse(card: unknown, context: unknown): void }
}
const parser: Parser = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js')

const CARD_BYTES = 28_000
const ACTIONS = 6
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  TextBlock: ['text'],
  'Input.Text': ['id', 'label'],
  'Input.Date': ['id', 'label'],
  'Input.ChoiceSet': ['id', 'label', 'choices'],
  'Input.Number': ['id', 'label'],
  'Input.Time': ['id', 'label'],
  'Input.Toggle': ['id', 'title'],
  Image: ['url', 'altText'],
  FactSet: ['facts'],
  ActionSet: ['actions'],
  'Action.Execute': ['title', 'verb'],
  'Action.Submit': ['title'],
  'Action.OpenUrl': ['title', 'url'],
}
const LINK = /(?<!\\)\]\(([^)]*)\)/g
const OPENED = /^(https:|tel:|sms:|mailto:)/

/** Every rule of Teams' that a card breaks; empty when Teams would show it. */
export function cardFaults(card: unknown): string[] {
  if (!isJson(card)) return ['is no object']
  const parts = objectsIn(card.body)
  return [
    ...parseFaults(card),
    ...(card.type === 'AdaptiveCard' ? [] : ['is no AdaptiveCard']),
    ...(card.version === '1.5' ? [] : ['version is not 1.5']),
    ...(Array.isArray(card.body) && card.body.length > 0 ? [] : ['has no body']),
    ...(objectsIn(card).some((one) => one.refresh !== undefined) ? ['has a refresh'] : []),
    ...(Buffer.byteLength(JSON.stringify(card)) < CARD_BYTES ? [] : ['is 28 KB or more']),
    ...repeated(inputIds(parts)).map((id) => `input id ${id} is used twice`),
    ...parts.flatMap(partFaults),
    ...actingCharacters(card),
  ]
}

function parseFaults(card: Json): string[] {
  const context = new parser.SerializationContext()
  new parser.AdaptiveCard().parse(structuredClone(card), context)
  return Array.from({ length: context.eventCount }, (_, index) => `parser: ${context.getEventAt(index).message}`)
}

function inputIds(parts: readonly Json[]): string[] {
  return parts.filter((part) => String(part.type).startsWith('Input.')).map((part) => String(part.id))
}

function partFaults(part: Json): string[] {
  const type = typeof part.type === 'string' ? part.type : ''
  const missing = (TEXTS[type] ?? []).filter((key) => isEmpty(part[key])).map((key) => `${type}: ${key} is missing`)
  const actions =
    Array.isArray(part.actions) && part.actions.length > ACTIONS ? [`${type}: more than ${ACTIONS} actions`] : []
  const chart = type.startsWith('Chart.') ? ['charts are not shown everywhere'] : []
  const silent =
    part.isRequired === true && isEmpty(part.errorMessage) ? [`${type}: required without errorMessage`] : []
  const unwrapped = type === 'TextBlock' && part.wrap !== true ? ['TextBlock: does not wrap'] : []
  const rows = [...listOf(part.facts), ...listOf(part.choices)]
  const blanks = rows.filter((row) => isEmpty(row.title) || isEmpty(row.value)).map(() => `${type}: an empty row`)
  return [...missing, ...actions, ...chart, ...silent, ...unwrapped, ...blanks, ...markFaults(part)]
}

/** Text that Teams would read as a mention, a function, a mark or a link that is not ours. */
function markFaults(part: Json): string[] {
  const rows = part.type === 'FactSet' ? listOf(part.facts).flatMap((fact) => [fact.title, fact.value]) : []
  const texts = part.type === 'TextBlock' ? [part.text] : rows
  const marked = texts.filter((one) => typeof one === 'string')
  const links = marked.flatMap((text) => [...text.matchAll(LINK)]).filter((found) => !OPENED.test(found[1] ?? ''))
  const left = marked.map((text) => text.replace(LINK, ']').replace(/\\[!-/:-@[-`{-~]/g, 'x'))
  return [
    ...(marked.some((text) => /<at>|\{\{(DATE|TIME)/i.test(text)) ? ['a mention or a function'] : []),
    ...(left.some((text) => /[*_`~<>]|^(#|\+|=|\d+[.)]) ?/m.test(text)) ? ['a mark that is not escaped'] : []),
    ...links.map(() => 'a link that is not ours'),
  ]
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  )
}
