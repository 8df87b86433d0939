import type { Category } from './category.ts'
import type { LocalDate, Zone } from './instant.ts'
import type { Nation, PersonType } from './people.ts'

/** `source-seen`: the figure stood in a source that was read. `rung`: a person rang or opened it. `off`: not shown. */
export const SERVICE_STATUSES = ['source-seen', 'rung', 'off'] as const
export type ServiceStatus = (typeof SERVICE_STATUSES)[number]

export type Contact =
  | { kind: 'phone'; number: string; note?: string }
  | { kind: 'text'; number: string; keyword?: string; note?: string }
  | { kind: 'web'; url: string; note?: string }
  | { kind: 'email'; address: string; note?: string }
  | { kind: 'in-person'; where: string; note?: string }

/** `always`: day and night. `weekly`: local opening times. Absent hours are not known and are not claimed. */
export type Hours = { kind: 'always' } | { kind: 'weekly'; zone: Zone; open: readonly OpenPeriod[] }
/** Days are 1 (Monday) to 7; times are `HH:MM` local. A `to` of `24:00` is midnight. */
export type OpenPeriod = { days: readonly number[]; from: string; to: string }

/** Who may use a service. An absent list means everyone. */
export type Audience = {
  nations?: readonly Nation[]
  types?: readonly (PersonType | 'retired' | 'family')[]
  /** Donor or member schemes: what one has to belong to, in words. */
  membersOf?: string
}

/** One place where help is. The shape follows the directory file field by field. */
export type Service = {
  id: string
  name: string
  /** One or two sentences in the reader's language: what it is and who it is for. */
  says: string
  categories: readonly Category[]
  audience: Audience
  forSelf: boolean
  forOther: boolean
  contacts: readonly Contact[]
  hours?: Hours
  crisisCapable: boolean
  independentOfForce: boolean
  /** What the service says it passes to the force, in its own terms. */
  sharesWithForce?: string
  cost?: string
  sessionLimit?: string
  status: ServiceStatus
  source: string
  sourceDate?: string
  verifiedOn?: LocalDate
  verifiedBy?: string
  owner?: string
  /** Sample entries carry drama numbers and are loaded only in the simulator. */
  sample: boolean
}

export type Directory = { services: readonly Service[]; faults: readonly DirectoryFault[] }

/** One fault of a directory file: where it is, what is wrong and how to mend it. */
export type DirectoryFault = { file: string; entry: string; field: string; problem: string; fix: string }
