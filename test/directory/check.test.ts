import { describe, expect, it } from 'vitest'
import { checkDirectory } from '../../src/directory/check.ts'
import { parseLocalDate } from '../../src/kernel/dates.ts'
import { entry, file } from './files.ts'

const today = parseLocalDate('2026-11-22') ?? expect.fail('not a date')

describe('checking the directory', () => {
  it('counts, and names what nobody has rung, what is off and why, and what a force still has to add', () => {
    const { faults, counts, unverified, off, overdue, empty } = checkDirectory(undefined, today)
    expect(faults).toEqual([])
    expect(counts.entries).toBe(counts.byStatus['source-seen'] + counts.byStatus.off)
    expect(unverified).toHaveLength(counts.byStatus['source-seen'])
    expect(off).toHaveLength(counts.byStatus.off)
    expect(off.every(({ because }) => because.length > 10)).toBe(true)
    expect(overdue).toEqual([])
    expect(empty).toEqual(expect.arrayContaining(['trim', 'eap', 'mhfa', 'occupational_health', 'welfare_officer']))
    expect(empty).not.toContain('crisis')
  })

  it('names what was rung more than a year ago, oldest first, and every fault of the file', () => {
    const rung = (id: string, verifiedOn: string) => entry({ id, status: 'rung', verifiedOn, verifiedBy: 'PS 12' })
    const path = file(
      rung('lately', '2025-11-22'),
      rung('long-ago', '2025-11-21'),
      rung('longer-ago', '2020-01-01'),
      entry({ id: 'x', source: null }),
    )
    const { faults, overdue, unverified } = checkDirectory(path, today)
    expect(overdue).toEqual([
      { id: 'longer-ago', verifiedOn: '2020-01-01' },
      { id: 'long-ago', verifiedOn: '2025-11-21' },
    ])
    expect(unverified).not.toContain('lately')
    expect(faults).toHaveLength(1)
  })
})
