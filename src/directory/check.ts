import { CATEGORIES, type Category } from '../kernel/category.ts'
import { daysBetween } from '../kernel/dates.ts'
import type { LocalDate } from '../kernel/instant.ts'
import { type DirectoryFault, SERVICE_STATUSES, type Service, type ServiceStatus } from '../kernel/service.ts'
import { readAll } from './load.ts'

export type DirectoryCheck = {
  faults: readonly DirectoryFault[]
  counts: {
    entries: number
    byStatus: Readonly<Record<ServiceStatus, number>>
    byCategory: Readonly<Record<Category, number>>
  }
  /** Rung longer ago than a year, oldest first. */
  overdue: readonly { id: string; verifiedOn: LocalDate }[]
  /** Shown, but rung by nobody yet. */
  unverified: readonly string[]
  /** Not shown, and why. */
  off: readonly { id: string; because: string }[]
  /** Categories with nothing of their own: a reader is told that the force has not added one yet. */
  empty: readonly Category[]
}

const YEAR = 365

/** What an administrator wants to know about the directory with their own file laid over it. */
export function checkDirectory(path: string | undefined, today: LocalDate): DirectoryCheck {
  const { services, off, faults } = readAll(path === undefined ? {} : { forcePath: path })
  const shown = services.filter((service) => service.status !== 'off')
  const inCategory = (category: Category): Service[] => shown.filter((one) => one.categories.includes(category))
  return {
    faults,
    counts: {
      entries: services.length,
      byStatus: tally(SERVICE_STATUSES, (status) => services.filter((one) => one.status === status).length),
      byCategory: tally(CATEGORIES, (category) => inCategory(category).length),
    },
    overdue: shown
      .flatMap(({ id, verifiedOn }) => (overdue(verifiedOn, today) ? [{ id, verifiedOn }] : []))
      .sort(byDate),
    unverified: shown.filter((service) => service.status !== 'rung').map((service) => service.id),
    off: services.filter(({ status }) => status === 'off').map(({ id }) => ({ id, because: off.get(id) ?? '' })),
    empty: CATEGORIES.filter((category) => !shown.some((service) => service.categories[0] === category)),
  }
}

const overdue = (verifiedOn: LocalDate | undefined, today: LocalDate): verifiedOn is LocalDate =>
  verifiedOn !== undefined && daysBetween(verifiedOn, today) > YEAR

const byDate = (a: { verifiedOn: LocalDate }, b: { verifiedOn: LocalDate }): number =>
  a.verifiedOn < b.verifiedOn ? -1 : 1

const tally = <K extends string>(keys: readonly K[], count: (key: K) => number): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<K, number>
