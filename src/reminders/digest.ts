import { addDays, inWords } from '../kernel/dates.ts'
import type { Instant, LocalDate } from '../kernel/instant.ts'
import { OBLIGATION_WORDS, type ObligationKind } from '../kernel/obligation.ts'
import type { Message, Node } from '../view/message.ts'
import type { Composer } from './composer.ts'
import type { Claimed } from './outbox.ts'

/** One thing a supervisor owes about one of their people. */
export type DigestLine = { person: string; name: string; kind: ObligationKind; dueOn: LocalDate }

/** Keyed by row, since somebody may have two rows in one batch: a held one of last week and this week's. */
export type DigestLines = ReadonlyMap<Claimed['id'], readonly DigestLine[]>

/** A week that is over is superseded by the next one's digest. */
export function digestComposer(look: (rows: readonly Claimed[], now: Instant) => Promise<DigestLines>): Composer {
  return async (rows, now) => {
    const lines = await look(rows, now)
    return (row, _recipient, today) => {
      if (today >= addDays(row.due, 7)) return { state: 'cancelled', reason: 'superseded' }
      return digestMessage(lines.get(row.id) ?? [], row.due) ?? { state: 'cancelled', reason: 'nothing-due' }
    }
  }
}

/** Names shown before the rest is counted. */
const SHOWN = 10

/**
 * The week of a supervisor: what is overdue, then what falls in the week that begins on `monday`. Null when there is
 * nothing to say: an empty digest is not sent. The notice holds a count only, since a lock screen shows it.
 */
export function digestMessage(lines: readonly DigestLine[], monday: LocalDate): Message | null {
  if (lines.length === 0) return null
  const overdue = lines.filter((line) => line.dueOn < monday)
  const thisWeek = lines.filter((line) => line.dueOn >= monday && line.dueOn < addDays(monday, 7))
  const count = overdue.length + thisWeek.length
  if (count === 0) return null
  return {
    notice: `Your week in Alongside: ${count} ${count === 1 ? 'thing' : 'things'} due`,
    body: [
      { kind: 'heading', level: 1, text: `Your week from ${inWords(monday)}` },
      ...section('Overdue', overdue),
      ...section('Due this week', thisWeek),
      {
        kind: 'buttons',
        buttons: [
          { label: 'Log a one-to-one', name: 'one-to-ones.log', carry: {}, tone: 'main' },
          { label: 'My people', name: 'today.open', carry: {} },
        ],
      },
      {
        kind: 'note',
        text: 'You get this on Mondays at 09:00 because you supervise people. The day and hour are set for the whole force. To change who you supervise, ask your administrator.',
      },
    ],
  }
}

function section(title: string, lines: readonly DigestLine[]): Node[] {
  if (lines.length === 0) return []
  const sorted = [...lines].sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.name.localeCompare(b.name))
  const items = sorted
    .slice(0, SHOWN)
    .map((line) => `${line.name}: ${OBLIGATION_WORDS[line.kind]}, due ${inWords(line.dueOn)}`)
  const more = sorted.length - SHOWN
  const rest = more > 0 ? [`and ${more} more. Choose “My people” to see them all`] : []
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'list', items: [...items, ...rest] },
  ]
}
