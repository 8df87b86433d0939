import { daysBetween, inWords } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import { OBLIGATION_WORDS } from '../../kernel/obligation.ts'
import { NO_NEXT_WORDS } from '../../kernel/record.ts'
import type { BelowLine, CoverTurn, Owed, TeamPerson, Waiting } from './day.ts'
import type { Due } from './due.ts'

/** `one-to-one overdue by 3 days`; a person never talked with is due now. */
export function dueWords(due: Due, today: LocalDate): string {
  if (due.kind === 'owed') return owedWords(due.owed, today)
  if (due.dueOn === null) return due.met ? 'no day agreed for the next one-to-one' : 'no one-to-one logged yet'
  return `one-to-one ${whenWords(due.dueOn, today)}`
}

function whenWords(dueOn: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, dueOn)
  if (days === 0) return 'due today'
  if (days > 0) return `due ${inWords(dueOn)}`
  return `overdue by ${counted(-days, 'day')}`
}

/** Whose it is and when, never what: others may read over a shoulder. */
function owedWords({ kind, owner, count, dueOn }: Owed, today: LocalDate): string {
  const whose = owner === null ? '' : { person: ' for them to do', supervisor: ' for you to do' }[owner]
  const words = count === 1 ? OBLIGATION_WORDS[kind] : counted(count, OBLIGATION_WORDS[kind])
  return `${words}${whose}${count === 1 ? ' ' : ', the first '}${whenWords(dueOn, today)}`
}

export function personWords(person: TeamPerson): string {
  const { name, rank, kind, lastDay, lastHeldOn, dueOn, noNext, openActions } = person
  const until = kind !== 'substantive' && lastDay !== null ? ` (${kind} until ${inWords(lastDay)})` : ''
  const last = lastHeldOn ? `last one-to-one ${inWords(lastHeldOn)}` : 'no one-to-one logged yet'
  const none = noNext ? `no next one: ${lowered(NO_NEXT_WORDS[noNext])}` : 'no next date'
  const actions = openActions > 0 ? [counted(openActions, 'open action')] : []
  return `${name}, ${rank}${until}: ${[last, dueOn ? `next ${inWords(dueOn)}` : none, ...actions].join(', ')}`
}

export function belowWords({ supervisor, rank, people, overdue, since }: BelowLine): string {
  const who = supervisor === null ? 'Nobody supervises' : `${supervisor}, ${rank}:`
  const late = since === null ? 'no one-to-one overdue' : `${overdue} overdue, the oldest since ${inWords(since)}`
  return `${who} ${counted(people, 'person', 'people')}, ${late}`
}

const COVER = {
  cover: { starts: 'covers', ends: 'stops covering' },
  acting: { starts: 'begins as acting supervisor of', ends: 'stops as acting supervisor of' },
} as const
const MY_COVER = {
  cover: { starts: 'You cover', ends: 'You stop covering' },
  acting: { starts: 'You begin as acting supervisor of', ends: 'You stop as acting supervisor of' },
} as const

export function coverWords({ by, byMe, kind, what, on, people, person }: CoverTurn): string {
  const whom = people === 1 ? person : `${people} people`
  const acts = byMe ? MY_COVER[kind][what] : `${by} ${COVER[kind][what]}`
  return `${acts} ${whom} ${what === 'starts' ? 'from' : 'after'} ${inWords(on)}`
}

export function waitingWords({ toSummarise, toAcknowledge, toDecide, aboutMe }: Waiting): string[] {
  const of = (count: number, one: string, more: string) =>
    count === 0 ? [] : [count === 1 ? one : more.replace('#', `${count}`)]
  return [
    ...of(
      toAcknowledge,
      'One person has passed to you: read the handover and acknowledge it',
      '# people have passed to you: read each handover and acknowledge it',
    ),
    ...of(
      toSummarise,
      'One person passes to another supervisor: write your summary',
      '# people pass to another supervisor: write a summary of each',
    ),
    ...of(
      toDecide,
      'Somebody asks you, as second line, for a decision',
      '# people ask you, as second line, for a decision',
    ),
    ...of(aboutMe, 'Your own record passes to another supervisor', 'Your own record passes to other supervisors'),
  ]
}

export const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`

const lowered = (words: string): string => words.replace(/^T(?=hey)|^W(?=e)/, (letter) => letter.toLowerCase())
