import { inWords } from '../../kernel/dates.ts'
import { KIND_WORDS } from '../../kernel/record.ts'
import type { Button, Carry, Message, Node } from '../../view/message.ts'
import type { Entry, EntryKind, Timeline } from './timeline.ts'
import { actionLine } from './words.ts'

const NOTICE = 'A record in Alongside'

export const ENTRY_WORDS: Readonly<Record<EntryKind, string>> = {
  ...KIND_WORDS,
  management: 'Record of management action',
  handover: 'Handover',
}

/** One page of a record: what is open on top, then what there is, newest first. */
export function timelineMessage(timeline: Timeline): Message {
  const body = timeline.relation === 'second-line' ? datesOnly(timeline) : whole(timeline)
  return { notice: NOTICE, body }
}

function whole(timeline: Timeline): Node[] {
  const { person, relation, older } = timeline
  const self = relation === 'self'
  const former = relation === 'former'
  return [
    { kind: 'heading', level: 1, text: self ? 'Your own record' : `${person.name}, ${person.rank}` },
    ...(former ? [{ kind: 'text', text: 'You see only what you wrote while you supervised them.' } as const] : []),
    ...(older ? [{ kind: 'text', text: 'Earlier entries.' } as const] : onTop(timeline)),
    ...filters(timeline),
    ...listed(timeline),
    ...paging(timeline),
    { kind: 'divider' },
    ...(former ? [] : [{ kind: 'buttons', buttons: self ? OWN : theirs(person.id) } as const]),
    ...(self
      ? [
          {
            kind: 'note',
            text: 'A supervisor may also have kept a note of their own. You may ask your force to read it: it is part of the data they hold about you.',
          } as const,
        ]
      : []),
  ]
}

function onTop({ relation, person, dueOn, openActions, openActionCount }: Timeline): Node[] {
  if (relation === 'former') return []
  const self = relation === 'self'
  const more = openActionCount - openActions.length
  return [
    { kind: 'facts', facts: [{ label: 'Next one-to-one', value: dueOn ? inWords(dueOn) : 'No date set' }] },
    ...(openActions.length === 0
      ? [{ kind: 'text', text: 'No open actions.' } as const]
      : [
          { kind: 'heading', level: 2, text: 'Open actions' } as const,
          {
            kind: 'list',
            items: openActions.map((action) => actionLine(action, { self, person: person.name })),
          } as const,
        ]),
    ...(more > 0 ? [{ kind: 'text', text: `And ${more} more.` } as const] : []),
  ]
}

/** Only kinds there are; with one kind there is nothing to choose. */
function filters({ counts, only, person }: Timeline): Node[] {
  if (counts.length < 2) return []
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const chosen = (label: string, count: number, mine: boolean) => `${label} (${count})${mine ? ', shown' : ''}`
  return [
    {
      kind: 'buttons',
      buttons: [
        { label: chosen('Everything', all, only === null), name: 'record.page', carry: { person: person.id } },
        ...counts.map(({ kind, count }) => ({
          label: chosen(ENTRY_WORDS[kind], count, only === kind),
          name: 'record.page',
          carry: { person: person.id, only: kind },
        })),
      ],
    },
  ]
}

function listed({ entries, relation, only }: Timeline): Node[] {
  if (entries.length === 0) {
    const none = only === null ? 'Nothing is recorded yet.' : 'Nothing of this kind is recorded.'
    return [{ kind: 'text', text: none }]
  }
  return entries.flatMap((entry) => entryNodes(entry, relation === 'self'))
}

const OPENS: Readonly<
  Record<'one-to-one' | 'management' | 'handover', (id: string) => { name: string; carry: Carry }>
> = {
  'one-to-one': (id) => ({ name: 'record.one', carry: { record: id } }),
  management: (id) => ({ name: 'management.open', carry: { management: id } }),
  handover: (id) => ({ name: 'handover.one', carry: { handover: id } }),
}

function entryNodes(entry: Entry, self: boolean): Node[] {
  const { kind, id } = entry
  const opens = OPENS[kind === 'management' || kind === 'handover' ? kind : 'one-to-one'](id)
  return [
    { kind: 'heading', level: 2, text: inWords(entry.on) },
    { kind: 'text', text: [entryLine(entry), entry.begins ?? '', addedLine(entry, self)].filter(Boolean).join('\n') },
    ...(entry.open ? [{ kind: 'buttons', buttons: [{ label: `Open ${inWords(entry.on)}`, ...opens }] } as const] : []),
  ]
}

function entryLine({ kind, by, open, closed }: Entry): string {
  const what = ENTRY_WORDS[kind]
  if (kind === 'handover') return `${what} by ${by}.`
  if (kind === 'management') return `${what} by ${by}, ${closed ? 'closed' : 'open'}.`
  return open ? `${what}, with ${by}.` : `${what}, with ${by}. Kept between the two of them.`
}

function addedLine({ corrections, comments, confirmed }: Entry, self: boolean): string {
  const counted = (count: number, word: string) => (count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`])
  const added = [...counted(corrections, 'correction'), ...counted(comments, 'comment')].join(', ')
  const said = confirmed ? [self ? 'You confirmed it.' : 'Confirmed by the person.'] : []
  return [...(added === '' ? [] : [`${added}.`]), ...said].join(' ')
}

function paging({ next, only, person }: Timeline): Node[] {
  if (next === null) return []
  const carry = { person: person.id, after: next, ...(only === null ? {} : { only }) }
  return [{ kind: 'buttons', buttons: [{ label: 'Earlier entries', name: 'record.page', carry }] }]
}

const OWN: readonly Button[] = [
  { label: 'My actions', name: 'actions.mine', carry: {} },
  { label: 'Who has read my record', name: 'record.readers', carry: {} },
  { label: 'Export my record', name: 'record.export', carry: {} },
  { label: 'Ask for another supervisor for my record', name: 'handover.ask-other', carry: {} },
]

const theirs = (person: string): Button[] => [
  { label: 'Log a one-to-one', name: 'one-to-ones.log', carry: { person }, tone: 'main' },
  { label: 'Actions', name: 'actions.list', carry: { person } },
  { label: 'Record management action', name: 'management.record', carry: { person } },
  { label: 'Search my people’s notes', name: 'record.search', carry: {} },
  { label: 'Export this record', name: 'record.export', carry: { person } },
  { label: 'My people', name: 'today.open', carry: {} },
]

function datesOnly(timeline: Timeline): Node[] {
  const { person, entries, counts, dueOn, openActionCount } = timeline
  const meetings = counts.reduce((sum, { kind, count }) => sum + (kind === 'handover' ? 0 : count), 0)
  return [
    { kind: 'heading', level: 1, text: `${person.name}, ${person.rank}` },
    {
      kind: 'text',
      text: 'As the second line you see days and counts. The notes stay with the person and their supervisor.',
    },
    {
      kind: 'facts',
      facts: [
        { label: 'One-to-ones', value: String(meetings) },
        { label: 'Next one-to-one', value: dueOn ? inWords(dueOn) : 'No date set' },
        { label: 'Open actions', value: String(openActionCount) },
      ],
    },
    ...(entries.length === 0
      ? [{ kind: 'text', text: 'Nothing is recorded yet.' } as const]
      : [
          {
            kind: 'list',
            items: entries.map(({ kind, on, by }) =>
              kind === 'handover' ? `${inWords(on)}: handover by ${by}` : `${inWords(on)}: one-to-one with ${by}`,
            ),
          } as const,
        ]),
    ...paging(timeline),
    { kind: 'buttons', buttons: [{ label: 'My people', name: 'today.open', carry: {} }] },
  ]
}
