import type { LocalDate } from './instant.ts'
import type { PersonId, Role, SupervisionLink } from './people.ts'

/** What a reader is to the person a record is about, today. */
export type Relation = 'self' | 'supervisor' | 'second-line' | 'none'

export type Action =
  | 'one-to-one.log'
  | 'one-to-one.read-dates'
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
  'one-to-one.read-dates': { relations: ['self', 'supervisor', 'second-line'], roles: [] },
  'team.see': { relations: ['supervisor'], roles: [] },
  'directory.edit': { relations: [], roles: ['editor'] },
  'take-up.see': { relations: [], roles: ['editor', 'oversight'] },
  // Being somebody colleagues can ask is one's own to agree to, to change and to end.
  'listing.change': { relations: ['self'], roles: [] },
  // About the person asked: anyone else may ask them. A request is withdrawn by who made it and closed by whom it asks.
  'contact.ask': { relations: ['supervisor', 'second-line', 'none'], roles: [] },
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

/**
 * `links` are those of the subject and of the subject's supervisors; the second line is whoever supervises a
 * supervisor of the subject.
 */
export function relationOf(
  reader: PersonId,
  subject: PersonId,
  links: readonly SupervisionLink[],
  on: LocalDate,
): Relation {
  if (reader === subject) return 'self'
  const current = links.filter((link) => holds(link, on))
  const supervisors = current.filter((link) => link.person === subject).map((link) => link.supervisor)
  if (supervisors.includes(reader)) return 'supervisor'
  const second = current.some((link) => link.supervisor === reader && supervisors.includes(link.person))
  return second ? 'second-line' : 'none'
}
