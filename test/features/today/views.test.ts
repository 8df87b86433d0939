import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { renderHome } from '../../../src/doors/slack/render.ts'
import type { Day } from '../../../src/features/today/day.ts'
import { todayRoom } from '../../../src/features/today/flow.ts'
import { dayMessage, peopleMessage } from '../../../src/features/today/views.ts'
import type { Button, Message } from '../../../src/view/message.ts'
import { messageToText } from '../../../src/view/to-text.ts'
import { day } from '../../support/days.ts'
import { renderEverywhere, renderFaults } from '../../support/expect-render.ts'
import { CALLER, request } from '../../support/requests.ts'
import { owed, person, TODAY, theDay } from './days.ts'

const page = (changes: Partial<Day>): Message => dayMessage(theDay(changes), TODAY)
const text = (changes: Partial<Day>): string => messageToText(page(changes))
const buttons = ({ body }: Message): Button[] => body.flatMap((node) => (node.kind === 'buttons' ? node.buttons : []))
const lists = ({ body }: Message): string[][] => body.flatMap((node) => (node.kind === 'list' ? [[...node.items]] : []))

describe('what needs the reader', () => {
  test('what is late comes first, then the week, each with the button that opens the right form', () => {
    const message = page({
      people: [
        person('Overdue', '2026-11-19'),
        person('Today', '2026-11-22'),
        person('Saturday', '2026-11-28'),
        person('Next Sunday', '2026-11-29'),
        person('Never', null),
      ],
      owed: [
        owed('Overdue', '2026-11-20', { count: 2 }),
        owed('Saturday', '2026-11-23', { owner: 'person' }),
        owed('Today', '2026-11-24', { kind: 'management-review', owner: null, ref: 'm1' }),
      ],
    })
    expect(lists(message).slice(0, 2)).toEqual([
      [
        'Never: no one-to-one logged yet',
        'Overdue: one-to-one overdue by 3 days',
        'Overdue: 2 agreed actions for you to do, the first overdue by 2 days',
      ],
      [
        'Today: one-to-one due today',
        'Saturday: agreed action for them to do due Monday 23 November 2026',
        'Today: review due Tuesday 24 November 2026',
        'Saturday: one-to-one due Saturday 28 November 2026',
      ],
    ])
    expect(buttons(message).map(({ label, name, carry }) => [label, name, carry])).toEqual(
      expect.arrayContaining([
        ['Log: Never', 'one-to-ones.log', { person: 'Never' }],
        ['Actions: Overdue', 'actions.list', { person: 'Overdue' }],
        ['Review: Today', 'management.open', { management: 'm1' }],
        ['Next Sunday', 'record.open', { person: 'Next Sunday' }],
      ]),
    )
  })

  test.each([
    ['2026-11-21', 'one-to-one overdue by 1 day'],
    ['2026-11-20', 'one-to-one overdue by 2 days'],
    ['2026-11-23', 'one-to-one due Monday 23 November 2026'],
  ])('due on %s, on the 22nd: %s', (dueOn, words) => {
    expect(text({ people: [person('Priya', dueOn)] })).toContain(`Priya: ${words}`)
  })

  test.each([
    ['long-absence', false],
    ['leaving', false],
    ['not-agreed-yet', true],
  ] as const)('nobody is pressed for a next day where there is a reason for none: %s', (noNext, asked) => {
    const words = text({ people: [person('Priya', null, { lastHeldOn: day('2026-11-02'), noNext })] })
    expect(words.includes('Priya: no day agreed for the next one-to-one')).toBe(asked)
    expect(words.includes('Nothing is due this week.')).toBe(!asked)
    expect(words).toContain('Priya, Police Constable: last one-to-one Monday 2 November 2026, no next one:')
  })

  test('handovers, decisions and cover say what they wait for and lead there', () => {
    const message = page({
      waiting: { toSummarise: 2, toAcknowledge: 1, toDecide: 1, aboutMe: 0 },
      cover: [
        { by: 'Me', byMe: true, kind: 'cover', what: 'starts', on: day('2026-11-23'), people: 3, person: 'Priya' },
        { by: 'Sam', byMe: false, kind: 'acting', what: 'ends', on: day('2026-11-27'), people: 1, person: 'Priya' },
      ],
    })
    expect(lists(message)).toEqual([
      [
        'One person has passed to you: read the handover and acknowledge it',
        '2 people pass to another supervisor: write a summary of each',
        'Somebody asks you, as second line, for a decision',
        'You cover 3 people from Monday 23 November 2026',
        'Sam stops as acting supervisor of Priya after Friday 27 November 2026',
      ],
    ])
    expect(buttons(message).map(({ name }) => name)).toEqual(expect.arrayContaining(['handover.open', 'cover.open']))
  })
})

describe('the reader’s people', () => {
  test('say their last and next one-to-one, open actions, and until when it is cover', () => {
    const until = { kind: 'cover', lastDay: day('2026-11-30'), openActions: 2 } as const
    expect(text({ people: [person('Priya', '2026-12-07', until)] })).toContain(
      'Priya, Police Constable (cover until Monday 30 November 2026): last one-to-one Thursday 1 October 2026, next Monday 7 December 2026, 2 open actions',
    )
  })

  test('somebody without people sees their own record, next one-to-one and actions', () => {
    const own = { supervisors: ['Ann Lee'], lastHeldOn: day('2026-11-02'), dueOn: day('2026-11-30') }
    const message = page({ own: { ...own, openActions: 2, dueActions: 1 } })
    const words = messageToText(message)
    for (const each of ['Ann Lee', 'Monday 30 November 2026', '2 actions open, 1 due by today'])
      expect(words).toContain(each)
    expect(words).not.toContain('Nothing is due')
    expect(buttons(message).map(({ name }) => name)).toEqual([
      ...['record.mine', 'actions.mine', 'wellbeing.menu', 'settings.open', 'help.privacy', 'help.open'],
    ])
  })

  test('somebody whom nobody supervises is told what to do', () => {
    const own = { supervisors: [], lastHeldOn: null, dueOn: null, openActions: 0, dueActions: 0 }
    expect(text({ own })).toContain('ask your administrator')
  })

  test('a second line sees counts and days of each supervisor’s people', () => {
    const words = text({
      below: [
        { supervisor: 'Sam Patel', rank: 'Sergeant', people: 8, overdue: 3, since: day('2026-11-02') },
        { supervisor: 'Ann Lee', rank: 'Sergeant', people: 1, overdue: 0, since: null },
        { supervisor: null, rank: '', people: 2, overdue: 0, since: null },
      ],
    })
    expect(words).toContain('Sam Patel, Sergeant: 8 people, 3 overdue, the oldest since Monday 2 November 2026')
    expect(words).toContain('Ann Lee, Sergeant: 1 person, no one-to-one overdue')
    expect(words).toContain('Nobody supervises 2 people')
  })

  test('help opens in the language the reader has chosen', () => {
    const carries = (language: Day['language']) =>
      buttons(page({ language })).find(({ name }) => name === 'wellbeing.menu')?.carry
    expect(carries('cy')).toEqual({ language: 'cy' })
    expect(carries(null)).toEqual({})
  })
})

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => person(`Constable Bartholomew-Featherstonehaugh ${index}`, '2026-11-01'))

describe('the platforms’ limits', () => {
  const busy = {
    people: many(30).map((one) => ({ ...one, openActions: 12, kind: 'acting' as const, lastDay: day('2026-12-31') })),
    owed: many(30).map(({ name }) => owed(name, '2026-11-24')),
    below: many(30).map(({ name }) => ({
      ...{ supervisor: name, rank: 'Sergeant', people: 12, overdue: 9, since: day('2026-10-01') },
    })),
  }
  test('30 people with everything due fit App Home, and break no rule of any door', () => {
    expect(renderFaults(renderEverywhere(page(busy)))).toEqual([])
    expect(renderHome(page(busy)).blocks.length).toBeLessThanOrEqual(100)
  })
  test('30 people, a third of them overdue, are one card of Teams and one message of Slack', () => {
    const people = many(30).map((_, index) =>
      person(`Katherine Ashworth ${index}`, index % 3 === 0 ? '2026-11-01' : '2026-12-20', {
        ...{ id: randomUUID(), openActions: 2 },
      }),
    )
    const { slack, teams } = renderEverywhere(page({ people }))
    expect([slack.length, teams.length]).toEqual([1, 1])
  })
  test('a very long name fits a button', () => {
    const people = [person('x'.repeat(200), '2026-11-01')]
    expect(renderFaults(renderEverywhere(page({ people })))).toEqual([])
  })
  test('of very many due, ten are shown of each list and the rest is counted', () => {
    expect(text({ people: many(14) })).toContain('and 4 more: see them with your people below.')
  })
  test('with more than 30 people the rest is on further pages, each person once', () => {
    const people = many(64)
    const shown = [page({ people }), ...[30, 60].map((from) => peopleMessage(theDay({ people }), from))]
    const names = shown.flatMap((each) =>
      buttons(each).flatMap(({ name, carry }) => (name === 'record.open' ? [carry.person] : [])),
    )
    expect(names).toEqual(people.map(({ id }) => id))
    const onward = buttons(page({ people })).find(({ name }) => name === 'today.people')
    expect(onward?.carry).toEqual({ from: '30' })
  })
  test.each(['30', '99', '-1', 'x', undefined])('a page that is asked for as %s is one there is', async (from) => {
    const room = todayRoom(async () => theDay({ people: many(31) }))
    const carry = from === undefined ? {} : { from }
    const reply = await room(request({ kind: 'press', button: 'today.people', carry }), CALLER)
    const words = reply.kind === 'show' ? messageToText(reply.message) : reply.kind
    expect(words).toContain(from === '30' ? '31 to 31 of 31' : '1 to 30 of 31')
  })
})

test('a lock screen shows no name and no number', () => {
  expect(page({ people: [person('Priya Shah', '2026-11-22')] }).notice).toBe('Your people in Alongside')
})
