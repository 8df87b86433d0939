import type { Message, Node } from '../../view/message.ts'
import type { AgreedAction } from './action.ts'
import { PAGE, type Page } from './page.ts'
import { NOTICE, pressOf, type Reader, standing } from './views-words.ts'

type Person = { id: string; name: string }

/** One person's actions, for who supervises them. */
export function personList(person: Person, page: Page<AgreedAction>, reader: Reader): Message {
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: `Agreed actions: ${person.name}` },
      ...(page.total === 0 ? [{ kind: 'text', text: 'There is no open action.' } as const] : itemsOf(page, reader)),
      ...turning(page, 'actions.list', { person: person.id }),
      {
        kind: 'buttons',
        buttons: [
          { label: 'Add an action', name: 'actions.add', carry: { person: person.id } },
          { label: 'All my actions', name: 'actions.mine', carry: {} },
          { label: 'My people', name: 'today.open', carry: {} },
        ],
      },
    ],
  }
}

/** What is open about the reader, then about each of their people. */
export function myList(page: Page<AgreedAction>, reader: Reader): Message {
  const none = 'You have no open action. What you agree in a one-to-one stands here until it is done.'
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: 'My actions' },
      ...(page.total === 0 ? [{ kind: 'text', text: none } as const] : grouped(page, reader)),
      ...turning(page, 'actions.mine', {}),
      {
        kind: 'buttons',
        buttons: [
          { label: 'Add an action', name: 'actions.add', carry: {} },
          { label: 'My people', name: 'today.open', carry: {} },
        ],
      },
    ],
  }
}

function grouped(page: Page<AgreedAction>, reader: Reader): Node[] {
  const body: Node[] = []
  let last: string | null = null
  for (const [index, action] of page.items.entries()) {
    const { subject } = action
    if (subject.id !== last)
      body.push({ kind: 'heading', level: 2, text: subject.id === reader.id ? 'About you' : subject.name })
    last = subject.id
    body.push(...item(action, page.from + index + 1, reader))
  }
  return body
}

const itemsOf = (page: Page<AgreedAction>, reader: Reader): Node[] =>
  page.items.flatMap((action, index) => item(action, page.from + index + 1, reader))

/** The number joins the words to their buttons, for the eye and for the ear. */
function item(action: AgreedAction, number: number, reader: Reader): Node[] {
  const open = { label: `Change ${number}`, name: 'actions.one', carry: { action: action.id } }
  const again = { label: `Open ${number} again`, name: 'actions.reopen', carry: pressOf(action, reader) }
  const done = { label: `${number} is done`, name: 'actions.done', carry: pressOf(action, reader) }
  return [
    { kind: 'text', text: `${number}. ${action.what}\n${standing(action, reader)}` },
    { kind: 'buttons', buttons: action.state === 'open' ? [done, open] : [again] },
  ]
}

function turning({ from, total }: Page<AgreedAction>, name: string, carry: Readonly<Record<string, string>>): Node[] {
  if (total <= PAGE) return []
  const turn = (label: string, to: number) => ({ label, name, carry: { ...carry, from: `${to}` } })
  const back = from > 0 ? [turn('Earlier ones', Math.max(0, from - PAGE))] : []
  const on = from + PAGE < total ? [turn('More actions', from + PAGE)] : []
  return [
    { kind: 'text', text: `${from + 1} to ${Math.min(from + PAGE, total)} of ${total}`, tone: 'quiet' },
    { kind: 'buttons', buttons: [...back, ...on] },
  ]
}
