import { loadSupporters } from '../../../src/directory/supporters.ts'
import type { Supporter } from '../../../src/features/supporters/listing.ts'

export const WORDING = loadSupporters()
export const { shifts: SHIFTS } = WORDING

/** Somebody who can be asked at any time as far as is known. */
export function somebody(id: string, changes: Partial<Supporter> = {}): Supporter {
  return {
    id,
    name: `Person ${id}`,
    zone: 'Europe/London',
    startsOn: null,
    leavesOn: null,
    kinds: ['mhfa'],
    sites: [],
    units: [],
    says: '',
    phone: '01632 960199',
    email: '',
    hours: '',
    pattern: '',
    patternFrom: null,
    awayFrom: null,
    awayUntil: null,
    ...changes,
  }
}
