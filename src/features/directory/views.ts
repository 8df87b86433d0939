import { inWords } from '../../kernel/dates.ts'
import type { Button, Message, Node } from '../../view/message.ts'
import { needsChecking, type Queued, type Standing } from './queue.ts'

/** Entries on one screen: few enough for a telephone. */
export const PAGE = 8

export type ListOf = 'checks' | 'all'

/** `/alongside directory`: what needs checking, or everything, a page at a time. `page` counts from 0. */
export function listMessage(queued: readonly Queued[], of: ListOf, page: number): Message {
  const waiting = queued.filter(needsChecking)
  const listed = of === 'all' ? queued : waiting
  const pages = Math.max(1, Math.ceil(listed.length / PAGE))
  const at = Math.min(Math.max(0, page), pages - 1)
  const shown = listed.slice(at * PAGE, (at + 1) * PAGE)
  return {
    notice: 'The directory of services',
    body: [
      { kind: 'heading', level: 1, text: of === 'all' ? 'All services' : 'Services to check' },
      { kind: 'text', text: opening(waiting, queued.length) },
      ...rows(shown),
      ...(pages > 1 ? [{ kind: 'note', text: `Page ${at + 1} of ${pages}` } as const] : []),
      { kind: 'buttons', buttons: turns(of, at, pages) },
    ],
  }
}

function opening(waiting: readonly Queued[], all: number): string {
  if (waiting.length === 0) return `Nothing needs checking. All ${all} services were checked in time or are off.`
  const mine = waiting.filter((entry) => entry.mine).length
  const yours = mine === 0 ? '' : ` You are named as the owner of ${mine}.`
  return `${waiting.length} of ${all} services need checking.${yours} Choose one to see it and say that it is right.`
}

function rows(shown: readonly Queued[]): Node[] {
  if (shown.length === 0) return []
  return [
    { kind: 'list', items: shown.map((entry) => `${entry.service.name}: ${standingText(entry)}`) },
    { kind: 'buttons', buttons: shown.map(({ service }) => openButton(service.id, service.name)) },
  ]
}

/** Every platform shows a label of this length whole. */
const LABEL = 70

function openButton(service: string, name: string): Button {
  const label = name.length <= LABEL ? name : `${name.slice(0, LABEL - 1).trimEnd()}…`
  return { label, name: 'directory.open', carry: { service } }
}

function turns(of: ListOf, at: number, pages: number): Button[] {
  const to = (label: string, where: ListOf, page: number): Button => ({
    label,
    name: 'directory.list',
    carry: { of: where, page: String(page) },
  })
  return [
    ...(at + 1 < pages ? [to('Next page', of, at + 1)] : []),
    ...(at > 0 ? [to('Page before', of, at - 1)] : []),
    of === 'all' ? to('What needs checking', 'checks', 0) : to('All services', 'all', 0),
  ]
}

/** Where an entry stands, in words: `not checked by your force yet`. */
export function standingText(entry: Queued): string {
  const { review, service, offBecause } = entry
  const by: Record<Standing, () => string> = {
    hidden: () => `hidden from readers, because its check was due on ${inWords(review.due)}`,
    due: () => `its check was due on ${inWords(review.due)}`,
    soon: () => `its next check is due on ${inWords(review.due)}`,
    never: () => `not checked by your force yet, due by ${inWords(review.due)}`,
    current: () => `checked${service.verifiedOn ? ` on ${inWords(service.verifiedOn)}` : ''}`,
    off: () => `off${offBecause ? `. ${offBecause}` : ''}`,
  }
  return by[entry.standing]()
}
