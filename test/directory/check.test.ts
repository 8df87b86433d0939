import { describe, expect, it } from 'vitest'
import { type CheckInput, checkDirectory } from '../../src/directory/check.ts'
import { loadHolidays } from '../../src/directory/holidays.ts'
import { parseLocalDate } from '../../src/kernel/dates.ts'
import type { LocalDate } from '../../src/kernel/instant.ts'
import { correction } from '../support/corrections.ts'
import { listingRules } from '../support/services.ts'
import { entry, file } from './files.ts'

const date = (text: string): LocalDate => parseLocalDate(text) ?? expect.fail('not a date')
const checked = (changes: Partial<CheckInput> = {}) =>
  checkDirectory({
    forcePath: undefined,
    corrections: [],
    today: date('2026-11-22'),
    rules: listingRules,
    holidays: loadHolidays(),
    ...changes,
  })
const rung = (id: string, verifiedOn: string) => entry({ id, status: 'rung', verifiedOn, verifiedBy: 'PS 12' })

describe('checking the directory', () => {
  it('counts, and names what nobody has rung, what is off and why, and what a force still has to add', () => {
    const { faults, counts, unverified, off, due, hidden, empty } = checked()
    expect(faults).toEqual([])
    expect(counts.entries).toBe(counts.byStatus['source-seen'] + counts.byStatus.off)
    expect(unverified).toHaveLength(counts.byStatus['source-seen'])
    expect(off).toHaveLength(counts.byStatus.off)
    expect(off.every(({ because }) => because.length > 10)).toBe(true)
    expect([...due, ...hidden]).toEqual([])
    expect(empty).toEqual(expect.arrayContaining(['trim', 'eap', 'mhfa', 'occupational_health', 'welfare_officer']))
    expect(empty).not.toContain('crisis')
  })

  it('names what is due, what is hidden by its age, longest overdue first, and every fault of the file', () => {
    const forcePath = file(
      rung('lately', '2026-05-25'),
      rung('due', '2026-05-24'),
      rung('gone', '2020-01-01'),
      rung('longer-due', '2026-03-26'),
      rung('to-come', '2027-01-01'),
      entry({ id: 'x', source: null }),
    )
    const { faults, due, hidden, ahead, unverified } = checked({ forcePath })
    expect(due).toEqual([
      { id: 'longer-due', due: '2026-09-24' },
      { id: 'due', due: '2026-11-22' },
    ])
    expect(hidden).toEqual([{ id: 'gone', since: '2020-08-30' }])
    expect(ahead).toEqual([{ id: 'to-come', verifiedOn: '2027-01-01' }])
    expect(unverified).not.toContain('lately')
    expect(faults).toHaveLength(1)
  })

  it('warns of the fixed lines and never counts them as hidden', () => {
    const { due, hidden } = checked({
      today: date('2036-01-01'),
      rules: { ...listingRules, neverHidden: ['emergency', 'samaritans'] },
    })
    expect(due.map(({ id }) => id).sort()).toEqual(['emergency', 'samaritans'])
    expect(hidden.length).toBeGreaterThan(20)
  })

  it('takes up what editors checked and switched off in chat', () => {
    const forcePath = file(rung('gone', '2020-01-01'))
    const corrections = [
      correction('gone', { checked: { on: date('2026-11-20'), by: 'Ruth Adeyemi' } }),
      correction('calm', { switched: 'off', offBecause: 'no answer when rung' }),
    ]
    const { hidden, off } = checked({ forcePath, corrections })
    expect(hidden).toEqual([])
    expect(off).toContainEqual({ id: 'calm', because: 'no answer when rung' })
  })

  it('says where no hours are claimed, and where bank holidays are not spoken of', () => {
    const weekly = { kind: 'weekly', zone: 'Europe/London', open: [{ days: [1], from: '09:00', to: '17:00' }] }
    const forcePath = file(
      entry({ id: 'none' }),
      entry({ id: 'unsaid', hours: weekly }),
      entry({ id: 'said', hours: { ...weekly, bankHolidays: 'closed' } }),
    )
    const { withoutHours, withoutHolidays } = checked({ forcePath })
    expect(withoutHours).toEqual(expect.arrayContaining(['none', 'galop']))
    expect(withoutHolidays).toEqual(expect.arrayContaining(['unsaid', 'mens-advice-line']))
    expect([...withoutHours, ...withoutHolidays]).not.toContain('said')
  })

  it('says in time that the bank holidays run out', () => {
    expect(checked({ today: date('2028-11-01') }).holidaysEnd).toBeNull()
    expect(checked({ today: date('2028-11-02') }).holidaysEnd).toBe('2028-12-31')
    expect(checked({ today: date('2031-01-01') }).holidaysEnd).toBe('2028-12-31')
  })
})
