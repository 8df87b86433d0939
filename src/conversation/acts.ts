import type { Action } from '../kernel/access.ts'
import type { RoomName } from './commands.ts'

/** What an act can be about besides whoever acts (`self`): its carry holds an id under this name. */
export const ABOUT = ['person', 'record', 'management', 'action', 'handover', 'request', 'link'] as const
export type About = 'self' | (typeof ABOUT)[number]

/** A press or a form of a room of records, and the right it needs towards the person it is about. */
export type Act = { name: string; way: 'press' | 'submit'; needs: Action; about: About }

/**
 * Every press and form of the rooms of records. One that does not stand here reaches no room, and the access matrix is
 * made from here: a new button without a row does nothing, and a row without the check behind it fails the tests.
 */
export const ACTS: readonly Act[] = [
  { name: 'one-to-ones.log', way: 'press', needs: 'one-to-one.log', about: 'person' },
  { name: 'one-to-ones.log', way: 'submit', needs: 'one-to-one.log', about: 'person' },
]

const ROOMS_OF_RECORDS: readonly RoomName[] = [
  'one-to-ones',
  'record',
  'actions',
  'management',
  'handover',
  'cover',
  'settings',
]

/** Whether a button or form may reach its room. */
export function mayReach(room: RoomName, name: string, way: Act['way']): boolean {
  return !ROOMS_OF_RECORDS.includes(room) || ACTS.some((act) => act.name === name && act.way === way)
}
