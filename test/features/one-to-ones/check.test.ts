import { describe, expect, test } from 'vitest'
import { rowsIn } from '../../../src/features/one-to-ones/action-rows.ts'
import { check } from '../../../src/features/one-to-ones/check.ts'
import type { Typed } from '../../../src/features/one-to-ones/fields.ts'
import { NOTE_LIMIT, WHAT_LIMIT } from '../../../src/features/one-to-ones/one-to-one.ts'
import { day } from '../../support/days.ts'

const TODAY = day('2026-11-22')
const ACTION = '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0111'
const GOOD: Typed = { heldOn: '2026-11-20', kind: 'regular', note: 'Talked about leave.', nextOn: '2026-12-18' }

function checked(changes: Typed) {
  return check('p1', { ...GOOD, ...changes }, TODAY)
}
function errorsOf(changes: Typed): Readonly<Record<string, string>> {
  const result = checked(changes)
  return result.ok ? {} : result.errors
}
function draftOf(changes: Typed) {
  const result = checked(changes)
  if (!result.ok) throw new Error(Object.keys(result.errors).join())
  return result.draft
}

test('the least that can be filled in becomes a draft', () => {
  expect(draftOf({ note: '  Talked.\n ', extra: 'x' })).toEqual({
    ...{ subject: 'p1', heldOn: '2026-11-20', kind: 'regular', covered: [], note: 'Talked.' },
    ...{ keepPrivate: false, ownNote: null, passOn: false, actions: [], done: [] },
    next: { on: '2026-12-18', why: null },
  })
})

test('everything filled in becomes a draft', () => {
  const draft = draftOf({
    ...{ kind: 'stay', covered: ['development', 'workload', 'nonsense'], ownNote: 'Ask planning.', passOn: ['yes'] },
    ...{ what1: 'Book the course', owner1: 'person', due1: '2026-11-22', what2: 'Sign it', owner2: 'supervisor' },
    ...{ due2: '2026-12-01', done: [`${ACTION}:2`, `${ACTION}:2`, 'nonsense', `${ACTION}:x`], next: 'leaving' },
  })
  expect(draft).toMatchObject({
    ...{ kind: 'stay', covered: ['workload', 'development'], ownNote: 'Ask planning.', passOn: true },
    actions: [
      { row: 1, what: 'Book the course', owner: 'person', dueOn: '2026-11-22' },
      { row: 2, what: 'Sign it', owner: 'supervisor', dueOn: '2026-12-01' },
    ],
    done: [{ id: ACTION, version: 2 }],
    // A date picker can't always be emptied: the reason counts.
    next: { on: null, why: 'leaving' },
  })
})

describe('one fault is named at its field, with what to do', () => {
  test.each<[string, string, RegExp]>([
    ['heldOn', '', /^Enter the day you met\.$/],
    ['heldOn', '31 Feb', /no such date.*2026-11-27/],
    ['heldOn', '2026-02-31', /no such date/],
    ['heldOn', '2026-11-23', /can’t be in the future/],
    ['heldOn', '1926-11-20', /more than two years ago/],
    ['kind', 'party', /^Choose what kind/],
    ['nextOn', '', /^Enter the day of your next one-to-one, or choose below/],
    ['nextOn', '2027-02-29', /no such date/],
    ['nextOn', '2026-11-21', /today \(Sunday 22 November 2026\) or later/],
    ['nextOn', '2062-12-18', /more than two years away/],
    ['note', ' \n\t ', /^Write what you talked about/],
    ['note', '\u200b\u2060\u00ad', /^Write what you talked about/],
    ['note', 'x'.repeat(NOTE_LIMIT + 1), /3001 characters long.*Shorten it by 1\./],
    ['ownNote', 'x'.repeat(NOTE_LIMIT + 1), /3001 characters long/],
  ])('%s = %j', (field, value, sentence) => {
    expect(errorsOf({ [field]: value })).toEqual({ [field]: expect.stringMatching(sentence) })
  })
  test.each<[string, Typed, string, RegExp]>([
    ['nobody to do it', { what1: 'Book it', due1: '2026-12-01' }, 'owner1', /^Choose who does it/],
    ['no day', { what2: 'Book it', owner2: 'person' }, 'due2', /^Action 2: enter the day/],
    ['a day and no words', { due3: '2026-12-01', owner3: 'person' }, 'what3', /or clear the day/],
    ['a day before today', { what1: 'x', owner1: 'person', due1: '2026-11-21' }, 'due1', /today or later/],
    ['31 February', { what1: 'x', owner1: 'person', due1: '2027-02-31' }, 'due1', /no such date/],
    ['too many words', { what1: 'x'.repeat(WHAT_LIMIT + 1), owner1: 'person', due1: '2026-12-01' }, 'what1', /501/],
  ])('an action with %s', (_what, typed, field, sentence) => {
    expect(errorsOf(typed)).toEqual({ [field]: expect.stringMatching(sentence) })
  })
  test('a note that stays between the two and an own note that passes on', () => {
    expect(errorsOf({ keepPrivate: ['yes'], ownNote: 'Mine.', passOn: ['yes'] })).toEqual({
      passOn: expect.stringContaining('one of the two ticks'),
    })
    expect(errorsOf({ keepPrivate: ['yes'], ownNote: ' ', passOn: ['yes'] })).toEqual({})
  })
})

test.each<Typed>([
  { heldOn: '2026-11-22' },
  { nextOn: '2026-11-22' },
  { heldOn: '2024-11-22' },
  { note: 'x'.repeat(NOTE_LIMIT) },
  { note: '😀' },
  { owner1: 'person' },
  { nextOn: '', next: 'not-agreed-yet' },
  { nextOn: '2020-01-01', next: 'moving' },
])('the edge %o is allowed', (changes) => {
  expect(errorsOf(changes)).toEqual({})
})

test('many faults come at once', () => {
  const result = check('p1', { heldOn: '31 Feb', nextOn: '2020-01-01', what1: 'x' }, TODAY)
  expect(result.ok ? [] : Object.keys(result.errors).sort()).toEqual(
    ['due1', 'heldOn', 'kind', 'nextOn', 'note', 'owner1'].sort(),
  )
})

test('what was typed is never repeated in a sentence', () => {
  const canary = 'canary-words'
  const long = canary.repeat(300)
  const typed = { heldOn: canary, nextOn: canary, note: long, ownNote: long, what1: long, due1: canary, kind: canary }
  const sentences = Object.values(errorsOf(typed))
  expect(sentences).toHaveLength(8)
  expect(sentences.join()).not.toContain(canary)
})

test('a form has as many rows as what was typed needs', () => {
  expect([{}, { what1: 'x' }, { owner4: 'person' }, { due3: '2026-12-01' }, { what5: 'x' }].map(rowsIn)).toEqual([
    1, 1, 1, 3, 5,
  ])
})
