import type { Instant, LocalDate, Zone } from './instant.ts'

export const PERSON_TYPES = ['officer', 'special', 'pcso', 'staff', 'volunteer'] as const
export type PersonType = (typeof PERSON_TYPES)[number]

export const NATIONS = ['england', 'wales', 'scotland', 'northern-ireland'] as const
export type Nation = (typeof NATIONS)[number]

export const ROLES = ['oversight', 'editor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** Our own id (UUID). The force's number for the person is `reference`. */
export type PersonId = string

export type Person = {
  id: PersonId
  reference: string
  name: string
  email: string
  type: PersonType
  /** Rank or grade, in the force's own words. */
  rank: string
  /** Path from the top of the force, for example `Local Policing/North/Response A`. */
  unit: string
  site: string
  nation: Nation
  zone: Zone
  roles: readonly Role[]
  startsOn: LocalDate | null
  leavesOn: LocalDate | null
  /** Second line where it is not the supervisor's own supervisor. */
  secondLine: PersonId | null
  /** One letter a day (`EELLNN----`) counted from `dutyPatternFrom`, or empty. */
  dutyPattern: string
  dutyPatternFrom: LocalDate | null
}

export type LinkKind = 'substantive' | 'acting' | 'cover'

/** Who supervises whom, from a date, until a date (exclusive) or open. */
export type SupervisionLink = {
  person: PersonId
  supervisor: PersonId
  kind: LinkKind
  from: LocalDate
  until: LocalDate | null
  createdAt: Instant
}

/** A change of substantive supervisor. Null: nobody. */
export type Move = { person: PersonId; from: PersonId | null; to: PersonId | null }
