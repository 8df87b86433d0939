import type { Ask, From, Request } from '../../src/conversation/exchange.ts'
import type { Caller } from '../../src/kernel/caller.ts'
import type { Person } from '../../src/kernel/people.ts'
import { day } from './days.ts'

const FROM: From = { door: 'slack', tenant: 'T1', user: 'U1', place: 'private' }

export const request = (ask: Ask, from: Partial<From> = {}): Request => ({
  id: 'delivery',
  from: { ...FROM, ...from },
  ask,
})

export const command = (name: string, words = '', from: Partial<From> = {}): Request =>
  request({ kind: 'command', name, words }, from)

const SERGEANT: Person = {
  id: '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0001',
  reference: 'PC1007',
  name: 'Tom Ashworth',
  email: 'tom.ashworth@sample.example',
  type: 'officer',
  rank: 'Sergeant',
  unit: 'Local Policing/North/Response A',
  site: 'Riverside',
  nation: 'england',
  zone: 'Europe/London',
  roles: [],
  startsOn: null,
  leavesOn: null,
  secondLine: null,
  dutyPattern: '',
  dutyPatternFrom: null,
}

/** A sergeant on Sunday 22 November 2026. */
export const CALLER: Caller = {
  person: SERGEANT,
  door: 'slack',
  now: new Date('2026-11-22T12:00:00Z'),
  today: day('2026-11-22'),
}
