import { daysBetween, inWords } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Button } from '../../view/message.ts'
import type { AgreedAction } from './action.ts'

/** Who looks, on which day of theirs; `newKey` makes the key of each button that changes something. */
export type Reader = { id: PersonId; today: LocalDate; newKey(): string }

/** What a lock screen shows of every screen and form of this room. */
export const NOTICE = 'Agreed actions in Alongside'

/** Who is to do it, as the reader would say it. */
export function whoDoes({ owner, subject }: Pick<AgreedAction, 'owner' | 'subject'>, reader: PersonId): string {
  if (reader === subject.id) return owner === 'person' ? 'You' : 'Your supervisor'
  return owner === 'person' ? subject.name : 'You'
}

/** `You do it by Friday 4 December 2026 (overdue by 2 days)`; a finished one says when it was finished. */
export function standing(action: AgreedAction, { id, today }: Pick<Reader, 'id' | 'today'>): string {
  const on = action.finishedOn ? ` on ${inWords(action.finishedOn)}` : ''
  const who = whoDoes(action, id)
  const words: Record<AgreedAction['state'], string> = {
    open: `${who} ${who === 'You' ? 'do' : 'does'} it by ${inWords(action.dueOn)}${late(action.dueOn, today)}`,
    done: `Done${on}`,
    dropped: `Not needed any more: closed${on}`,
  }
  return words[action.state]
}

function late(dueOn: LocalDate, today: LocalDate): string {
  const days = daysBetween(dueOn, today)
  if (days < 0) return ''
  if (days === 0) return ' (due today)'
  return ` (overdue by ${days} ${days === 1 ? 'day' : 'days'})`
}

/** What a button of one action brings back: the action as it is shown, and one press. */
export function pressOf({ id, version }: Pick<AgreedAction, 'id' | 'version'>, { newKey }: Pick<Reader, 'newKey'>) {
  return { action: id, version: `${version}`, once: newKey() }
}

/** The way back to the list on which the action stands. */
export const listButton = ({ subject }: Pick<AgreedAction, 'subject'>, reader: PersonId): Button =>
  subject.id === reader
    ? { label: 'All my actions', name: 'actions.mine', carry: {} }
    : { label: `All actions of ${subject.name}`, name: 'actions.list', carry: { person: subject.id } }
