import { inWords } from '../../kernel/dates.ts'
import type { Field } from '../../view/form.ts'
import { shortened } from './due-words.ts'
import { type OpenAction, WHAT_LIMIT } from './one-to-one.ts'

/** Characters of an action in a list of ticks, so that the day is always seen; its whole text stands in the record. */
const WHAT_SHOWN = 60
const NAME_SHOWN = 30

/** The step that brings one more row. */
export const ADD_ACTION = 'add-action'

/** More in one form are no choice on a telephone, and larger than a card may be. Those due first stand in it. */
const TICKS = 30

/** Actions agreed before, each to be ticked off; no field where there are none. */
export function doneField(open: readonly OpenAction[], name: string): Field[] {
  if (open.length === 0) return []
  const more = open.length - TICKS
  return [
    {
      kind: 'choice',
      name: 'done',
      heading: 'Agreed before',
      label: 'Which of these are done now?',
      hint:
        more > 0
          ? `What you don’t tick stays open. ${more} more, due later, are under Actions.`
          : 'What you don’t tick stays open.',
      required: false,
      many: true,
      options: open.slice(0, TICKS).map(({ id, version, what, owner, dueOn }) => ({
        value: `${id}:${version}`,
        label: `${shortened(what, WHAT_SHOWN)} – ${owner === 'person' ? shortened(name, NAME_SHOWN) : 'you'}, by ${inWords(dueOn)}`,
      })),
    },
  ]
}

/** One action to be agreed now; the first stands under the heading of all. */
export function actionRow(row: number, name: string): Field[] {
  return [
    {
      kind: 'line',
      name: `what${row}`,
      ...(row === 1 && { heading: 'Agreed now' }),
      label: row === 1 ? 'What is to be done?' : `Action ${row}: what is to be done?`,
      required: false,
      maxLength: WHAT_LIMIT,
    },
    {
      kind: 'choice',
      name: `owner${row}`,
      label: row === 1 ? 'Who does it?' : `Action ${row}: who does it?`,
      required: false,
      many: false,
      options: [
        { value: 'person', label: shortened(name, 120) },
        { value: 'supervisor', label: 'Me, or whoever supervises them then' },
      ],
    },
    { kind: 'date', name: `due${row}`, label: row === 1 ? 'By when?' : `Action ${row}: by when?`, required: false },
  ]
}
