import { addDays, daysBetween, inWords } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { OUTCOME_WORDS, type Outcome } from '../../kernel/record.ts'
import { dayTyped, faultsIn, TEXT_LIMIT, type Typed, wordsTyped } from '../../kernel/typed.ts'

/**
 * The four things a line manager writes down before anything formal: the issue, the advice, the improvement expected and
 * the support offered (College of Policing and Federation guidance on unsatisfactory performance: management action first).
 */
export const POINTS = ['issue', 'advice', 'improvement', 'support'] as const
export type Point = (typeof POINTS)[number]
export type Points = Readonly<Record<Point, string>>

export type NewRecord = { person: PersonId; points: Points; raisedOn: LocalDate; reviewOn: LocalDate }

/** What the person, or nobody but the person, wrote beneath it. */
export type Comment = { by: string; on: LocalDate; text: string }

export type ManagementRecord = {
  id: string
  subject: { id: PersonId; name: string }
  author: string
  points: Points
  raisedOn: LocalDate
  recordedOn: LocalDate
  reviewOn: LocalDate
  closed: { outcome: Outcome; words: string; on: LocalDate; by: string } | null
  comments: readonly Comment[]
  version: number
}

export type Closing = { outcome: Outcome; words: string }

/** A record that is reviewed later than this is not reviewed. */
const REVIEW_WITHIN_DAYS = 366
/** A day further back than this is a slip of the finger. */
const RAISED_WITHIN_DAYS = 366

export type Checked<T> = { ok: true; value: T } | { ok: false; errors: Record<string, string> }
type TypedValues = Readonly<Record<string, string>>

const MISSING: Readonly<Record<Point, string>> = {
  issue: 'Write what the issue is: what was seen or said, and when.',
  advice: 'Write what advice you gave.',
  improvement: 'Write what improvement you expect, and by when.',
  support: 'Write what support you offered. If none was wanted, say so.',
}

/** Checks a new record. Every fault at once, keyed by field. */
export function checkNew(typed: TypedValues, today: LocalDate): Checked<Omit<NewRecord, 'person'>> {
  const typedPoint = (point: Point) => wordsTyped(typed[point] ?? '', TEXT_LIMIT, MISSING[point])
  const fields = {
    issue: typedPoint('issue'),
    advice: typedPoint('advice'),
    improvement: typedPoint('improvement'),
    support: typedPoint('support'),
    raisedOn: raisedTyped(typed.raisedOn ?? '', today),
    reviewOn: reviewTyped(typed.reviewOn ?? '', today),
  }
  const { issue, advice, improvement, support, raisedOn, reviewOn } = fields
  const texts = 'value' in issue && 'value' in advice && 'value' in improvement && 'value' in support
  if (!texts || !('value' in raisedOn) || !('value' in reviewOn)) return { ok: false, errors: faultsIn(fields) }
  const points = { issue: issue.value, advice: advice.value, improvement: improvement.value, support: support.value }
  return { ok: true, value: { points, raisedOn: raisedOn.value, reviewOn: reviewOn.value } }
}

function raisedTyped(text: string, today: LocalDate): Typed<LocalDate> {
  const raised = dayTyped(text, 'the day you raised it')
  if ('fault' in raised) return raised
  if (raised.value > today) return { fault: 'The day you raised it can’t be in the future.' }
  if (daysBetween(raised.value, today) > RAISED_WITHIN_DAYS)
    return { fault: 'That is more than a year ago. Check the year.' }
  return raised
}

function reviewTyped(text: string, today: LocalDate): Typed<LocalDate> {
  const review = dayTyped(text, 'the day of the review')
  if ('fault' in review) return review
  if (review.value < today) return { fault: `The review must be today (${inWords(today)}) or later.` }
  if (review.value > addDays(today, REVIEW_WITHIN_DAYS))
    return { fault: 'That is more than a year away. Choose an earlier day.' }
  return review
}

const OUTCOMES = Object.keys(OUTCOME_WORDS) as readonly Outcome[]
export const outcomeIn = (text: string | null | undefined): Outcome | null =>
  OUTCOMES.find((outcome) => outcome === text) ?? null

/** Checks how a record is closed. */
export function checkClosing(typed: TypedValues): Checked<Closing> {
  const outcome = outcomeIn(typed.outcome)
  const words = wordsTyped(typed.words ?? '', TEXT_LIMIT, 'Write what the review showed. One line is enough.')
  if (outcome && 'value' in words) return { ok: true, value: { outcome, words: words.value } }
  const chosen = outcome ? { value: outcome } : { fault: 'Choose how it ended.' }
  return { ok: false, errors: faultsIn({ outcome: chosen, words }) }
}

/** Checks the person's own comment. */
export function checkComment(typed: TypedValues): Checked<string> {
  const text = wordsTyped(typed.text ?? '', TEXT_LIMIT, 'Write your comment. One line is enough.')
  return 'value' in text ? { ok: true, value: text.value } : { ok: false, errors: faultsIn({ text }) }
}
