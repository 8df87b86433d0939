import { describe, expect, test } from 'vitest'
import { loadHolidays } from '../../src/directory/holidays.ts'
import { addDays, mondayOf, parseLocalDate, weekday } from '../../src/kernel/dates.ts'
import type { LocalDate } from '../../src/kernel/instant.ts'
import { NATIONS, type Nation } from '../../src/kernel/people.ts'

const date = (text: string): LocalDate => parseLocalDate(text) ?? expect.fail(`${text} is not a date`)

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
function easter(year: number): LocalDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return date(`${year}-0${Math.floor(n / 31)}-${String((n % 31) + 1).padStart(2, '0')}`)
}

const firstMonday = (month: string): LocalDate => mondayOf(addDays(date(`${month}-01`), 6))
const lastMonday = (month: string): LocalDate => mondayOf(date(`${month}-31`))

/** Days that fall on a weekend move to the next weekdays that are free, in order. */
function moved(days: readonly LocalDate[]): LocalDate[] {
  const taken = new Set(days.filter((day) => weekday(day) <= 5))
  return days.map((day) => {
    if (weekday(day) <= 5) return day
    let free = addDays(day, 8 - weekday(day))
    while (taken.has(free)) free = addDays(free, 1)
    taken.add(free)
    return free
  })
}

/** The Banking and Financial Dealings Act 1971 and the yearly proclamations, as a rule. */
function byRule(year: number, nation: Nation): LocalDate[] {
  const on = (monthAndDay: string): LocalDate => date(`${year}-${monthAndDay}`)
  const everywhere = [
    ...moved([on('12-25'), on('12-26')]),
    addDays(easter(year), -2),
    firstMonday(`${year}-05`),
    lastMonday(`${year}-05`),
  ]
  const southern = [...moved([on('01-01')]), addDays(easter(year), 1), lastMonday(`${year}-08`)]
  const own: Record<Nation, LocalDate[]> = {
    england: southern,
    wales: southern,
    scotland: [...moved([on('01-01'), on('01-02')]), firstMonday(`${year}-08`), ...moved([on('11-30')])],
    'northern-ireland': [...southern, ...moved([on('03-17')]), ...moved([on('07-12')])],
  }
  return [...everywhere, ...own[nation]].sort()
}

describe('the bank holidays that ship', () => {
  const { of, knownUntil } = loadHolidays()

  test.each(NATIONS)('%s has those that the law’s rule gives', (nation) => {
    for (const year of [2026, 2027, 2028]) {
      expect([...of[nation]].filter((day) => day.startsWith(String(year))).sort()).toEqual(byRule(year, nation))
    }
  })

  test('say how far they go', () => {
    expect(knownUntil).toBe('2028-12-31')
  })
})
