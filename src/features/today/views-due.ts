import type { LocalDate } from '../../kernel/instant.ts'
import type { Button, Node } from '../../view/message.ts'
import type { Day } from './day.ts'
import { type Due, dueOf } from './due.ts'
import { inRows } from './rows.ts'
import { coverWords, dueWords, waitingWords } from './words.ts'

/** Things shown of each list, with their buttons; the rest is counted, and stands with its person below. */
const SHOWN = 10

/** What needs the reader: what is late, what falls in this week, and what waits for their word. */
export function dueNodes(day: Day, today: LocalDate): Node[] {
  const { late, week } = dueOf(day, today)
  const due = [...section('Overdue', late, today), ...section('This week', week, today)]
  const nothing: Node[] =
    due.length === 0 && day.people.length > 0 ? [{ kind: 'text', text: 'Nothing is due this week.' }] : []
  return [...nothing, ...due, ...others(day)]
}

function section(title: string, due: readonly Due[], today: LocalDate): Node[] {
  if (due.length === 0) return []
  const rows = inRows(due.slice(0, SHOWN)).flatMap((row): Node[] => [
    { kind: 'list', items: row.map((one) => `${one.name}: ${dueWords(one, today)}`) },
    { kind: 'buttons', buttons: row.map(buttonOf) },
  ])
  const more = due.length - SHOWN
  const rest: Node[] =
    more > 0 ? [{ kind: 'text', text: `and ${more} more: see them with your people below.`, tone: 'quiet' }] : []
  return [{ kind: 'heading', level: 2, text: title }, ...rows, ...rest]
}

function buttonOf(due: Due): Button {
  if (due.kind === 'one-to-one') {
    return { label: `Log: ${short(due.name)}`, name: 'one-to-ones.log', carry: { person: due.person } }
  }
  const { kind, person, name, ref } = due.owed
  return {
    action: { label: `Actions: ${short(name)}`, name: 'actions.list', carry: { person } },
    'management-review': { label: `Review: ${short(name)}`, name: 'management.open', carry: { management: ref } },
  }[kind]
}

function others({ waiting, cover }: Day): Node[] {
  const handovers = waitingWords(waiting)
  const items = [...handovers, ...cover.slice(0, SHOWN).map(coverWords)]
  if (items.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Handovers and cover' },
    { kind: 'list', items },
    {
      kind: 'buttons',
      buttons: [
        ...(handovers.length > 0 ? [{ label: 'Handovers', name: 'handover.open', carry: {} }] : []),
        ...(cover.length > 0 ? [{ label: 'Cover', name: 'cover.open', carry: {} }] : []),
      ],
    },
  ]
}

/** Characters of a name on a button: platforms refuse long ones, and a telephone is narrow. */
const NAME = 40
export const short = (name: string): string => (name.length > NAME ? `${name.slice(0, NAME - 2).trim()} …` : name)
