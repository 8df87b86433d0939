import { inWords } from '../../kernel/dates.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { Node } from '../../view/message.ts'
import type { Summary, SummaryState } from './handover.ts'
import type { Pack } from './pack.ts'
import { passesLines, withoutSummary } from './words.ts'

/** `on`: the day of an instant in words, where the reader is. */
export type PackView = {
  pack: Pack
  state: SummaryState
  acknowledgeDays: number
  today: LocalDate
  on(at: Instant): string
}

export const NOTICE = 'A handover in Alongside'

export const text = (words: string): Node => ({ kind: 'text', text: words })

export function summaryNodes({ pack, state, acknowledgeDays, on }: PackView): Node[] {
  const { summary, earlier, handover, as } = pack
  if (summary) return written(`Summary by ${handover.from.name}`, summary)
  const withheld = (as === 'receiver' && handover.holds) || (as === 'outgoing' && handover.state !== 'open')
  if (withheld) return []
  const why =
    as === 'outgoing' ? 'You have not written a summary yet.' : withoutSummary(state, handover, acknowledgeDays)
  return [
    ...(why === '' ? [] : [text(why)]),
    ...(earlier ? written(`Earlier summary, by ${earlier.by} on ${on(earlier.at)}`, earlier.summary) : []),
  ]
}

export function written(title: string, { agreed, adjustments, next }: Summary): Node[] {
  const parts: Node[] = [
    ['What is agreed', agreed] as const,
    ['Adjustments they agreed to share', adjustments] as const,
    ['What comes next', next] as const,
  ].flatMap(([label, words]): Node[] => (words === '' ? [] : [{ kind: 'facts', facts: [{ label, value: words }] }]))
  return [{ kind: 'heading', level: 2, text: title }, ...parts]
}

export function passesNodes({ pack: { passes } }: PackView, title: string): Node[] {
  const lines = passesLines(passes)
  return [
    { kind: 'heading', level: 2, text: title },
    lines.length > 0 ? { kind: 'list', items: lines } : text('Nothing is kept that passes.'),
  ]
}

export function actionNodes({ pack: { actions, passes } }: PackView, person: string): Node[] {
  if (actions.length === 0) return []
  const items = actions.map(
    ({ what, owner, dueOn }) => `${what} (${owner === 'person' ? person : 'the supervisor'}, by ${inWords(dueOn)})`,
  )
  const more = passes.openActions - actions.length
  return [
    { kind: 'heading', level: 2, text: 'Open actions' },
    { kind: 'list', items: [...items, ...(more > 0 ? [`and ${more} more under “Open actions”`] : [])] },
  ]
}
