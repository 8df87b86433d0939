import { describe, expect, test } from 'vitest'
import { digestTimeOf, NOTHING_SET } from '../../src/kernel/setting.ts'
import { type DigestLine, digestMessage } from '../../src/reminders/digest.ts'
import { messageToText } from '../../src/view/to-text.ts'
import { day } from '../support/days.ts'

const MONDAY = day('2026-11-23')
const AS_SET = digestTimeOf(NOTHING_SET)
const line = (name: string, dueOn: string): DigestLine => ({
  person: name,
  name,
  kind: 'one-to-one',
  owner: null,
  dueOn: day(dueOn),
})
const lists = (lines: readonly DigestLine[]): readonly (readonly string[])[] =>
  digestMessage(lines, MONDAY, AS_SET)?.body.flatMap((node) => (node.kind === 'list' ? [node.items] : [])) ?? []

describe('an empty digest is not sent', () => {
  test.each<[string, readonly DigestLine[]]>([
    ['nothing at all', []],
    ['only what is due after the week', [line('Later', '2026-11-30')]],
  ])('%s', (_what, lines) => {
    expect(digestMessage(lines, MONDAY, AS_SET)).toBeNull()
  })
})

test('what is overdue comes first, then the week from Monday to Sunday, each in order of date and name', () => {
  const lines = [
    line('Next Monday', '2026-11-30'),
    line('Sunday', '2026-11-29'),
    line('Zofia', '2026-11-23'),
    line('Aisha', '2026-11-23'),
    line('Yesterday', '2026-11-22'),
    line('Long ago', '2026-01-05'),
  ]
  expect(lists(lines)).toEqual([
    ['Long ago: one-to-one, due Monday 5 January 2026', 'Yesterday: one-to-one, due Sunday 22 November 2026'],
    [
      'Aisha: one-to-one, due Monday 23 November 2026',
      'Zofia: one-to-one, due Monday 23 November 2026',
      'Sunday: one-to-one, due Sunday 29 November 2026',
    ],
  ])
})

describe('a long list', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => line(`Officer ${index}`, '2026-11-24'))
  test('of ten is shown whole', () => {
    expect(lists(many(10))[0]).toHaveLength(10)
  })
  test.each([11, 12, 300])('of %i shows ten and counts the rest', (count) => {
    const [items = []] = lists(many(count))
    expect(items).toHaveLength(11)
    expect(items[10]).toMatch(new RegExp(`^and ${count - 10} more\\. Choose “My people”`))
  })
})

describe('the notice, which a lock screen shows', () => {
  test.each([
    [1, 'Your week in Alongside: 1 thing due'],
    [2, 'Your week in Alongside: 2 things due'],
  ])('with %i due is %j: a count, and nobody’s name', (count, notice) => {
    const lines = [line('Priya Shah', '2026-11-24'), line('Callum Reid', '2026-11-02')].slice(0, count)
    expect(digestMessage([...lines, line('Later', '2026-12-24')], MONDAY, AS_SET)?.notice).toBe(notice)
  })
})

test('it says why it came, who set the rule and how to change it', () => {
  const message = digestMessage([line('Priya Shah', '2026-11-24')], MONDAY, AS_SET)
  const text = message ? messageToText(message) : ''
  expect(text).toContain('Your week from Monday 23 November 2026')
  expect(text).toMatch(
    /on Mondays at 09:00, as your force has set it, because you supervise people\. To choose another day or hour, go to Settings\./,
  )
  expect(text).toContain('Log a one-to-one')
})

describe('agreed actions say whose they are, never what they are about', () => {
  const action = (owner: 'person' | 'supervisor', dueOn = '2026-11-24'): DigestLine => ({
    ...line('Priya Shah', dueOn),
    kind: 'action',
    owner,
  })
  test.each<[string, DigestLine[], string[]]>([
    ['theirs', [action('person')], ['Priya Shah: agreed action for them to do, due Tuesday 24 November 2026']],
    ['mine', [action('supervisor')], ['Priya Shah: agreed action for you to do, due Tuesday 24 November 2026']],
    [
      'two of one person on one day',
      [action('person'), action('person')],
      ['Priya Shah: 2 agreed actions for them to do, due Tuesday 24 November 2026'],
    ],
    [
      'two of one person on two days, beside the one-to-one',
      [action('person', '2026-11-25'), action('person'), line('Priya Shah', '2026-11-24')],
      [
        'Priya Shah: agreed action for them to do, due Tuesday 24 November 2026',
        'Priya Shah: one-to-one, due Tuesday 24 November 2026',
        'Priya Shah: agreed action for them to do, due Wednesday 25 November 2026',
      ],
    ],
    [
      'a review',
      [{ ...line('Priya Shah', '2026-11-24'), kind: 'management-review' }],
      ['Priya Shah: review, due Tuesday 24 November 2026'],
    ],
  ])('%s', (_what, lines, items) => {
    expect(lists(lines)).toEqual([items])
  })
  test('two that share a line count as two', () => {
    expect(digestMessage([action('person'), action('person')], MONDAY, AS_SET)?.notice).toContain('2 things due')
  })
})

describe('on a day and hour of one’s own', () => {
  const message = digestMessage(
    [line('Thursday', '2026-11-26'), line('Next Thursday', '2026-12-03')],
    day('2026-11-27'),
    {
      ...{ day: 5, time: '07:00', chosen: true },
    },
  )
  test('it says so, with a button to change it', () => {
    const text = message ? messageToText(message) : ''
    expect(text).toContain('You get this on Fridays at 07:00, as you have chosen, because you supervise people.')
    expect(text).toContain('[Settings]')
  })
  test('its week runs from that day', () => {
    expect(message ? messageToText(message) : '').toContain('Your week from Friday 27 November 2026')
    expect(message?.body.flatMap((node) => (node.kind === 'list' ? [node.items] : []))).toEqual([
      ['Thursday: one-to-one, due Thursday 26 November 2026'],
      ['Next Thursday: one-to-one, due Thursday 3 December 2026'],
    ])
  })
})
