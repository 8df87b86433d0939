import { addDays, inWords } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import { dayTyped, faultsIn, TEXT_LIMIT, wordsTyped } from '../../kernel/typed.ts'
import type { Summary } from './handover.ts'
import { type Decision, YEARS_AHEAD } from './request.ts'

/** What was typed, or every fault at once, keyed by field. */
export type Checked<T> = { ok: true; value: T } | { ok: false; errors: Record<string, string> }

type Texts = Readonly<Record<string, string>>

export type PrepareTyped = { people: readonly string[]; to: string; on: LocalDate }

/** A change further off than this is a slip of the finger. */
const DAYS_AHEAD = 366

export function checkPrepare(people: readonly string[], texts: Texts, today: LocalDate): Checked<PrepareTyped> {
  const day = dayTyped(texts.on ?? '', 'the day from which somebody else takes over')
  const errors = faultsIn({ on: day })
  if (people.length === 0) errors.people = 'Choose at least one of your people.'
  if ('fault' in day) return { ok: false, errors }
  if (day.value < today) errors.on = `The day must be today (${inWords(today)}) or later.`
  if (day.value > addDays(today, DAYS_AHEAD)) errors.on = 'That is more than a year away. Check the year.'
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { people, to: texts.to ?? '', on: day.value } }
}

export function checkSummary(texts: Texts): Checked<Summary> {
  const agreed = wordsTyped(
    texts.agreed ?? '',
    TEXT_LIMIT,
    'Write what is agreed. If nothing is, write “Nothing is agreed”.',
  )
  const adjustments = optional(texts.adjustments)
  const next = optional(texts.next)
  if ('fault' in agreed || 'fault' in adjustments || 'fault' in next)
    return { ok: false, errors: faultsIn({ agreed, adjustments, next }) }
  return { ok: true, value: { agreed: agreed.value, adjustments: adjustments.value, next: next.value } }
}

export function checkWords(texts: Texts, field: string, missing: string): Checked<string> {
  const words = wordsTyped(texts[field] ?? '', TEXT_LIMIT, missing)
  return 'fault' in words ? { ok: false, errors: { [field]: words.fault } } : { ok: true, value: words.value }
}

export function checkSettling(texts: Texts): Checked<{ passes: boolean; because: string }> {
  const because = wordsTyped(texts.because ?? '', TEXT_LIMIT, 'Write why. The person reads this.')
  const errors = faultsIn({ because })
  const { decision } = texts
  if (decision !== 'stays' && decision !== 'passes') errors.decision = 'Choose whether it passes.'
  if ('fault' in because || Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { passes: decision === 'passes', because: because.value } }
}

export function checkDecision(texts: Texts, today: LocalDate): Checked<Decision> {
  const because = wordsTyped(texts.because ?? '', TEXT_LIMIT, 'Write what the person is to read.')
  const errors = faultsIn({ because })
  const { decision } = texts
  if (decision === 'decline' && !('fault' in because))
    return { ok: true, value: { kind: 'decline', because: because.value } }
  if (decision !== 'grant' && decision !== 'decline') errors.decision = 'Choose what you decide.'
  const other = texts.other?.trim() ?? ''
  if (decision === 'grant' && other === '') errors.other = 'Write who keeps the record instead.'
  const until = untilTyped(texts.until ?? '', today)
  if ('fault' in until) errors.until = until.fault
  if ('fault' in because || 'fault' in until || Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { kind: 'grant', other, until: until.value, because: because.value } }
}

function untilTyped(text: string, today: LocalDate): { value: LocalDate | null } | { fault: string } {
  if (text.trim() === '') return { value: null }
  const day = dayTyped(text, 'the day until which they keep it')
  if ('fault' in day) return day
  if (day.value <= today) return { fault: 'The day must be after today. Leave it empty if you do not know.' }
  if (day.value > addDays(today, YEARS_AHEAD * 366))
    return { fault: 'That is more than two years away. Leave it empty if you do not know.' }
  return day
}

/** A field that may be left empty. */
const optional = (text: string | undefined) =>
  (text ?? '').trim() === ''
    ? { value: '' }
    : wordsTyped(text ?? '', TEXT_LIMIT, 'Write something that can be read, or leave it empty.')
