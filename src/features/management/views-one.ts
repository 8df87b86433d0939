import { inWords } from '../../kernel/dates.ts'
import type { ExportOffer } from '../../kernel/export.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Button, Message, Node } from '../../view/message.ts'
import { type ManagementRecord, POINTS } from './management.ts'
import { factsOf, POINT_WORDS } from './page.ts'
import { NOTICE } from './views-forms.ts'

/** One record with everything beneath it. `said` comes first where something was just done; `help` see `worried`. */
export function recordCard(
  record: ManagementRecord,
  reader: PersonId,
  said: string | null = null,
  help: readonly Node[] = [],
): Message {
  const { closed, comments } = record
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: said ?? 'Record of management action' },
      ...help,
      ...(help.length > 0 ? [{ kind: 'divider' } as const] : []),
      { kind: 'facts', facts: factsOf(record) },
      ...POINTS.flatMap((point) => part(POINT_WORDS[point], record.points[point])),
      ...(closed ? part('What the review showed', closed.words) : []),
      ...comments.flatMap(({ by, on, text }) => part(`Comment of ${by}, ${inWords(on)}`, text)),
      { kind: 'buttons', buttons: buttonsOf(record, reader) },
    ],
  }
}

const part = (heading: string, text: string): Node[] => [
  { kind: 'heading', level: 2, text: heading },
  { kind: 'text', text },
]

function buttonsOf({ id, subject, closed }: ManagementRecord, reader: PersonId): Button[] {
  const carry = { management: id }
  const page: Button = { label: 'Get it as a page', name: 'management.export', carry }
  if (reader === subject.id)
    return [
      { label: 'Add a comment', name: 'management.comment', carry, tone: 'main' },
      page,
      { label: 'My record', name: 'record.mine', carry: {} },
    ]
  return [
    ...(closed ? [] : [{ label: 'Review and close', name: 'management.close', carry, tone: 'main' } as const]),
    page,
    { label: 'Their record', name: 'record.open', carry: { person: subject.id } },
  ]
}

/** The link to the page, or what has to be set before there can be one. */
export function exportCard(offer: ExportOffer, management: string): Message {
  const back: Node = {
    kind: 'buttons',
    buttons: [{ label: 'Back to the record', name: 'management.open', carry: { management } }],
  }
  const body: readonly Node[] =
    offer.kind === 'link'
      ? [
          {
            kind: 'text',
            text: `The page is for you, and for your HR adviser where you send it. The link works once, within ${offer.minutes} minutes. That it was opened is recorded.`,
          },
          { kind: 'links', links: [{ label: 'Open the page', href: offer.href }] },
        ]
      : [
          {
            kind: 'text',
            text: 'Pages can’t be opened yet: your administrator has to set the address of Alongside first (PUBLIC_URL). Ask them, then try again.',
          },
        ]
  return { notice: NOTICE, body: [{ kind: 'heading', level: 1, text: 'Get the record as a page' }, ...body, back] }
}

export function nobody(): Message {
  return {
    notice: 'Alongside could not open the form',
    body: [
      {
        kind: 'text',
        text: 'Nobody is listed as supervised by you today, so there is nobody to record management action about.',
      },
      { kind: 'text', text: 'If that is wrong, ask your administrator to check who you supervise.' },
      { kind: 'buttons', buttons: [{ label: 'My people', name: 'today.open', carry: {} }] },
    ],
  }
}
