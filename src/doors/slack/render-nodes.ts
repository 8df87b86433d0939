import { inertBlock, inertItems, inertLine } from '../../view/inert.ts'
import type { Button, Node, NodeKind } from '../../view/message.ts'
import { type ReadyLink, readyLinks } from '../../view/ready-link.ts'
import { splitText } from '../../view/split.ts'
import { leadOf } from '../../view/tone.ts'
import { LIMITS } from './limits.ts'
import { escapeMrkdwn, linkParts, mrkdwn, plain, shortText, within } from './render-text.ts'
import type { Block, ButtonElement } from './render-types.ts'

type NodeOf<K extends NodeKind> = Extract<Node, { kind: K }>
/** Gives each button an action id of its own: Slack wants them different, and two buttons may do the same thing. */
type ActionIds = (name: string) => string

const NODES: { [K in NodeKind]: (node: NodeOf<K>, ids: ActionIds) => Block[] } = {
  heading: (node) => {
    const text = inertLine(node.text)
    return text.length > LIMITS.header ? sections(text) : text === '' ? [] : [{ type: 'header', text: plain(text) }]
  },
  text: (node) => {
    const text = inertBlock(node.text)
    if (node.tone === 'quiet') return context(text)
    return text === '' ? [] : sections(`${node.tone === 'urgent' ? '\u26A0\uFE0F ' : ''}${leadOf(node)}${text}`)
  },
  facts: (node) => {
    const fields = node.facts.flatMap((fact) => factFields(inertLine(fact.label), inertBlock(fact.value)))
    return inGroups(fields, LIMITS.fields).map((group) => ({ type: 'section', fields: group.map(plain) }))
  },
  list: (node) =>
    sections(
      inertItems(node.items)
        .map((item) => `• ${item}`)
        .join('\n'),
    ),
  links: (node) => linkSections(readyLinks(node.links), node.tone),
  buttons: (node, ids) =>
    inGroups(node.buttons, LIMITS.actions).map((group) => ({
      type: 'actions',
      elements: group.map((button) => buttonElement(button, ids)),
    })),
  note: (node) => context(inertBlock(node.text)),
  divider: () => [{ type: 'divider' }],
}

/** The blocks of a message body, not yet divided into pages. */
export function nodeBlocks(body: readonly Node[]): Block[] {
  const used = new Map<string, number>()
  const ids: ActionIds = (name) => {
    const times = (used.get(name) ?? 0) + 1
    used.set(name, times)
    return within(times === 1 ? name : `${name}~${times}`, LIMITS.id, 'action id')
  }
  return body.flatMap((node) => (NODES[node.kind] as (node: Node, ids: ActionIds) => Block[])(node, ids))
}

/** What `nodeBlocks` made of a button's name, undone. */
export function buttonName(actionId: string): string {
  return actionId.replace(/~\d+$/, '')
}

export function sections(text: string): Block[] {
  return splitText(text, LIMITS.sectionText).map((part) => ({ type: 'section', text: plain(part) }))
}

function context(text: string): Block[] {
  return splitText(text, LIMITS.contextText).map((part) => ({ type: 'context', elements: [plain(part)] }))
}

/** Label and value stand side by side where there is room; a value longer than a field goes on in the next ones. */
function factFields(label: string, value: string): string[] {
  return splitText(`${label || '–'}:\n${value || '–'}`, LIMITS.fieldText)
}

/** Links share a section, as far as its text holds them: crisis lines then stand on one screen. */
function linkSections(links: readonly ReadyLink[], tone: NodeOf<'links'>['tone']): Block[] {
  const between = tone === 'quiet' ? '  ·  ' : '\n'
  const blocks: Block[] = []
  let text = ''
  const flush = () => {
    if (text !== '') blocks.push({ type: 'section', text: mrkdwn(text) })
    text = ''
  }
  for (const { tappable, after } of links.map((link) => linkParts(link, tone === 'urgent'))) {
    const whole = after === '' ? tappable : `${tappable} – ${escapeMrkdwn(after)}`
    const fits = whole.length <= LIMITS.sectionText
    const line = fits ? whole : within(tappable, LIMITS.sectionText, 'link')
    if (text.length + between.length + line.length > LIMITS.sectionText) flush()
    text = text === '' ? line : `${text}${between}${line}`
    if (fits) continue
    flush()
    blocks.push(...sections(after))
  }
  flush()
  return blocks
}

function buttonElement(button: Button, ids: ActionIds): ButtonElement {
  const style = button.tone === 'main' ? 'primary' : button.tone === 'urgent' ? 'danger' : undefined
  return {
    type: 'button',
    action_id: ids(button.name),
    text: shortText(button.label, LIMITS.buttonText, 'button text'),
    value: within(JSON.stringify(button.carry), LIMITS.buttonValue, 'button value'),
    ...(style && { style }),
  }
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  const groups: T[][] = []
  for (let start = 0; start < items.length; start += size) groups.push(items.slice(start, start + size))
  return groups
}
