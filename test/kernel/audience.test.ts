import { describe, expect, test } from 'vitest'
import { type Reader, suits } from '../../src/kernel/audience.ts'
import { RANKS } from '../../src/kernel/rank.ts'
import { type Audience, READER_TYPES } from '../../src/kernel/service.ts'

const sees = (audience: Audience, reader: Partial<Reader> = {}): boolean =>
  suits({ audience }, { nation: 'england', ...reader })

describe('an audience', () => {
  test('without limits is everyone', () => {
    for (const type of READER_TYPES) expect(sees({}, { type })).toBe(true)
  })

  test('of a nation is that nation’s alone', () => {
    expect(sees({ nations: ['england', 'wales'] })).toBe(true)
    expect(sees({ nations: ['england', 'wales'] }, { nation: 'scotland' })).toBe(false)
  })

  test('is never closed to somebody for what they have not said', () => {
    expect(
      sees({ types: ['staff'], ranks: { from: 'sergeant' }, units: ['Local Policing'], membersOf: 'a fund' }),
    ).toBe(true)
  })

  test('of types and units leaves out who is known to be another', () => {
    expect(sees({ types: ['officer', 'special'] }, { type: 'special' })).toBe(true)
    expect(sees({ types: ['officer', 'special'] }, { type: 'staff' })).toBe(false)
    expect(sees({ units: ['Local Policing/North', 'CID'] }, { unit: 'local policing / north/Response A' })).toBe(true)
    expect(sees({ units: ['Local Policing/North'] }, { unit: 'Local Policing/Northern' })).toBe(false)
    expect(sees({ units: ['Local Policing/North'] }, { unit: 'Local Policing' })).toBe(false)
  })

  test('of ranks includes both ends, and an open end all that is beyond', () => {
    const seen = (audience: Audience) => RANKS.filter((rank) => sees(audience, { type: 'officer', rank }))
    expect(seen({ ranks: { from: 'sergeant', to: 'chief-superintendent' } })).toEqual(RANKS.slice(1, 6))
    expect(seen({ ranks: { from: 'assistant-chief-constable' } })).toEqual(RANKS.slice(6))
    expect(seen({ ranks: { to: 'constable' } })).toEqual(['constable'])
  })

  test('of ranks is not for those who hold none, unless it names them', () => {
    expect(sees({ ranks: { from: 'sergeant' } }, { type: 'staff' })).toBe(false)
    expect(sees({ ranks: { from: 'sergeant' }, types: ['officer', 'staff'] }, { type: 'staff' })).toBe(true)
    expect(sees({ ranks: { from: 'sergeant' }, types: ['officer', 'staff'] }, { type: 'pcso' })).toBe(false)
    expect(sees({ ranks: { from: 'sergeant' } }, { type: 'special' })).toBe(true)
  })
})
