import type { Ask, Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import { addDays } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import { ONE_TO_ONE_KINDS, type OneToOneKind } from '../../kernel/record.ts'
import type { Templates } from '../../kernel/template.ts'
import type { Form, FormErrors, Values } from '../../view/form.ts'
import { rowsIn } from './action-rows.ts'
import { textIn } from './fields.ts'
import { ACTION_ROWS } from './one-to-one.ts'
import type { OneToOneStore } from './store.ts'
import { firstValues, logForm } from './views-form.ts'

export type FormDeps = {
  store: OneToOneStore
  newKey(): string
  templates: Templates
  /** Days to the next one where a template names none. */
  everyDays: number
}

type Submit = Extract<Ask, { kind: 'submit' }>
type Opened = Awaited<ReturnType<OneToOneStore['opening']>>

/** A day agreed before that lies further ahead than this was not for the meeting being logged: it stands. */
const STANDS_AFTER = 7

/** The form about one person, for one kind. Throws a `Failure` 'not-yours' where the caller may not log it. */
export async function openForm(deps: FormDeps, caller: Caller, person: string, kind: OneToOneKind): Promise<Reply> {
  const opened = await deps.store.opening(caller, person)
  const template = deps.templates[kind]
  const nextOn = proposed(opened.dueOn, caller.today, template.nextDays, deps.everyDays)
  const values = firstValues(kind, template, caller.today, nextOn)
  const once = deps.newKey()
  const drawn = (typed: Values, rows: number): Form =>
    form(deps, opened, { kind: kindIn(typed), rows, once, values: typed, errors: {} })
  return { kind: 'ask', form: drawn(values, 1), refill: (typed) => drawn(typed, rowsIn(typed)) }
}

/** A kind with days of its own can only bring the day agreed before nearer. */
function proposed(dueOn: LocalDate | null, today: LocalDate, own: number | null, days: number): LocalDate {
  const on = addDays(today, own ?? days)
  const stands = dueOn !== null && dueOn > addDays(today, STANDS_AFTER)
  return stands && (own === null || dueOn < on) ? dueOn : on
}

/** The same form with everything typed, and one row more for an action. */
export async function addRow(deps: FormDeps, caller: Caller, { values, carry }: Submit): Promise<Reply> {
  const opened = await deps.store.opening(caller, carry.person ?? '')
  const rows = Math.min(rowsOf(carry.rows) + 1, ACTION_ROWS)
  const drawn = { kind: kindIn(values), rows, once: carry.once ?? deps.newKey(), values, errors: {} }
  return { kind: 'ask', form: form(deps, opened, drawn) }
}

/** The same form with the actions as they are now, because one of those ticked off was changed meanwhile. */
export async function ticksChanged(deps: FormDeps, caller: Caller, { values, carry }: Submit): Promise<Reply> {
  const opened = await deps.store.opening(caller, carry.person ?? '')
  const offered = opened.open.map(({ id, version }) => `${id}:${version}`)
  const still = [values.done ?? []].flat().filter((tick) => offered.includes(tick))
  const errors = {
    [offered.length > 0 ? 'done' : 'form']:
      'Somebody else changed or finished an action that you ticked. What is open now is shown here: look at it again and save. Nothing else you wrote has changed.',
  }
  const drawn = { kind: kindIn(values), rows: rowsOf(carry.rows), once: carry.once ?? deps.newKey() }
  return { kind: 'ask', form: form(deps, opened, { ...drawn, values: { ...values, done: still }, errors }) }
}

type Drawn = { kind: OneToOneKind; rows: number; once: string; values: Values; errors: FormErrors }

function form(deps: FormDeps, { person, open }: Opened, { kind, ...drawn }: Drawn): Form {
  return logForm({ person, open, template: deps.templates[kind], ...drawn })
}

/** From the form we made; anything else is one row. */
function rowsOf(carried: string | undefined): number {
  const rows = Number(carried)
  return Number.isInteger(rows) && rows >= 1 && rows <= ACTION_ROWS ? rows : 1
}

const kindIn = (typed: Values): OneToOneKind =>
  ONE_TO_ONE_KINDS.find((known) => known === textIn(typed, 'kind')) ?? 'regular'
