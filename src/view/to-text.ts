import { chosenValues, hintOf, labelOf, textValue } from './field-words.ts'
import type { Field, FieldKind, Form } from './form.ts'
import { stepsAfter, stepsAtEnd } from './form-steps.ts'
import { inert, inertBlock, inertItems, inertLine } from './inert.ts'
import type { Message, Node, NodeKind } from './message.ts'
import { type ReadyLink, readyLinks } from './ready-link.ts'
import { leadOf } from './tone.ts'

type NodeOf<K extends NodeKind> = Extract<Node, { kind: K }>
type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>

const NODES: { [K in NodeKind]: (node: NodeOf<K>) => string } = {
  heading: (node) => inertLine(node.text),
  text: (node) => said(inertBlock(node.text), leadOf(node)),
  facts: (node) => node.facts.map((fact) => `${inertLine(fact.label)}: ${inertBlock(fact.value)}`).join('\n'),
  list: (node) =>
    inertItems(node.items)
      .map((item) => `- ${item}`)
      .join('\n'),
  links: (node) => readyLinks(node.links).map(linkLine).join('\n'),
  buttons: (node) => node.buttons.map((button) => `[${inertLine(button.label)}]`).join(' '),
  note: (node) => inertBlock(node.text),
  divider: () => '---',
}

const FIELDS: { [K in FieldKind]: (field: FieldOf<K>, form: Form) => string } = {
  line: (field, form) => inert(textValue(form.values, field.name)),
  paragraph: (field, form) => inert(textValue(form.values, field.name)),
  choice: (field, form) => choices(field, form, field.many ? '[x]' : '(x)'),
  date: (field, form) => inert(textValue(form.values, field.name)),
  person: (field, form) => choices(field, form, '(x)'),
}

/** The whole message as plain text, one blank line between its parts. The notice is not part of it. */
export function messageToText(message: Message): string {
  return message.body.map(nodeText).filter(Boolean).join('\n\n')
}

/** The whole form as plain text: what it asks, what was typed, what is to be mended. */
export function formToText(form: Form): string {
  const errors = Object.values(form.errors).map((error) => `- ${inertLine(error)}`)
  const problem = errors.length === 0 ? '' : `There is a problem\n${errors.join('\n')}`
  const fields = form.fields.map((field) => {
    const error = form.errors[field.name]
    const lines = [
      inertLine(field.heading ?? ''),
      labelOf(field),
      hintOf(field, form.values),
      error && `Error: ${inertLine(error)}`,
    ]
    const steps = stepsAfter(form, field.name).map(({ label }) => `[${inertLine(label)}]`)
    return [...lines, fieldText(field, form), steps.join(' ')].filter(Boolean).join('\n')
  })
  const parts = [
    inertLine(form.title),
    ...form.intro.map(inertBlock),
    problem,
    ...fields,
    [...stepsAtEnd(form).map(({ label }) => label), form.submit].map((label) => `[${inertLine(label)}]`).join(' '),
  ]
  return parts.filter(Boolean).join('\n\n')
}

function nodeText(node: Node): string {
  const draw = NODES[node.kind] as (node: Node) => string
  return draw(node)
}

function fieldText(field: Field, form: Form): string {
  const draw = FIELDS[field.kind] as (field: Field, form: Form) => string
  return draw(field, form)
}

function said(text: string, lead: string): string {
  return text === '' ? '' : `${lead}${text}`
}

function linkLine({ label, href, after }: ReadyLink): string {
  const address = href?.startsWith('https:') && label !== href ? [href] : []
  return `- ${[label, ...after, ...address].join(' – ')}`
}

function choices(field: FieldOf<'choice' | 'person'>, form: Form, mark: string): string {
  const chosen = chosenValues(form.values, field.name)
  const empty = mark.replace('x', ' ')
  return field.options
    .map((option) => `${chosen.includes(option.value) ? mark : empty} ${inertLine(option.label)}`)
    .join('\n')
}
