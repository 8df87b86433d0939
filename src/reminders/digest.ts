import { addDays, DAY_NAMES, inWords } from '../kernel/dates.ts'
import type { Instant, LocalDate } from '../kernel/instant.ts'
import { OBLIGATION_WORDS, type ObligationKind } from '../kernel/obligation.ts'
import type { ActionOwner } from '../kernel/record.ts'
import { type DigestTime, digestTimeOf } from '../kernel/setting.ts'
import type { Message, Node } from '../view/message.ts'
import type { Composer } from './composer.ts'
import type { Claimed } from './outbox.ts'

/** One thing a supervisor owes about one of their people. `owner`: of an action, who is to do it; of anything else null. */
export type DigestLine = {
  person: string
  name: string
  kind: ObligationKind
  owner: ActionOwner | null
  dueOn: LocalDate
}

/** Keyed by row, since somebody may have two rows in one batch: a held one of last week and this week's. */
export type DigestLines = ReadonlyMap<Claimed['id'], readonly DigestLine[]>

/** Its week runs from the day of the summary, and once over is superseded by the next one's. */
export function digestComposer(look: (rows: readonly Claimed[], now: Instant) => Promise<DigestLines>): Composer {
  return async (rows, now) => {
    const lines = await look(rows, now)
    return (row, { setting }, today) => {
      const when = digestTimeOf(setting)
      const first = addDays(row.due, when.day - 1)
      if (today >= addDays(first, 7)) return { state: 'cancelled', reason: 'superseded' }
      return digestMessage(lines.get(row.id) ?? [], first, when) ?? { state: 'cancelled', reason: 'nothing-due' }
    }
  }
}

/** Names shown before the rest is counted. */
const SHOWN = 10

/**
 * The week of a supervisor: what is overdue, then what falls in the seven days from `first`. Null when there is nothing
 * to say: an empty digest is not sent. The notice holds a count only, since a lock screen shows it.
 */
export function digestMessage(lines: readonly DigestLine[], first: LocalDate, when: DigestTime): Message | null {
  if (lines.length === 0) return null
  const overdue = lines.filter((line) => line.dueOn < first)
  const thisWeek = lines.filter((line) => line.dueOn >= first && line.dueOn < addDays(first, 7))
  const count = overdue.length + thisWeek.length
  if (count === 0) return null
  return {
    notice: `Your week in Alongside: ${count} ${count === 1 ? 'thing' : 'things'} due`,
    body: [
      { kind: 'heading', level: 1, text: `Your week from ${inWords(first)}` },
      ...section('Overdue', overdue),
      ...section('Due this week', thisWeek),
      {
        kind: 'buttons',
        buttons: [
          { label: 'Log a one-to-one', name: 'one-to-ones.log', carry: {}, tone: 'main' },
          { label: 'My people', name: 'today.open', carry: {} },
          ...([...overdue, ...thisWeek].some(({ kind }) => kind === 'action')
            ? [{ label: 'My actions', name: 'actions.mine', carry: {} }]
            : []),
          { label: 'Settings', name: 'settings.open', carry: {} },
        ],
      },
      { kind: 'note', text: whyItCame(when) },
    ],
  }
}

function whyItCame({ day, time, chosen }: DigestTime): string {
  const set = chosen ? 'as you have chosen' : 'as your force has set it'
  return `You get this on ${DAY_NAMES[day - 1]}s at ${time}, ${set}, because you supervise people. To choose another day or hour, go to Settings. To change who you supervise, ask your administrator.`
}

function section(title: string, lines: readonly DigestLine[]): Node[] {
  if (lines.length === 0) return []
  const sorted = [...lines].sort(
    (a, b) => a.dueOn.localeCompare(b.dueOn) || a.name.localeCompare(b.name) || a.kind.localeCompare(b.kind),
  )
  const said = together(sorted)
  const items = said
    .slice(0, SHOWN)
    .map(({ line, count }) => `${line.name}: ${thing(line, count)}, due ${inWords(line.dueOn)}`)
  const more = said.slice(SHOWN).reduce((sum, { count }) => sum + count, 0)
  const rest = more > 0 ? [`and ${more} more. Choose “My people” to see them all`] : []
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'list', items: [...items, ...rest] },
  ]
}

/** Several alike of one person on one day are one line with their number. */
function together(lines: readonly DigestLine[]): readonly { line: DigestLine; count: number }[] {
  const groups = new Map<string, { line: DigestLine; count: number }>()
  for (const line of lines) {
    const key = [line.person, line.kind, line.owner, line.dueOn].join(' ')
    groups.set(key, { line, count: (groups.get(key)?.count ?? 0) + 1 })
  }
  return [...groups.values()]
}

/** `agreed action for them to do`, `2 agreed actions for you to do`: whose it is, never what. */
function thing({ kind, owner }: DigestLine, count: number): string {
  const whose = { person: ' for them to do', supervisor: ' for you to do' }
  const words = OBLIGATION_WORDS[kind]
  return `${count === 1 ? words : `${count} ${words}s`}${owner ? whose[owner] : ''}`
}
