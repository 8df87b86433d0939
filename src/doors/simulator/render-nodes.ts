import { inertItems, inertLine } from '../../view/inert.ts'
import type { Button, Node, NodeKind } from '../../view/message.ts'
import { readyLinks } from '../../view/ready-link.ts'
import { leadOf } from '../../view/tone.ts'
import { buttonLabel, escapeHtml, hidden, line, lines, linkItem, paragraphs, postsTo } from './render-html.ts'

type NodeOf<K extends NodeKind> = Extract<Node, { kind: K }>

const NODES: { [K in NodeKind]: (node: NodeOf<K>, action: string | undefined) => string } = {
  heading: (node) => heading(node.text, node.level),
  text: (node) => {
    const tone = node.tone ?? 'plain'
    const said = leadOf(node)
    const lead = said && `<strong>${escapeHtml(said)}</strong>`
    return paragraphs(node.text, `as-text as-${tone}`, lead)
  },
  facts: (node) => wrapped('dl', 'as-facts', node.facts.map(factRow)),
  list: (node) =>
    wrapped(
      'ul',
      'as-list',
      inertItems(node.items).map((item) => `<li dir="auto">${escapeHtml(item)}</li>`),
    ),
  links: (node) =>
    wrapped('ul', node.tone ? `as-links as-links-${node.tone}` : 'as-links', readyLinks(node.links).map(linkItem)),
  buttons: (node, action) =>
    wrapped(
      'div',
      'as-buttons',
      node.buttons.map((button) => press(button, action)),
    ),
  note: (node) => paragraphs(node.text, 'as-note'),
  divider: () => '<hr class="as-divider">',
}

/** The markup of a message body, one string a node; `action` is where its buttons post to. */
export function nodeMarkup(body: readonly Node[], action: string | undefined): string[] {
  return headingLevels(body).map((node) =>
    (NODES[node.kind] as (node: Node, action: string | undefined) => string)(node, action),
  )
}

function press(button: Button, action: string | undefined): string {
  const tone = button.tone ? ` as-${button.tone}` : ''
  const submit = `<button type="submit" class="as-button${tone}" name="_button" value="${escapeHtml(button.name)}">`
  const carry = hidden('_carry', JSON.stringify(button.carry))
  return `<form class="as-press" method="post"${postsTo(action)}>${carry}${submit}${buttonLabel(button.label)}</button></form>`
}

function heading(text: string, level: 1 | 2): string {
  const tag = level === 1 ? 'h2' : 'h3'
  return inertLine(text) === '' ? '' : `<${tag} class="as-heading" dir="auto">${line(text)}</${tag}>`
}

function factRow(fact: { label: string; value: string }): string {
  return `<div><dt dir="auto">${line(fact.label) || '–'}</dt><dd dir="auto">${lines(fact.value) || '–'}</dd></div>`
}

function wrapped(tag: string, className: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<${tag} class="${className}">${items.join('')}</${tag}>`
}

/** A second-level heading with no first-level one before it would skip a level in the page: it is raised. */
function headingLevels(body: readonly Node[]): Node[] {
  let first = false
  return body.map((node) => {
    if (node.kind !== 'heading') return node
    const raised = first ? node : { ...node, level: 1 as const }
    first ||= inertLine(node.text) !== ''
    return raised
  })
}
