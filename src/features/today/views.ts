import type { LocalDate } from '../../kernel/instant.ts'
import type { Message, Node } from '../../view/message.ts'
import type { Day } from './day.ts'
import { dueNodes } from './views-due.ts'
import { footNodes, ownNodes } from './views-own.ts'
import { belowNodes, peopleNodes } from './views-people.ts'

/** A lock screen shows it: nobody's name, no number. */
const NOTICE = 'Your people in Alongside'

/** The page of the day: what needs the reader, their people, those of their supervisors, and their own record. */
export function dayMessage(day: Day, today: LocalDate): Message {
  const supervises = day.people.length > 0
  const body: Node[] = supervises
    ? [
        { kind: 'heading', level: 1, text: 'What needs you now' },
        {
          kind: 'buttons',
          buttons: [
            { label: 'Log a one-to-one', name: 'one-to-ones.log', carry: {}, tone: 'main' },
            { label: 'Search notes', name: 'record.search', carry: {} },
          ],
        },
        ...dueNodes(day, today),
        { kind: 'divider' },
        ...peopleNodes(day.people, 0),
        ...belowNodes(day.below),
        { kind: 'divider' },
        { kind: 'heading', level: 2, text: 'Your own record' },
        ...ownNodes(day),
      ]
    : [
        { kind: 'heading', level: 1, text: 'Your one-to-ones' },
        ...ownNodes(day),
        ...dueNodes(day, today),
        ...belowNodes(day.below),
      ]
  return { notice: NOTICE, body: [...body, ...footNodes(day)] }
}

/** Further people of somebody with very many. */
export function peopleMessage({ people }: Day, from: number): Message {
  const back: Node = { kind: 'buttons', buttons: [{ label: 'My people', name: 'today.open', carry: {} }] }
  return { notice: NOTICE, body: [...peopleNodes(people, from), back] }
}
