import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createCounter } from '../../../src/features/take-up/counter.ts'
import { completeWeeks, figures } from '../../../src/features/take-up/figures.ts'
import { addTallies, talliesFor, talliesSince } from '../../../src/features/take-up/store.ts'
import { takeUpMessage } from '../../../src/features/take-up/views.ts'
import { CATEGORIES } from '../../../src/kernel/category.ts'
import type { Database } from '../../../src/store/database.ts'
import { messageToText } from '../../../src/view/to-text.ts'
import { takeUp } from '../../../src/wiring/take-up.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
import { addEditor } from '../directory/editors.ts'

const MONDAY = day('2026-11-23')
const SINCE = day('2026-01-01')

describe('the counter', () => {
  test('counts by day and subject, and starts anew when taken', () => {
    const counter = createCounter()
    counter.add(MONDAY, ['crisis', 'eap'])
    counter.add(MONDAY, ['eap'])
    counter.add(day('2026-11-24'), ['crisis', 'crisis'])
    counter.add(MONDAY, [])
    expect(counter.take()).toEqual([
      { day: MONDAY, category: 'crisis', count: 1 },
      { day: MONDAY, category: 'eap', count: 2 },
      { day: '2026-11-24', category: 'crisis', count: 1 },
    ])
    expect(counter.take()).toEqual([])
  })
  test('stays small when nobody takes from it for a year', () => {
    const counter = createCounter()
    for (let month = 1; month <= 12; month++) {
      for (let date = 1; date <= 28; date++) {
        const on = day(`2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
        for (let each = 0; each < 5; each++) counter.add(on, CATEGORIES)
      }
    }
    const taken = counter.take()
    expect(taken).toHaveLength(7 * CATEGORIES.length)
    expect(taken[0]?.day).toBe('2026-12-22')
  })
})

describe('the figures', () => {
  test.each([
    ['on Monday the week before is still being handed in', '2026-11-30', '2026-11-16'],
    ['on Tuesday it is over', '2026-12-01', '2026-11-23'],
    ['on Sunday this week is not', '2026-12-06', '2026-11-23'],
  ])('%s', (_what, today, newest) => {
    expect(completeWeeks(day(today), SINCE)[0]).toBe(newest)
  })
  test('are of four weeks at most, and of none that was counted in part', () => {
    const today = day('2026-12-01')
    expect(completeWeeks(today, SINCE)).toEqual(['2026-11-23', '2026-11-16', '2026-11-09', '2026-11-02'])
    expect(completeWeeks(today, day('2026-11-17'))).toEqual(['2026-11-23'])
    expect(completeWeeks(today, day('2026-11-24'))).toEqual([])
  })
  test('below ten are not said, nought included, and nothing is there to work them out from', () => {
    const tallies = [
      { day: MONDAY, category: 'eap', count: 7 },
      { day: day('2026-11-29'), category: 'eap', count: 3 },
      { day: MONDAY, category: 'trim', count: 9 },
      { day: day('2026-11-30'), category: 'trim', count: 50 },
    ] as const
    const shown = figures(tallies, day('2026-12-01'), day('2026-11-23'))
    const byName = new Map(shown.byCategory.map(({ category, counts }) => [category, counts]))
    expect(byName.get('eap')).toEqual([10])
    expect(byName.get('trim')).toEqual([null])
    expect(byName.get('crisis')).toEqual([null])
    expect(Object.keys(shown).sort()).toEqual(['asAt', 'byCategory', 'weeks'])
    const text = messageToText(takeUpMessage(shown, (category) => category))
    expect(text).toContain('eap: 10')
    expect(text).toContain('trim: fewer than 10')
    expect(text).toMatch(/counts answers, not people[\s\S]*As at Tuesday 1 December 2026/)
    expect(text).not.toMatch(/total|\b19\b|\b9\b/i)
  })
  test('are said once where every week has too few', () => {
    const tallies = [{ day: MONDAY, category: 'eap', count: 12 }] as const
    const shown = figures(tallies, day('2026-12-08'), day('2026-11-23'))
    const text = messageToText(takeUpMessage(shown, (category) => category))
    expect(text).toContain('trim: fewer than 10 in each week')
    expect(text).toContain('eap: fewer than 10; 12')
  })
  test('are none before the first whole week', () => {
    const text = messageToText(takeUpMessage(figures([], MONDAY, MONDAY), (category) => category))
    expect(text).toContain('No whole week has been counted yet.')
  })
})

describe('in the database', () => {
  let database: Database
  beforeAll(async () => {
    database = await opened((await freshDatabase()).url)
  })
  afterAll(() => database.close())
  beforeEach(() => database.prisma.takeUp.deleteMany())

  test('several copies add up, also at the same moment', async () => {
    const mine = [
      { day: MONDAY, category: 'eap', count: 2 },
      { day: MONDAY, category: 'crisis', count: 1 },
    ] as const
    await Promise.all([1, 2, 3].map(() => addTallies(database.prisma, mine)))
    expect(await talliesSince(database.prisma, MONDAY)).toEqual(
      expect.arrayContaining([
        { day: MONDAY, category: 'eap', count: 6 },
        { day: MONDAY, category: 'crisis', count: 3 },
      ]),
    )
    expect(await talliesSince(database.prisma, day('2026-11-24'))).toEqual([])
  })

  test('the table has a day, a subject and a number, and no way to anybody', async () => {
    const columns = await database.prisma.$queryRaw<{ name: string; type: string }[]>`
      SELECT column_name AS name, data_type AS type FROM information_schema.columns
       WHERE table_name = 'take_up' ORDER BY column_name`
    expect(columns).toEqual([
      { name: 'category', type: 'text' },
      { name: 'count', type: 'integer' },
      { name: 'day', type: 'date' },
    ])
    const [keys] = await database.prisma.$queryRaw<{ foreign: bigint }[]>`
      SELECT count(*) AS foreign FROM pg_constraint
       WHERE contype = 'f' AND 'take_up'::regclass IN (conrelid, confrelid)`
    expect(keys?.foreign).toBe(0n)
  })

  test('is seen by editors and oversight, by nobody else', async () => {
    await addTallies(database.prisma, [{ day: MONDAY, category: 'eap', count: 20 }])
    for (const [roles, seen] of [
      [['editor'], 1],
      [['oversight'], 1],
      [['administrator'], null],
      [[], null],
    ] as const) {
      const caller = await addEditor(database, 'Sam', roles)
      expect((await talliesFor(database.prisma, caller, MONDAY))?.length ?? null).toBe(seen)
    }
  })

  describe('is written', () => {
    const START = Date.parse('2026-11-24T10:00:00Z')
    function counting(options: { away?: boolean } = {}) {
      let at = START
      let asked = 0
      const now = () => new Date(at)
      const counted = takeUp({
        db: () => {
          asked += 1
          if (options.away) throw new Error('away')
          return database.prisma
        },
        ready: () => !options.away,
        now,
        hostTime: now,
        clock: { now: async () => now() },
      })
      const minutes = (count: number): void => {
        at = START + count * 60_000
      }
      return { counted, asked: () => asked, minutes }
    }
    const rows = () => database.prisma.takeUp.findMany({ select: { category: true, count: true } })

    test('not on the path of an answer, once an hour, and when the app stops', async () => {
      const { counted, asked, minutes } = counting()
      for (let answer = 0; answer < 100; answer++) counted.shown(['eap'])
      await counted.flush()
      minutes(59)
      await counted.flush()
      expect(asked(), 'the database is not even asked').toBe(0)
      minutes(60)
      await counted.flush()
      expect(await rows()).toEqual([{ category: 'eap', count: 100 }])
      counted.shown(['eap'])
      await counted.stop()
      expect(await rows()).toEqual([{ category: 'eap', count: 101 }])
    })
    test('not at all while the database is away: counts are dropped, answers are not', async () => {
      const { counted, minutes } = counting({ away: true })
      counted.shown(['eap'])
      minutes(60)
      await expect(counted.flush()).rejects.toThrow('away')
      await counted.stop()
      expect(await rows()).toEqual([])
    })
  })
})
