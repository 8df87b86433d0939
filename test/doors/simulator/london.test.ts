import { describe, expect, it } from 'vitest'
import { inLondonField, inLondonWords, readLondonField, STEPS } from '../../../src/doors/simulator/london.ts'

const at = (iso: string) => new Date(iso)

describe('the simulator’s clock in London', () => {
  it.each([
    ['2026-03-05T10:20:00Z', '2026-03-09T09:00:00.000Z', 'an ordinary Thursday'],
    ['2026-03-27T10:00:00Z', '2026-03-30T08:00:00.000Z', 'over the spring change'],
    ['2026-10-23T10:00:00Z', '2026-10-26T09:00:00.000Z', 'over the autumn change'],
    ['2026-03-09T08:59:00Z', '2026-03-09T09:00:00.000Z', 'a Monday before nine'],
    ['2026-03-09T09:00:00Z', '2026-03-16T09:00:00.000Z', 'a Monday at nine'],
    ['2026-07-05T23:30:00Z', '2026-07-06T08:00:00.000Z', 'already Monday in London, still Sunday in UTC'],
  ])('next Monday 09:00 from %s is %s (%s)', (from, monday) => {
    expect(STEPS.monday.from(at(from)).toISOString()).toBe(monday)
  })

  it('a day is the wall clock’s, an hour is an hour', () => {
    expect(STEPS.day.from(at('2026-03-28T10:00:00Z')).toISOString()).toBe('2026-03-29T09:00:00.000Z')
    expect(STEPS.hour.from(at('2026-03-29T00:30:00Z')).toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })

  it('reads and writes a date and time field, and says it in words', () => {
    expect(readLondonField('2026-07-01T09:00')?.toISOString()).toBe('2026-07-01T08:00:00.000Z')
    expect(inLondonField(at('2026-07-01T08:00:00Z'))).toBe('2026-07-01T09:00')
    expect(inLondonWords(at('2026-07-01T08:00:00Z'))).toBe('Wednesday 1 July 2026, 09:00')
    for (const text of ['', '2026-02-31T09:00', '2026-03-09', '2026-03-09T25:00', 'Monday'])
      expect(readLondonField(text)).toBeNull()
  })
})
