import type { CardId } from '../../kernel/card.ts'
import type { Category } from '../../kernel/category.ts'
import type { Language } from '../../kernel/language.ts'
import type { Nation } from '../../kernel/people.ts'
import type { Directory, ReaderType, Service } from '../../kernel/service.ts'
import type { About } from './about.ts'
import type { Match } from './match.ts'
import { type RankGroup, suitsReader } from './reader.ts'

/** Where a reader starts who has chosen nothing: the force's policy. */
export type Defaults = { nation: Nation; language: Language }

/** What the reader is looking at. Buttons carry it back, so it holds no words. */
export type Place = {
  for: About
  nation: Nation
  language: Language
  /** Absent until somebody says: then nothing is hidden from them for it. */
  type?: ReaderType
  rank?: RankGroup
  /** The crisis card stands first. */
  crisis: boolean
  /** What was found for the words, best first; empty for the menu. */
  found: readonly Category[]
  /** One subject, opened from the menu or an answer. */
  category: Category | null
  /** One card of guidance for supervisors. */
  card: CardId | null
}

export type Section = { category: Category; services: readonly Service[]; hidden: number; withoutOwn: boolean }

/** Services on a first screen: enough to choose from, few enough for a phone. */
const ON_FIRST_SCREEN = 8
const BESIDE_CRISIS = 5
const SUBJECTS = 3
const INTERPRETERS = 3

export const startAt = ({ nation, language }: Defaults): Place => ({
  for: 'self',
  nation,
  language,
  crisis: false,
  found: [],
  category: null,
  card: null,
})

export const placeOf = (found: Match, nation: Nation, language: Language = 'en'): Place => ({
  ...startAt({ nation, language }),
  for: found.about ?? 'self',
  crisis: found.crisis,
  found: found.categories.slice(0, SUBJECTS),
})

/** Everything of one subject that this reader can use: what is made for it first, then what also helps. */
export function servicesFor(category: Category, directory: Directory, place: Place): Service[] {
  const usable = directory.services.filter(
    (service) => service.categories.includes(category) && isShown(service, place) && isFor(service, place.for),
  )
  const own = usable.filter((service) => service.categories[0] === category)
  return [...own, ...usable.filter((service) => service.categories[0] !== category)]
}

/** The sections under an answer, each service once, the best subject with half of the room. */
export function sectionsOf(place: Place, directory: Directory): Section[] {
  if (place.category) return [whole(place.category, directory, place)]
  const room = place.crisis ? BESIDE_CRISIS : ON_FIRST_SCREEN
  const seen = new Set<string>()
  return place.found.map((category, index) => {
    const all = servicesFor(category, directory, place)
    const most = index === 0 ? Math.ceil(room / 2) : Math.floor(room / 4)
    const services = all.filter((service) => !seen.has(service.id)).slice(0, most)
    for (const service of services) seen.add(service.id)
    return { category, services, hidden: all.length - services.length, withoutOwn: !hasOwn(all, category) }
  })
}

/** Who answers in other languages than English, or finds an interpreter. */
export const interpretersFor = (directory: Directory, place: Place): Service[] =>
  directory.services
    .filter((service) => service.languages !== undefined && isShown(service, place) && isFor(service, place.for))
    .slice(0, INTERPRETERS)

/** Named lines in their order, leaving out those another nation's readers cannot use. */
export const linesOf = (ids: readonly string[], directory: Directory, nation: Nation): Service[] =>
  ids.flatMap((id) => directory.services.find((service) => service.id === id && isShown(service, { nation })) ?? [])

/** What the force itself offers to somebody in crisis. */
export const ownCrisisHelp = (directory: Directory, ids: readonly string[], nation: Nation): Service[] =>
  directory.services.filter(
    (service) =>
      service.categories[0] === 'crisis' &&
      !service.independentOfForce &&
      !ids.includes(service.id) &&
      isShown(service, { nation }),
  )

function whole(category: Category, directory: Directory, place: Place): Section {
  const services = servicesFor(category, directory, place)
  return { category, services, hidden: 0, withoutOwn: !hasOwn(services, category) }
}

const hasOwn = (services: readonly Service[], category: Category): boolean =>
  services.some((service) => service.categories[0] === category)

const isShown = (service: Service, reader: Parameters<typeof suitsReader>[1]): boolean =>
  service.status !== 'off' && suitsReader(service, reader)

const isFor = (service: Service, about: About): boolean => (about === 'self' ? service.forSelf : service.forOther)
