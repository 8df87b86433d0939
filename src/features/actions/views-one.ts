import { inWords } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { Button, Message, Node } from '../../view/message.ts'
import type { ActionDetail, AgreedAction, Change, PastChange } from './action.ts'
import { listButton, NOTICE, pressOf, type Reader, standing, whoDoes } from './views-words.ts'

/** One action with everything that can be done with it, and what was. */
export function actionCard(action: ActionDetail, reader: Reader): Message {
  const past = action.changes.map(pastWords)
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: 'An agreed action' },
      { kind: 'text', text: action.what },
      { kind: 'facts', facts: [...facts(action, reader), { label: 'Agreed on', value: inWords(action.agreedOn) }] },
      ...(past.length > 0 ? [{ kind: 'list', items: past } as const] : []),
      { kind: 'buttons', buttons: [...buttonsOf(action, reader), listButton(action, reader.id)] },
    ],
  }
}

/** After one press: what was done, the action as it stands, and the way to undo it. `help` comes first (see `worried`). */
export function changedCard(
  done: Change['kind'],
  action: AgreedAction,
  reader: Reader,
  help: readonly Node[],
): Message {
  const told: Record<Change['kind'], string> = {
    done: 'Marked as done',
    reopened: 'Open again',
    dropped: 'Closed: not needed any more',
    redated: 'Date changed',
    handed: handedTo(action, reader),
  }
  const undo: Button = { label: 'Open again', name: 'actions.reopen', carry: pressOf(action, reader) }
  const buttons = action.state === 'open' ? [changeButton(action)] : [undo]
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: told[done] },
      ...help,
      ...asItStands(action, reader),
      { kind: 'buttons', buttons: [...buttons, listButton(action, reader.id)] },
    ],
  }
}

/** A new one. */
export function addedCard(action: AgreedAction, reader: Reader, help: readonly Node[]): Message {
  const isOwn = (action.owner === 'person') === (action.subject.id === reader.id)
  const other = action.subject.id === reader.id ? 'Your supervisor' : action.subject.name
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: 'Action saved' },
      ...help,
      ...asItStands(action, reader),
      { kind: 'text', text: isOwn ? 'You are reminded when it is due.' : `${other} is told that it is theirs to do.` },
      { kind: 'buttons', buttons: [changeButton(action), listButton(action, reader.id)] },
    ],
  }
}

/** Somebody else was quicker: nothing was changed by this press. */
export function staleCard(action: AgreedAction, reader: Reader): Message {
  const buttons = action.state === 'open' ? [changeButton(action)] : []
  return {
    notice: NOTICE,
    body: [
      {
        kind: 'text',
        text: 'This action was changed after it was shown to you, so your press changed nothing. This is how it stands now.',
      },
      ...asItStands(action, reader),
      { kind: 'buttons', buttons: [...buttons, listButton(action, reader.id)] },
    ],
  }
}

const asItStands = (action: AgreedAction, reader: Reader): Node[] => [
  { kind: 'text', text: action.what },
  { kind: 'facts', facts: facts(action, reader) },
]

function facts(action: AgreedAction, reader: Reader): { label: string; value: string }[] {
  const about = action.subject.id === reader.id ? [] : [{ label: 'About', value: action.subject.name }]
  return [...about, { label: action.state === 'open' ? 'Who and by when' : 'State', value: standing(action, reader) }]
}

const changeButton = ({ id }: AgreedAction): Button => ({
  label: 'Change it',
  name: 'actions.one',
  carry: { action: id },
})

function buttonsOf(action: AgreedAction, reader: Reader): Button[] {
  if (action.state !== 'open')
    return [{ label: 'Open again', name: 'actions.reopen', carry: pressOf(action, reader), tone: 'main' }]
  const isMine = whoDoes(action, reader.id) === 'You'
  const other = action.subject.id === reader.id ? 'my supervisor' : action.subject.name
  return [
    { label: 'Done', name: 'actions.done', carry: pressOf(action, reader), tone: 'main' },
    { label: 'Choose another date', name: 'actions.redate', carry: { action: action.id } },
    {
      label: isMine ? `Hand it to ${other}` : 'Take it over',
      name: 'actions.hand',
      carry: pressOf(action, reader),
    },
    { label: 'Not needed any more', name: 'actions.drop', carry: { action: action.id } },
  ]
}

const handedTo = (action: AgreedAction, { id }: Reader): string =>
  whoDoes(action, id) === 'You' ? 'Taken over by you' : `Handed to ${whoDoes(action, id).replace('Your', 'your')}`

function pastWords({ kind, by, on, fromDue, toDue, reason }: PastChange): string {
  const dates = `from ${day(fromDue)} to ${day(toDue)}`
  const words: Record<Change['kind'], string> = {
    done: 'marked it as done',
    reopened: 'opened it again',
    dropped: 'closed it as not needed any more',
    redated: `moved it ${dates}`,
    handed: 'passed it from one to the other',
  }
  return `${inWords(on)}: ${by} ${words[kind]}${reason === '' ? '' : `. Why: ${reason}`}`
}

const day = (date: LocalDate | null): string => (date ? inWords(date) : 'no date')
