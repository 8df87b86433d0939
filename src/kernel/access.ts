import type { LocalDate } from './instant.ts'
import type { PersonId, Role, SupervisionLink } from './people.ts'
import type { Readable, Shelf } from './record.ts'

/**
 * What a reader is to the person a record is about, today. `former`: supervised them once and no longer does, or stands
 * aside from their record.
 */
export const RELATIONS = ['self', 'supervisor', 'second-line', 'former', 'none'] as const
export type Relation = (typeof RELATIONS)[number]

export type Action =
  | 'one-to-one.log'
  | 'one-to-one.correct'
  | 'one-to-one.comment'
  | 'record.read-dates'
  | 'record.read'
  | 'record.read-written'
  | 'record.search'
  | 'record.export'
  | 'record.readers'
  | 'action.see'
  | 'action.change'
  | 'management.record'
  | 'management.read'
  | 'management.comment'
  | 'management.export'
  | 'handover.prepare'
  | 'handover.summarise'
  | 'handover.see'
  | 'handover.acknowledge'
  | 'handover.object'
  | 'handover.settle'
  | 'supervisor.ask-other'
  | 'supervisor.decide-other'
  | 'cover.see'
  | 'cover.arrange'
  | 'setting.change'
  | 'team.see'
  | 'directory.edit'
  | 'take-up.see'
  | 'listing.change'
  | 'contact.ask'
  | 'contact.withdraw'
  | 'contact.close'

/**
 * The one table of who may do what about whom. A supervisor's right comes from a link that holds today and ends with it;
 * no role opens a note. Anything absent is refused, and refused looks the same as absent.
 */
const MAY: Readonly<Record<Action, { relations: readonly Relation[]; roles: readonly Role[] }>> = {
  'one-to-one.log': { relations: ['supervisor'], roles: [] },
  'one-to-one.correct': { relations: ['supervisor'], roles: [] },
  'one-to-one.comment': { relations: ['self'], roles: [] },
  'record.read-dates': { relations: ['self', 'supervisor', 'second-line'], roles: [] },
  'record.read': { relations: ['self', 'supervisor'], roles: [] },
  // What a former supervisor wrote: only where the force's policy says so as well (default: no).
  'record.read-written': { relations: ['former'], roles: [] },
  'record.search': { relations: ['supervisor'], roles: [] },
  'record.export': { relations: ['self', 'supervisor'], roles: [] },
  'record.readers': { relations: ['self'], roles: [] },
  'action.see': { relations: ['self', 'supervisor'], roles: [] },
  'action.change': { relations: ['self', 'supervisor'], roles: [] },
  'management.record': { relations: ['supervisor'], roles: [] },
  'management.read': { relations: ['self', 'supervisor'], roles: [] },
  'management.comment': { relations: ['self'], roles: [] },
  'management.export': { relations: ['self', 'supervisor'], roles: [] },
  'handover.prepare': { relations: ['supervisor'], roles: [] },
  // The outgoing supervisor of that very handover, whether the link has ended already or not; whoever covered may be the second line.
  'handover.summarise': { relations: ['supervisor', 'former', 'second-line'], roles: [] },
  'handover.see': { relations: ['self', 'supervisor', 'second-line', 'former'], roles: [] },
  'handover.acknowledge': { relations: ['supervisor'], roles: [] },
  'handover.object': { relations: ['self'], roles: [] },
  'handover.settle': { relations: ['second-line'], roles: [] },
  'supervisor.ask-other': { relations: ['self'], roles: [] },
  'supervisor.decide-other': { relations: ['second-line'], roles: [] },
  // About the person covered. An administrator arranges cover and reads nothing; nobody arranges it for themselves.
  'cover.see': { relations: ['self', 'supervisor', 'second-line'], roles: ['administrator'] },
  'cover.arrange': { relations: ['second-line'], roles: ['administrator'] },
  'setting.change': { relations: ['self'], roles: [] },
  'team.see': { relations: ['supervisor'], roles: [] },
  'directory.edit': { relations: [], roles: ['editor'] },
  'take-up.see': { relations: [], roles: ['editor', 'oversight'] },
  // Being somebody colleagues can ask is one's own to agree to, to change and to end.
  'listing.change': { relations: ['self'], roles: [] },
  // About the person asked: anyone else may ask them. A request is withdrawn by who made it and closed by whom it asks.
  'contact.ask': { relations: ['supervisor', 'second-line', 'former', 'none'], roles: [] },
  'contact.withdraw': { relations: ['self'], roles: [] },
  'contact.close': { relations: ['self'], roles: [] },
}

export function may(action: Action, relation: Relation, roles: readonly Role[]): boolean {
  const rule = MAY[action]
  return rule.relations.includes(relation) || roles.some((role) => rule.roles.includes(role))
}

/** A link holds from its first day to the day before `until`. */
export function holds(link: Pick<SupervisionLink, 'from' | 'until'>, on: LocalDate): boolean {
  return link.from <= on && (link.until === null || on < link.until)
}

/** A supervisor who stands aside from one person's record, from a day until a day or open. */
export type Recusal = Pick<SupervisionLink, 'person' | 'supervisor' | 'from' | 'until'>

export type Around = {
  /** Those of the subject and of the subject's supervisors, past ones included. */
  links: readonly SupervisionLink[]
  recusals: readonly Recusal[]
  /** The second line where it is named; null where it is the supervisor's own supervisor. */
  secondLine: PersonId | null
}

export function relationOf(reader: PersonId, subject: PersonId, around: Around, on: LocalDate): Relation {
  if (reader === subject) return 'self'
  const current = around.links.filter((link) => holds(link, on))
  const supervisors = current.filter((link) => link.person === subject).map((link) => link.supervisor)
  const aside = around.recusals.some((recusal) => recusal.supervisor === reader && holds(recusal, on))
  if (supervisors.includes(reader)) return aside ? 'former' : 'supervisor'
  const second =
    around.secondLine === null
      ? current.some((link) => link.supervisor === reader && supervisors.includes(link.person))
      : around.secondLine === reader
  if (second) return 'second-line'
  const once = around.links.some((link) => link.person === subject && link.supervisor === reader && link.from <= on)
  return once ? 'former' : 'none'
}

/**
 * Which notes of a one-to-one somebody may read. The person reads what was shared with them; a supervisor what they wrote,
 * and of others' what passes. The own note is never shown to the person here: they get it by asking for their data.
 */
export function readable(reader: PersonId, relation: Relation, shelf: Shelf, formerMayRead: boolean): Readable {
  const wrote = shelf.author === reader
  const by: Record<Relation, Readable> = {
    self: { shared: true, own: false },
    supervisor: {
      shared: wrote || (!shelf.keepPrivate && !shelf.held),
      own: wrote || (shelf.passOn && !shelf.keepPrivate && !shelf.held),
    },
    former: { shared: wrote && formerMayRead, own: wrote && formerMayRead },
    'second-line': { shared: false, own: false },
    none: { shared: false, own: false },
  }
  return by[relation]
}
