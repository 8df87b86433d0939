import type { Category } from './category.ts'
import type { LocalDate, Zone } from './instant.ts'
import { type Nation, PERSON_TYPES } from './people.ts'
import type { RankRange } from './rank.ts'

/** `source-seen`: the figure stood in a source that was read. `rung`: a person rang or opened it. `off`: not shown. */
export const SERVICE_STATUSES = ['source-seen', 'rung', 'off'] as const
export type ServiceStatus = (typeof SERVICE_STATUSES)[number]

export type Contact =
  | { kind: 'phone'; number: string; note?: string }
  | { kind: 'text'; number: string; keyword?: string; note?: string }
  | { kind: 'web'; url: string; note?: string }
  | { kind: 'email'; address: string; note?: string }
  | { kind: 'in-person'; where: string; note?: string }
  | { kind: 'person'; name: string; role?: string; phone?: string; email?: string; note?: string }

/** `always`: day and night. `weekly`: local opening times. Absent hours are not known and are not claimed. */
export type Hours =
  | { kind: 'always' }
  | {
      kind: 'weekly'
      zone: Zone
      open: readonly OpenPeriod[]
      /** Closed on bank holidays, or open as on any day. Absent: not known, and nothing is claimed on one. */
      bankHolidays?: 'open' | 'closed'
    }
/** Days are 1 (Monday) to 7; times are `HH:MM` local. A `to` of `24:00` is midnight. */
export type OpenPeriod = { days: readonly number[]; from: string; to: string }

/** Who a reader can be: beside those who serve, those who did, and those at home. */
export const READER_TYPES = [...PERSON_TYPES, 'retired', 'family'] as const
export type ReaderType = (typeof READER_TYPES)[number]

/** Who may use a service. An absent limit means everyone. */
export type Audience = {
  nations?: readonly Nation[]
  types?: readonly ReaderType[]
  /** For those who hold one of these ranks. */
  ranks?: RankRange
  /** Paths of units, each with all that is below it: `Local Policing/North`. */
  units?: readonly string[]
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
  /** The day it is to be looked at again, where the force names one; else policy counts it. */
  reviewDue?: LocalDate
  owner?: string
  /** Languages it answers in besides English, by name; `any` where it works with interpreters. */
  languages?: readonly string[]
  /** Sample entries carry drama numbers and are loaded only in the simulator. */
  sample: boolean
}

export type Directory = { services: readonly Service[]; faults: readonly DirectoryFault[] }

/** One fault of a directory file: where it is, what is wrong and how to mend it. */
export type DirectoryFault = {
  file: string
  entry: string
  /** Of the file, from 1; absent where the fault is of the file as a whole. */
  line?: number
  field: string
  problem: string
  fix: string
}
