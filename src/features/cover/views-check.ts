import { inWords } from '../../kernel/dates.ts'
import type { Message, Node } from '../../view/message.ts'
import type { Finding } from './check.ts'

/** Names shown of each kind before the rest is counted. */
const SHOWN = 10

/** To administrators and second lines: names and days, nothing of any record. Null when there is nothing to look at. */
export function checkMessage(findings: readonly Finding[], most: number): Message | null {
  if (findings.length === 0) return null
  const of = <K extends Finding['kind']>(kind: K) =>
    findings.filter((finding): finding is Extract<Finding, { kind: K }> => finding.kind === kind)
  return {
    notice: 'Alongside: something to look at about who supervises whom',
    body: [
      { kind: 'heading', level: 1, text: 'Who supervises whom' },
      ...section(
        'Nobody supervises',
        of('unsupervised').map(({ person }) => person),
      ),
      ...section(
        `More than ${most} people`,
        of('many').map(({ person, people }) => `${person}: ${people} people`),
      ),
      ...section(
        'Ends within a week',
        of('ends').map(({ person, by, lastDay }) => `${by} supervises ${person}, last day ${inWords(lastDay)}`),
      ),
      {
        kind: 'text',
        text: 'Supervisors come with the people file: ask whoever keeps it. For a time, you can arrange cover here.',
      },
      { kind: 'buttons', buttons: [{ label: 'Cover and acting', name: 'cover.open', carry: {}, tone: 'main' }] },
      {
        kind: 'note',
        text: 'You get this because you are the second line of these people, or look after Alongside. It comes on Mondays, and on other days only with something new. The number of people is set by your force.',
      },
    ],
  }
}

function section(title: string, items: readonly string[]): Node[] {
  if (items.length === 0) return []
  const more = items.length - SHOWN
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'list', items: [...items.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more`] : [])] },
  ]
}
