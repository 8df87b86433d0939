import { inWords } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { Form, FormErrors, Values } from '../../view/form.ts'
import type { Message, Node } from '../../view/message.ts'
import { type Arrangement, COVER_KINDS, COVER_WORDS, type Coverable } from './cover.ts'

const NOTICE = 'Cover in Alongside'

/** Who covers whom now and soon, and whose people cover can be arranged for. */
export function coverScreen(facts: {
  arrangements: readonly Arrangement[]
  coverable: readonly Coverable[]
  isAdministrator: boolean
}): Message {
  const { arrangements, coverable, isAdministrator } = facts
  const body: Node[] = [
    { kind: 'heading', level: 1, text: 'Cover and acting' },
    ...(arrangements.length === 0
      ? [{ kind: 'text', text: 'Nothing is arranged now or for later.' } as const]
      : arrangements.flatMap(arrangementNodes)),
    ...coverableNodes(coverable),
    ...(isAdministrator
      ? [
          {
            kind: 'buttons',
            buttons: [{ label: 'Find a supervisor who is away', name: 'cover.find', carry: {} }],
          } as const,
        ]
      : []),
    ...(coverable.length === 0 && !isAdministrator
      ? [
          {
            kind: 'note',
            text: 'If you supervise people and will be away, ask your own supervisor to arrange cover.',
          } as const,
        ]
      : []),
    { kind: 'buttons', buttons: [{ label: 'My people', name: 'today.open', carry: {} }] },
  ]
  return { notice: NOTICE, body }
}

/** Names of the covered before the rest is counted. */
const SHOWN = 6

function arrangementNodes({ link, kind, by, people, from, lastDay, mayEnd }: Arrangement): Node[] {
  const more = people.length - SHOWN
  const names = [...people.slice(0, SHOWN), ...(more > 0 ? [`${more} more`] : [])].join(', ')
  return [
    {
      kind: 'text',
      text: `${by}, ${kind}: ${names}. From ${inWords(from)} to ${inWords(lastDay)}.`,
    },
    ...(mayEnd
      ? [{ kind: 'buttons', buttons: [{ label: `End it: ${by}`, name: 'cover.end', carry: { link } }] } as const]
      : []),
  ]
}

function coverableNodes(coverable: readonly Coverable[]): Node[] {
  if (coverable.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Arrange it for the people of' },
    {
      kind: 'buttons',
      buttons: coverable.map(({ supervisor, person }) => ({
        label: supervisor,
        name: 'cover.arrange',
        carry: { person },
      })),
    },
  ]
}

/** For an administrator, who may arrange it for any supervisor of the force. */
export function findForm(values: Values, errors: FormErrors): Form {
  return {
    name: 'cover.find',
    notice: NOTICE,
    title: 'Who is away?',
    intro: ['The supervisor whose people are to be covered.'],
    fields: [{ kind: 'line', name: 'supervisor', label: 'Their name or number', required: true, maxLength: 200 }],
    submit: 'Next',
    carry: {},
    values,
    errors,
  }
}

export function arrangeForm(facts: {
  supervisor: string | null
  people: readonly { id: string; name: string }[]
  person: string
  values: Values
  once: string
}): Form {
  const { supervisor, people, person, values, once } = facts
  return {
    name: 'cover.arrange',
    notice: NOTICE,
    title: 'Arrange cover',
    intro: [
      supervisor === null
        ? 'Whoever covers sees their records as a supervisor does, for these days and no longer.'
        : `For people of ${supervisor}, who keeps seeing them. Whoever covers sees their records as a supervisor does, for these days and no longer.`,
    ],
    fields: [
      {
        kind: 'choice',
        name: 'people',
        label: 'Who is covered?',
        required: true,
        many: true,
        options: people.map(({ id, name }) => ({ value: id, label: name })),
      },
      { kind: 'line', name: 'by', label: 'Who covers? Name or number', required: true, maxLength: 200 },
      {
        kind: 'choice',
        name: 'kind',
        label: 'What is it?',
        required: true,
        many: false,
        options: COVER_KINDS.map((kind) => ({ value: kind, label: COVER_WORDS[kind] })),
      },
      { kind: 'date', name: 'from', label: 'First day', required: true },
      { kind: 'date', name: 'lastDay', label: 'Last day', hint: 'It ends by itself after this day.', required: true },
    ],
    submit: 'Arrange it',
    keeps: true,
    carry: { person, once },
    values,
    errors: {},
  }
}

export function arrangedMessage(done: { by: string; people: number; from: LocalDate; lastDay: LocalDate }): Message {
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: 'Cover is arranged' },
      {
        kind: 'text',
        text: `${done.by} supervises ${done.people === 1 ? 'one person' : `${done.people} people`} from ${inWords(done.from)} to ${inWords(done.lastDay)}. Everyone it concerns is told.`,
      },
      { kind: 'buttons', buttons: [{ label: 'Cover and acting', name: 'cover.open', carry: {} }] },
    ],
  }
}

export function endedMessage(people: number): Message {
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: 'It has ended' },
      {
        kind: 'text',
        text: `From now on they no longer see the ${people === 1 ? 'record of that person' : `records of those ${people} people`}. Everyone it concerns is told.`,
      },
      { kind: 'buttons', buttons: [{ label: 'Cover and acting', name: 'cover.open', carry: {} }] },
    ],
  }
}
