import { CATEGORIES, type Category } from '../kernel/category.ts'
import type { Correction } from '../kernel/correction.ts'
import { addDays } from '../kernel/dates.ts'
import type { LocalDate } from '../kernel/instant.ts'
import type { HolidayCalendar } from '../kernel/listing.ts'
import { type Review, type ReviewRules, type ReviewState, reviewOf } from '../kernel/review.ts'
import { type DirectoryFault, SERVICE_STATUSES, type Service, type ServiceStatus } from '../kernel/service.ts'
import { correctable } from './corrected.ts'

export type DirectoryCheck = {
  faults: readonly DirectoryFault[]
  counts: {
    entries: number
    byStatus: Readonly<Record<ServiceStatus, number>>
    byCategory: Readonly<Record<Category, number>>
  }
  /** Past their review, readers are told; the longest overdue first. */
  due: readonly { id: string; due: LocalDate }[]
  /** Past their grace too: readers are not shown them. */
  hidden: readonly { id: string; since: LocalDate }[]
  /** Their check is dated in the future and counts for nothing. */
  ahead: readonly { id: string; verifiedOn: LocalDate }[]
  /** Shown, but rung by nobody yet. */
  unverified: readonly string[]
  /** Shown without opening hours, and with hours that say nothing of bank holidays: nothing is claimed for them. */
  withoutHours: readonly string[]
  withoutHolidays: readonly string[]
  /** The last day of the list of bank holidays, when that is near or past. */
  holidaysEnd: LocalDate | null
  /** Not shown, and why. */
  off: readonly { id: string; because: string }[]
  /** Categories with nothing of their own: a reader is told that the force has not added one yet. */
  empty: readonly Category[]
}

export type CheckInput = {
  forcePath: string | undefined
  corrections: readonly Correction[]
  today: LocalDate
  rules: ReviewRules
  holidays: HolidayCalendar
}

/** Long enough to add a year before readers notice. */
const HOLIDAYS_NEAR = 60

/** What an administrator wants to know about the directory with their own file and editors' corrections laid over it. */
export function checkDirectory({ forcePath, corrections, today, rules, holidays }: CheckInput): DirectoryCheck {
  const read = correctable(forcePath === undefined ? {} : { forcePath })
  const entries = read.lay(corrections).entries
  const services = entries.map(({ service }) => service)
  const shown = services.filter(({ status }) => status !== 'off')
  const reviews = shown.map((service) => ({ ...service, review: reviewOf(service, today, rules) }))
  const inState = (state: ReviewState) => reviews.filter(({ review }) => review.state === state).sort(byDue)
  return {
    faults: read.files.faults,
    counts: {
      entries: services.length,
      byStatus: tally(SERVICE_STATUSES, (status) => services.filter((one) => one.status === status).length),
      byCategory: tally(CATEGORIES, (category) => shown.filter((one) => one.categories.includes(category)).length),
    },
    due: inState('due').map(({ id, review }) => ({ id, due: review.due })),
    hidden: inState('hidden').map(({ id, review }) => ({ id, since: review.hiddenFrom ?? review.due })),
    ahead: shown.flatMap(({ id, verifiedOn }) => (verifiedOn && verifiedOn > today ? [{ id, verifiedOn }] : [])),
    unverified: idsOf(shown.filter(({ status }) => status !== 'rung')),
    withoutHours: idsOf(shown.filter(({ hours }) => hours === undefined)),
    withoutHolidays: idsOf(shown.filter(({ hours }) => hours?.kind === 'weekly' && hours.bankHolidays === undefined)),
    holidaysEnd: addDays(today, HOLIDAYS_NEAR) > holidays.knownUntil ? holidays.knownUntil : null,
    off: entries.flatMap(({ service, offBecause }) => {
      return service.status === 'off' ? [{ id: service.id, because: offBecause ?? '' }] : []
    }),
    empty: CATEGORIES.filter((category) => !shown.some((service) => service.categories[0] === category)),
  }
}

const idsOf = (services: readonly Service[]): string[] => services.map(({ id }) => id)

const byDue = (a: { review: Review }, b: { review: Review }): number => (a.review.due < b.review.due ? -1 : 1)

const tally = <K extends string>(keys: readonly K[], count: (key: K) => number): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<K, number>
