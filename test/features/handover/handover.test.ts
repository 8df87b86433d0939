import { describe, expect, test } from 'vitest'
import {
  type Handover,
  mayObject,
  maySummarise,
  objectionWaits,
  summaryState,
} from '../../../src/features/handover/handover.ts'
import { whatPasses } from '../../../src/features/handover/passes.ts'
import { checkDecision, checkPrepare, checkSettling, checkSummary } from '../../../src/features/handover/typed.ts'
import {
  lateMessage,
  noSecondLine,
  objectionMessage,
  passingMessage,
  settledForPerson,
  settledForReceiver,
  summaryMessage,
  takenBackMessage,
  waitingMessage,
} from '../../../src/features/handover/views-messages.ts'
import {
  answerMessage,
  asideMessage,
  askedToDecide,
  keepsMessage,
} from '../../../src/features/handover/views-request-messages.ts'
import { day } from '../../support/days.ts'
import { daysLater, NOW } from './desk.ts'

const TODAY = day('2026-11-25')
const named = (name: string, left = false) => ({ id: name.toLowerCase(), name, left })
const handover = (change: Partial<Handover> = {}): Handover => ({
  id: 'h',
  person: named('Callum Reid'),
  from: named('Tom Ashworth'),
  to: named('Karen Whitfield'),
  because: 'moved',
  effectiveOn: TODAY,
  startedAt: NOW,
  state: 'open',
  askedAt: NOW,
  toldAt: NOW,
  summarisedAt: null,
  objectedAt: null,
  holds: false,
  settledAt: null,
  acknowledgedAt: null,
  escalatedAt: null,
  version: 1,
  ...change,
})

describe('what passes', () => {
  const shelf = (keepPrivate: boolean, passOn: boolean, hasOwn: boolean, count: number) => ({
    ...{ keepPrivate, passOn, hasOwn, count },
  })
  const holding = {
    oneToOnes: [
      shelf(false, false, true, 5),
      shelf(false, true, true, 3),
      shelf(true, false, true, 2),
      shelf(true, true, true, 1),
    ],
    ...{ openActions: 4, firstActionDue: TODAY, management: 1, nextOn: TODAY },
  }
  const always = { openActions: 4, firstActionDue: TODAY, management: 1, nextOn: TODAY }
  test('shared notes, own notes marked to pass on, and nothing kept between the two', () => {
    expect(whatPasses(holding, false)).toEqual({ sharedNotes: 8, ownNotes: 3, keptPrivate: 3, held: 0, ...always })
  })
  test('held, no note: what is owed passes all the same', () => {
    expect(whatPasses(holding, true)).toEqual({ sharedNotes: 0, ownNotes: 0, keptPrivate: 3, held: 8, ...always })
  })
})

test.each<[string, Partial<Handover>, number, string]>([
  ['written', { summarisedAt: NOW }, 0, 'written'],
  ['asked a moment ago', {}, 0, 'awaited'],
  ['the minute before the seventh day', {}, 6.99, 'awaited'],
  ['seven days on', {}, 7, 'not-written'],
  ['not asked yet', { askedAt: null }, 30, 'awaited'],
  ['who would write it has left', { from: named('Tom Ashworth', true) }, 0, 'left'],
  ['another keeps the record by the person’s wish', { because: 'asked' }, 0, 'not-asked'],
])('a summary: %s', (_when, change, days, state) => {
  expect(summaryState(handover(change), daysLater(days), 7)).toBe(state)
})

test.each<[Partial<Handover>, string, string]>([
  [{}, '2026-12-09', 'yes'],
  [{}, '2026-12-10', 'late'],
  [{ state: 'acknowledged' }, '2026-11-25', 'yes'],
  [{ state: 'ended' }, '2026-11-25', 'none'],
  [{ to: null }, '2026-11-25', 'none'],
  [{ objectedAt: NOW }, '2026-11-25', 'told'],
])('objecting: %o on %s: %s', (change, on, may) => expect(mayObject(handover(change), day(on))).toBe(may))

test('an objection waits until it is settled; a summary can be written until it is acknowledged, a first one after', () => {
  expect(
    [{}, { objectedAt: NOW }, { objectedAt: NOW, settledAt: NOW }].map((one) => objectionWaits(handover(one))),
  ).toEqual([false, true, false])
  const open: Partial<Handover>[] = [{}, { state: 'acknowledged' }, { state: 'acknowledged', summarisedAt: NOW }]
  expect(
    [...open, { because: 'asked' as const }, { state: 'ended' as const }].map((one) => maySummarise(handover(one))),
  ).toEqual([true, true, false, false, false])
})

describe('what was typed', () => {
  const long = 'x'.repeat(3001)
  test('every fault at once, in words that never repeat what was typed', () => {
    expect(checkPrepare([], { on: '2026-02-31' }, TODAY)).toMatchObject({
      errors: { people: expect.any(String), on: expect.stringContaining('no such date') },
    })
    expect(checkPrepare(['p'], { on: '2026-11-24' }, TODAY)).toMatchObject({
      errors: { on: expect.stringContaining('today') },
    })
    expect(checkSummary({ agreed: ' ', next: long })).toMatchObject({
      errors: { agreed: expect.stringContaining('Write what'), next: expect.stringContaining('3001') },
    })
    expect(checkSettling({ because: '\u200b' })).toMatchObject({
      errors: { because: expect.any(String), decision: expect.any(String) },
    })
    expect(checkDecision({ decision: 'grant', until: '2026-11-25' }, TODAY)).toMatchObject({
      errors: { other: expect.any(String), until: expect.stringContaining('after today'), because: expect.any(String) },
    })
    expect(JSON.stringify(checkSummary({ agreed: long }))).not.toContain('xxx')
  })
  test('emoji are words, and what is optional may stay empty', () => {
    expect(checkSummary({ agreed: '🚓 ok' })).toEqual({
      ok: true,
      value: { agreed: '🚓 ok', adjustments: '', next: '' },
    })
    expect(checkDecision({ decision: 'decline', because: 'No.', until: 'x' }, TODAY)).toMatchObject({ ok: true })
  })
})

test('no notice names anybody or says what it is about: it stands on a lock screen', () => {
  const passes = whatPasses({ oneToOnes: [], openActions: 0, firstActionDue: null, management: 0, nextOn: null }, false)
  const request = {
    ...{ id: 'r', person: named('Callum Reid'), supervisor: named('Tom Ashworth'), other: named('Karen Whitfield') },
    ...{ createdAt: NOW, state: 'granted' as const, version: 1 },
  }
  const messages = [
    ...[summaryMessage(2, 7), waitingMessage(1, false), waitingMessage(1, true)],
    ...[lateMessage([{ name: 'Karen Whitfield', people: 2, since: TODAY }], 'second-line', 7)],
    ...[passingMessage({ handover: handover(), passes }), noSecondLine('Callum Reid')],
    ...[objectionMessage(handover(), 'second-line'), settledForPerson(handover(), 'Why.')],
    ...[settledForReceiver(handover()), takenBackMessage(handover())],
    ...[askedToDecide(request), answerMessage(request, 'Why.'), asideMessage(request), keepsMessage(request)],
  ]
  for (const { notice, body } of messages) {
    expect(notice).not.toMatch(/Callum|Tom|Karen|object|another supervisor|Why/)
    expect(body.some(({ kind }) => kind === 'buttons')).toBe(true)
    expect(body.at(-1)).toMatchObject({ kind: 'note', text: expect.stringMatching(/You get this/) })
  }
})

test('an administrator is told who needs a second line, and of a late handover only how many', () => {
  const late = JSON.stringify(lateMessage([{ name: 'Karen Whitfield', people: 2, since: TODAY }], 'administrator', 7))
  expect(late).toContain('2 people')
  expect(late).not.toContain('Karen')
  expect(JSON.stringify(objectionMessage(handover(), 'administrator'))).not.toMatch(/object/i)
})
