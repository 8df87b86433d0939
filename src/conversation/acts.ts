import { type Action, may } from '../kernel/access.ts'
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
  { name: 'one-to-ones.who', way: 'submit', needs: 'one-to-one.log', about: 'person' },
  { name: 'one-to-ones.log', way: 'submit', needs: 'one-to-one.log', about: 'person' },
  { name: 'record.open', way: 'press', needs: 'record.read-dates', about: 'person' },
  { name: 'record.page', way: 'press', needs: 'record.read-dates', about: 'person' },
  { name: 'record.mine', way: 'press', needs: 'record.read', about: 'self' },
  { name: 'record.one', way: 'press', needs: 'record.read', about: 'record' },
  { name: 'record.readers', way: 'press', needs: 'record.readers', about: 'self' },
  { name: 'record.search', way: 'press', needs: 'record.search', about: 'self' },
  { name: 'record.search', way: 'submit', needs: 'record.search', about: 'self' },
  { name: 'record.confirm', way: 'press', needs: 'one-to-one.comment', about: 'record' },
  { name: 'record.comment', way: 'press', needs: 'one-to-one.comment', about: 'record' },
  { name: 'record.comment', way: 'submit', needs: 'one-to-one.comment', about: 'record' },
  { name: 'record.correct', way: 'press', needs: 'one-to-one.correct', about: 'record' },
  { name: 'record.correct', way: 'submit', needs: 'one-to-one.correct', about: 'record' },
  { name: 'record.export', way: 'press', needs: 'record.export', about: 'person' },
  { name: 'actions.list', way: 'press', needs: 'action.see', about: 'person' },
  { name: 'actions.mine', way: 'press', needs: 'action.see', about: 'self' },
  { name: 'actions.one', way: 'press', needs: 'action.see', about: 'action' },
  { name: 'actions.add', way: 'press', needs: 'action.change', about: 'person' },
  { name: 'actions.add', way: 'submit', needs: 'action.change', about: 'person' },
  { name: 'actions.done', way: 'press', needs: 'action.change', about: 'action' },
  { name: 'actions.reopen', way: 'press', needs: 'action.change', about: 'action' },
  { name: 'actions.hand', way: 'press', needs: 'action.change', about: 'action' },
  { name: 'actions.redate', way: 'press', needs: 'action.change', about: 'action' },
  { name: 'actions.redate', way: 'submit', needs: 'action.change', about: 'action' },
  { name: 'actions.drop', way: 'press', needs: 'action.change', about: 'action' },
  { name: 'actions.drop', way: 'submit', needs: 'action.change', about: 'action' },
  { name: 'management.record', way: 'press', needs: 'management.record', about: 'person' },
  { name: 'management.record', way: 'submit', needs: 'management.record', about: 'person' },
  { name: 'management.open', way: 'press', needs: 'management.read', about: 'management' },
  { name: 'management.comment', way: 'press', needs: 'management.comment', about: 'management' },
  { name: 'management.comment', way: 'submit', needs: 'management.comment', about: 'management' },
  { name: 'management.close', way: 'press', needs: 'management.record', about: 'management' },
  { name: 'management.close', way: 'submit', needs: 'management.record', about: 'management' },
  { name: 'management.export', way: 'press', needs: 'management.export', about: 'management' },
  { name: 'cover.open', way: 'press', needs: 'cover.see', about: 'self' },
  { name: 'cover.find', way: 'press', needs: 'cover.arrange', about: 'self' },
  { name: 'cover.find', way: 'submit', needs: 'cover.arrange', about: 'self' },
  { name: 'cover.arrange', way: 'press', needs: 'cover.arrange', about: 'person' },
  { name: 'cover.arrange', way: 'submit', needs: 'cover.arrange', about: 'person' },
  { name: 'cover.end', way: 'press', needs: 'cover.arrange', about: 'link' },
  { name: 'settings.open', way: 'press', needs: 'setting.change', about: 'self' },
  { name: 'settings.change', way: 'press', needs: 'setting.change', about: 'self' },
  { name: 'settings.change', way: 'submit', needs: 'setting.change', about: 'self' },
  { name: 'handover.open', way: 'press', needs: 'handover.see', about: 'self' },
  { name: 'handover.one', way: 'press', needs: 'handover.see', about: 'handover' },
  { name: 'handover.prepare', way: 'press', needs: 'handover.prepare', about: 'person' },
  { name: 'handover.prepare', way: 'submit', needs: 'handover.prepare', about: 'person' },
  { name: 'handover.cancel', way: 'press', needs: 'handover.summarise', about: 'handover' },
  { name: 'handover.summarise', way: 'press', needs: 'handover.summarise', about: 'handover' },
  { name: 'handover.summarise', way: 'submit', needs: 'handover.summarise', about: 'handover' },
  { name: 'handover.acknowledge', way: 'press', needs: 'handover.acknowledge', about: 'handover' },
  { name: 'handover.object', way: 'press', needs: 'handover.object', about: 'handover' },
  { name: 'handover.object', way: 'submit', needs: 'handover.object', about: 'handover' },
  { name: 'handover.settle', way: 'press', needs: 'handover.settle', about: 'handover' },
  { name: 'handover.settle', way: 'submit', needs: 'handover.settle', about: 'handover' },
  { name: 'handover.ask-other', way: 'press', needs: 'supervisor.ask-other', about: 'self' },
  { name: 'handover.ask-other', way: 'submit', needs: 'supervisor.ask-other', about: 'self' },
  { name: 'handover.withdraw', way: 'press', needs: 'supervisor.ask-other', about: 'request' },
  { name: 'handover.decide', way: 'press', needs: 'supervisor.decide-other', about: 'request' },
  { name: 'handover.decide', way: 'submit', needs: 'supervisor.decide-other', about: 'request' },
]

/** Rooms whose presses and forms all stand in the table. */
export const ROOMS_OF_RECORDS: readonly RoomName[] = [
  'one-to-ones',
  'record',
  'actions',
  'management',
  'handover',
  'cover',
  'settings',
]

/** A form that nobody but the person themself may send: what is written in it is of themselves. */
export function isOwnForm(form: string): boolean {
  const act = ACTS.find(({ name, way }) => name === form && way === 'submit')
  return act !== undefined && may(act.needs, 'self', []) && !may(act.needs, 'supervisor', [])
}

/** Whether a button or form may reach its room. */
export function mayReach(room: RoomName, name: string, way: Act['way']): boolean {
  return !ROOMS_OF_RECORDS.includes(room) || ACTS.some((act) => act.name === name && act.way === way)
}
