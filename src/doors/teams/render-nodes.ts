import { inertBlock, inertLine } from '../../view/inert.ts'
import type { Button, Node, NodeKind } from '../../view/message.ts'
import { type ReadyLink, readyLinks } from '../../view/ready-link.ts'
import { splitText } from '../../view/split.ts'
import { leadOf } from '../../view/tone.ts'
import { LIMITS } from './limits.ts'
import { escapeLines, escapeMarkdown, labelText, linkBlocks, linkText, textBlock, textBlocks } from './render-text.ts'
import type { Action, ActionData, ActionFace, Element, TextBlock } from './render-types.ts'

type FactOf = { label: string; value: string }
type NodeOf<K extends NodeKind> = Extract<Node, { kind: K }>

const NODES: { [K in NodeKind]: (node: NodeOf<K>) => Element[] } = {
  heading: (node) =>
    textBlocks(inertLine(node.text), {
      style: 'heading',
      size: node.level === 1 ? 'Large' : 'Medium',
      weight: 'Bolder',
    }),
  text: (node) => {
    const text = inertBlock(node.text)
    if (text === '') return []
    const said = `${leadOf(node)}${text}`
    if (node.tone === 'quiet') return textBlocks(said, { isSubtle: true, size: 'Small' })
    if (node.tone !== 'urgent') return textBlocks(said)
    return textBlocks(said, { weight: 'Bolder' }).map((block) => ({
      type: 'Container',
      style: 'attention',
      items: [block],
    }))
  },
  facts: (node) => factElements(node.facts),
  list: (node) => node.items.reduce<string[]>(addItem, []).map((markdown) => textBlock(markdown)),
  links: (node) => {
    const links = readyLinks(node.links)
    return node.tone === 'quiet' ? sharedLine(links) : eachItsOwn(links, node.tone === 'urgent' ? URGENT : {})
  },
  buttons: (node) =>
    inGroups(node.buttons, LIMITS.actionsInSet).map((group) => ({ type: 'ActionSet', actions: group.map(press) })),
  note: (node) => textBlocks(node.text, { isSubtle: true, size: 'Small' }),
  divider: () => [],
}

const URGENT = { size: 'Large', weight: 'Bolder' } as const

const eachItsOwn = (links: readonly ReadyLink[], face: Partial<TextBlock> = {}): Element[] =>
  links.flatMap((link) => linkBlocks(link, face))

function sharedLine(links: readonly ReadyLink[]): Element[] {
  const line = links.map(linkText).join('  ·  ')
  return line !== '' && line.length <= LIMITS.textBlock ? [textBlock(line)] : eachItsOwn(links)
}

const STYLES = { main: 'positive', urgent: 'destructive' } as const

/** Small enough that a set never fills a card by itself. */
const FACTS_IN_SET = 10
const FACT_TEXT = 1_000

/** The elements of a message body, not yet divided into cards. A divider is a line above what follows it. */
export function nodeElements(body: readonly Node[]): Element[] {
  let divided = false
  return body.flatMap((node) => {
    const drawn = (NODES[node.kind] as (node: Node) => Element[])(node)
    const [first, ...rest] = drawn
    if (first === undefined) {
      divided ||= node.kind === 'divider'
      return []
    }
    const lined = divided ? { ...first, separator: true as const } : first
    divided = false
    return [lined, ...rest]
  })
}

/** Both ways of one press: an old client sends the fallback, whose data says what an Action.Execute's verb says. */
export function action(face: ActionFace, verb: string, data: ActionData): Action {
  return {
    type: 'Action.Execute',
    ...face,
    verb,
    data,
    fallback: { type: 'Action.Submit', ...face, data: { ...data, verb } },
  }
}

function press(button: Button): Action {
  const style = button.tone && STYLES[button.tone]
  const face: ActionFace = {
    title: labelText(button.label, 'a button'),
    associatedInputs: 'none',
    ...(style && { style }),
  }
  return action(face, button.name, { carry: button.carry })
}

/** Facts stand in sets, in their order; one too long for a row of two columns is written out as text. */
function factElements(facts: readonly FactOf[]): Element[] {
  const elements: Element[] = []
  for (const fact of facts) {
    const title = escapeMarkdown(inertLine(fact.label)) || '–'
    const value = escapeLines(fact.value) || '–'
    const last = elements.at(-1)
    if (title.length + value.length > FACT_TEXT) {
      elements.push(...textBlocks(`${fact.label}:`, { weight: 'Bolder' }), ...textBlocks(fact.value))
    } else if (last?.type === 'FactSet' && last.facts.length < FACTS_IN_SET) last.facts.push({ title, value })
    else elements.push({ type: 'FactSet', facts: [{ title, value }] })
  }
  return elements
}

/** Items share a block as far as it holds them; an item too long for one goes on in a block of its own. */
function addItem(blocks: string[], item: string): string[] {
  const [first, ...more] = splitText(inertLine(item), LIMITS.textBlock, (part) => escapeMarkdown(part).length + 2)
  if (first === undefined) return blocks
  const line = `- ${escapeMarkdown(first)}`
  const last = blocks.at(-1)
  const joined = last?.startsWith('- ') ? `${last}\r${line}` : line
  const kept = joined.length <= LIMITS.textBlock && last?.startsWith('- ') ? blocks.slice(0, -1) : blocks
  return [...kept, joined.length <= LIMITS.textBlock ? joined : line, ...more.map(escapeMarkdown)]
}

export function inGroups<T>(items: readonly T[], size: number): T[][] {
  const groups: T[][] = []
  for (let start = 0; start < items.length; start += size) groups.push(items.slice(start, start + size))
  return groups
}
