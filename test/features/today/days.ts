import type { Day, Owed, TeamPerson } from '../../../src/features/today/day.ts'
import { day } from '../../support/days.ts'

/** Sunday 22 November 2026, as in `CALLER`. */
export const TODAY = day('2026-11-22')

export const person = (name: string, dueOn: string | null, changes: Partial<TeamPerson> = {}): TeamPerson => ({
  id: name,
  name,
  rank: 'Police Constable',
  kind: 'substantive',
  lastDay: null,
  lastHeldOn: dueOn === null ? null : day('2026-10-01'),
  dueOn: dueOn === null ? null : day(dueOn),
  noNext: null,
  openActions: 0,
  ...changes,
})

export const owed = (name: string, dueOn: string, changes: Partial<Owed> = {}): Owed => ({
  kind: 'action',
  person: name,
  name,
  owner: 'supervisor',
  dueOn: day(dueOn),
  count: 1,
  ref: 'ref',
  ...changes,
})

export const theDay = (changes: Partial<Day> = {}): Day => ({
  people: [],
  owed: [],
  below: [],
  cover: [],
  waiting: { toSummarise: 0, toAcknowledge: 0, toDecide: 0, aboutMe: 0 },
  own: { supervisors: ['Ann Lee'], lastHeldOn: null, dueOn: null, openActions: 0, dueActions: 0 },
  language: null,
  ...changes,
})
