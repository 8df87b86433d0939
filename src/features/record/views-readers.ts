import { inWords } from '../../kernel/dates.ts'
import type { Message, Node } from '../../view/message.ts'
import { LOOK_WORDS, type ReaderLine, type Readers } from './readers.ts'

const TIMES: Readonly<Record<number, string>> = { 1: '', 2: ' (twice)' }

const line = ({ name, what, on, times }: ReaderLine): string =>
  `${inWords(on)}: ${name} ${LOOK_WORDS[what]}${TIMES[times] ?? ` (${times} times)`}`

export function readersMessage({ lines, next, older }: Readers): Message {
  const body: Node[] = [
    { kind: 'heading', level: 1, text: 'Who has read your record' },
    ...(older ? [{ kind: 'text', text: 'Earlier.' } as const] : []),
    lines.length === 0
      ? { kind: 'text', text: older ? 'Nothing earlier.' : 'Nobody but you has looked into your record.' }
      : { kind: 'list', items: lines.map(line) },
    {
      kind: 'buttons',
      buttons: [
        ...(next === null ? [] : [{ label: 'Earlier', name: 'record.readers', carry: { after: next } }]),
        { label: 'My record', name: 'record.mine', carry: {} },
      ],
    },
    {
      kind: 'note',
      text: 'Your own looks are left out. If you do not know why somebody read your record, ask them, or their supervisor.',
    },
  ]
  return { notice: 'Your record in Alongside', body }
}
