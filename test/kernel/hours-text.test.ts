import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { periodsFrom, periodsText } from '../../src/kernel/hours-text.ts'

const WEEK = [1, 2, 3, 4, 5, 6, 7]

describe('hours as people type them', () => {
  test.each([
    ['Mon-Fri 09:00-17:00', [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]],
    ['monday to friday 9 to 17', [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]],
    ['Tues,Thurs and Sat 9:30 - 12', [{ days: [2, 4, 6], from: '09:30', to: '12:00' }]],
    ['Every day 07:00–24:00', [{ days: WEEK, from: '07:00', to: '24:00' }]],
    ['daily 17:00-00:00', [{ days: WEEK, from: '17:00', to: '24:00' }]],
    ['Sat-Mon 10:00-11:00', [{ days: [1, 6, 7], from: '10:00', to: '11:00' }]],
    [
      'Mon 09:00-12:00; Mon 13:00-17:00;',
      [
        { days: [1], from: '09:00', to: '12:00' },
        { days: [1], from: '13:00', to: '17:00' },
      ],
    ],
    [
      'Fri-Sun 22:00-02:00',
      [
        { days: [5, 6, 7], from: '22:00', to: '24:00' },
        { days: [1, 6, 7], from: '00:00', to: '02:00' },
      ],
    ],
  ])('%s', (text, periods) => {
    expect(periodsFrom(text)).toEqual(periods)
  })

  test.each([
    '',
    ';',
    'always',
    'Mon',
    'Mon-Fri',
    'Mon 9am-5pm',
    'Mon 25:00-26:00',
    'M 09:00-17:00',
    'Mon 09:00-09:00',
  ])('%j is not understood', (text) => {
    expect(periodsFrom(text)).toBeNull()
  })

  test('are read back as they were written', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 })
    const time = (at: number): string =>
      `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
    const period = fc
      .record({
        days: fc.subarray(WEEK, { minLength: 1 }),
        ends: fc.tuple(minute, minute).filter(([from, to]) => from < to),
      })
      .map(({ days, ends: [from, to] }) => ({ days, from: time(from), to: time(to) }))
    fc.assert(
      fc.property(fc.array(period, { minLength: 1, maxLength: 5 }), (open) => {
        expect(periodsFrom(periodsText(open))).toEqual(open)
      }),
    )
  })
})
