import { inWords } from '../../kernel/dates.ts'
import type { Message, Node } from '../../view/message.ts'
import type { DueEntry } from './review.ts'

/** Names shown before the rest is counted. */
const SHOWN = 10

/** The weekly message about entries to check. The notice holds a count only: what a service is for is nobody's business. */
export function reviewMessage(due: readonly DueEntry[], reader: { isEditor: boolean }): Message {
  const count = due.length
  const items = due.slice(0, SHOWN).map(({ name, due: on }) => `${name}: its check was due on ${inWords(on)}`)
  const more = count > SHOWN ? [`and ${count - SHOWN} more`] : []
  return {
    notice: `${count} directory ${count === 1 ? 'entry needs' : 'entries need'} checking`,
    body: [
      { kind: 'heading', level: 1, text: 'Services to check' },
      {
        kind: 'text',
        text: 'Readers are told that these were not checked lately. Most are hidden from them when the check is long overdue. Ring or open each one.',
      },
      { kind: 'list', items: [...items, ...more] },
      ...way(reader.isEditor),
      { kind: 'note', text: `${WHY[reader.isEditor ? 'editor' : 'owner']} ${STOPS}` },
    ],
  }
}

function way(isEditor: boolean): Node[] {
  if (!isEditor)
    return [{ kind: 'text', text: 'Then tell an editor of the directory what you found, so that it is recorded.' }]
  const open = { label: 'Open the list', name: 'directory.start', carry: {}, tone: 'main' } as const
  return [{ kind: 'buttons', buttons: [open] }]
}

const WHY = {
  owner: 'You get this because the directory names you as the owner of these services.',
  editor:
    'You get this because you edit the directory, and these services are yours or name no owner that Alongside can write to.',
} as const

const STOPS =
  'It comes once a week, from Monday at 09:00, and stops when they are checked. How long a check holds is set for the whole force. To get it no more, ask your administrator to name another owner or editor.'
