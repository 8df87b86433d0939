import { inWords } from '../../kernel/dates.ts'
import type { Message, Node } from '../../view/message.ts'
import type { OneOfMine } from './find.ts'
import { type Found, HITS } from './search.ts'

const NOTICE = 'A record in Alongside'
/** More buttons are no choice on a telephone; a part of the name narrows it. */
const CHOICES = 30

/** Several of one's people are meant, or none is found: who they are, to choose from. */
export function chooseMessage(people: readonly OneOfMine[], found: boolean): Message {
  const shown = people.slice(0, CHOICES)
  const body: Node[] = [
    { kind: 'heading', level: 1, text: found ? 'Who do you mean?' : 'Nobody of that name on your list' },
    ...(found ? [] : [{ kind: 'text', text: 'You can look into the record of anybody you supervise today.' } as const]),
    ...(shown.length === 0
      ? [
          {
            kind: 'text',
            text: 'Nobody is listed as supervised by you today. If that is wrong, ask your administrator to check who you supervise.',
          } as const,
        ]
      : [
          {
            kind: 'buttons',
            buttons: shown.map(({ id, name, rank }) => ({
              label: `${name}, ${rank}`,
              name: 'record.open',
              carry: { person: id },
            })),
          } as const,
        ]),
    ...(people.length > shown.length
      ? [{ kind: 'text', text: 'There are more. Write a part of the name behind the command.' } as const]
      : []),
    {
      kind: 'buttons',
      buttons: [
        { label: 'Search my people’s notes', name: 'record.search', carry: {} },
        { label: 'My own record', name: 'record.mine', carry: {} },
        { label: 'See where help is', name: 'wellbeing.menu', carry: {} },
      ],
    },
  ]
  return { notice: NOTICE, body }
}

export function foundMessage({ hits, looked, more }: Found): Message {
  const meetings = `${looked} ${looked === 1 ? 'one-to-one' : 'one-to-ones'}`
  const body: Node[] = [
    {
      kind: 'heading',
      level: 1,
      text: hits.length === 0 ? 'No note holds these words' : 'Found in your people’s notes',
    },
    { kind: 'text', text: lookedAt(meetings, hits.length, more) },
    ...hits.flatMap(({ record, person, heldOn, around }): Node[] => [
      { kind: 'heading', level: 2, text: `${person}, ${inWords(heldOn)}` },
      { kind: 'text', text: around },
      { kind: 'buttons', buttons: [{ label: `Open ${inWords(heldOn)}`, name: 'record.one', carry: { record } }] },
    ]),
    {
      kind: 'buttons',
      buttons: [
        { label: 'Search again', name: 'record.search', carry: {} },
        { label: 'My people', name: 'today.open', carry: {} },
      ],
    },
  ]
  return { notice: NOTICE, body }
}

function lookedAt(meetings: string, hits: number, more: boolean): string {
  if (hits >= HITS && more)
    return `The ${HITS} newest that hold all the words. There may be older ones: add a word to narrow it.`
  if (more)
    return `Looked through the newest ${meetings}. Older ones were not looked at: open the person’s record to read them.`
  const all = `Looked through ${meetings} of the people you supervise now.`
  return hits === 0 ? `${all} All the words must occur, spelt as they were written. Try fewer words.` : all
}
