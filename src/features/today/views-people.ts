import type { Button, Node } from '../../view/message.ts'
import type { BelowLine, TeamPerson } from './day.ts'
import { inRows } from './rows.ts'
import { short } from './views-due.ts'
import { belowWords, personWords } from './words.ts'

/** So many on one screen: with what needs the reader before them they fit one card of Teams and one page of Slack. */
export const PAGE = 30

/** The reader's people from a place in the list, each with a button to their record. */
export function peopleNodes(people: readonly TeamPerson[], from: number): Node[] {
  const start = from > 0 && from < people.length ? from : 0
  const rows = inRows(people.slice(start, start + PAGE)).flatMap((row): Node[] => [
    { kind: 'list', items: row.map(personWords) },
    {
      kind: 'buttons',
      buttons: row.map(({ id, name }) => ({ label: short(name), name: 'record.open', carry: { person: id } })),
    },
  ])
  return [{ kind: 'heading', level: 2, text: 'Your people' }, ...rows, ...turning(people.length, start)]
}

function turning(total: number, start: number): Node[] {
  if (total <= PAGE) return []
  const turn = (label: string, to: number): Button => ({ label, name: 'today.people', carry: { from: `${to}` } })
  const back = start > 0 ? [turn('Earlier people', Math.max(0, start - PAGE))] : []
  const on = start + PAGE < total ? [turn('More people', start + PAGE)] : []
  return [
    { kind: 'text', text: `${start + 1} to ${Math.min(start + PAGE, total)} of ${total}`, tone: 'quiet' },
    { kind: 'buttons', buttons: [...back, ...on] },
  ]
}

/** Supervisors shown to their second line before the rest is counted; those with most overdue come first. */
const SUPERVISORS = 30

export function belowNodes(below: readonly BelowLine[]): Node[] {
  if (below.length === 0) return []
  const more = below.length - SUPERVISORS
  const rest = more > 0 ? [`and ${more} more with no more overdue than these`] : []
  return [
    { kind: 'divider' },
    { kind: 'heading', level: 2, text: 'One-to-ones of your supervisors' },
    { kind: 'list', items: [...below.slice(0, SUPERVISORS).map(belowWords), ...rest] },
    { kind: 'buttons', buttons: [{ label: 'Arrange cover', name: 'cover.open', carry: {} }] },
    { kind: 'note', text: 'As second line you see dates and counts, never notes.' },
  ]
}
