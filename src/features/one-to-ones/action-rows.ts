import { addDays } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import { ACTION_OWNERS } from '../../kernel/record.ts'
import { FARTHEST, readDate, readWords, type Typed, textIn } from './fields.ts'
import { ACTION_ROWS, type AgreedAction, WHAT_LIMIT } from './one-to-one.ts'

const ROWS: readonly number[] = Array.from({ length: ACTION_ROWS }, (_, index) => index + 1)

/** How many rows of actions what was typed needs; at least one. */
export function rowsIn(typed: Typed): number {
  return Math.max(1, ...ROWS.filter((row) => ['what', 'due'].some((field) => textIn(typed, `${field}${row}`) !== '')))
}

/**
 * The actions that were agreed. A row without words and day is no action, whoever is chosen there: a choice can't always be
 * taken back. In any other row all three are needed.
 */
export function readActions(typed: Typed, today: LocalDate, errors: Record<string, string>): AgreedAction[] {
  return ROWS.flatMap((row): AgreedAction[] => {
    const what = readWords(typed, `what${row}`, WHAT_LIMIT, errors)
    if (what === '' && textIn(typed, `due${row}`) === '') return []
    if (what === '') errors[`what${row}`] = 'Write what is to be done by then, or clear the day.'
    const owner = ACTION_OWNERS.find((known) => known === textIn(typed, `owner${row}`))
    if (!owner) errors[`owner${row}`] = 'Choose who does it.'
    const dueOn = readDate(typed, `due${row}`, 'the day it is to be done by', errors)
    if (dueOn && dueOn < today) errors[`due${row}`] = 'The day it is to be done by must be today or later.'
    if (dueOn && dueOn > addDays(today, FARTHEST))
      errors[`due${row}`] = 'That is more than two years away. Check the year.'
    nameRow(row, errors)
    return owner && dueOn ? [{ row, what, owner, dueOn }] : []
  })
}

/** Errors also stand together above the form, where "choose who does it" twice says nothing. The first row's labels have no number. */
function nameRow(row: number, errors: Record<string, string>): void {
  if (row === 1) return
  for (const field of ['what', 'owner', 'due']) {
    const error = errors[`${field}${row}`]
    if (error) errors[`${field}${row}`] = `Action ${row}: ${error.charAt(0).toLowerCase()}${error.slice(1)}`
  }
}
