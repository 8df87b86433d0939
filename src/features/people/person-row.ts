import { dayOf } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { Nation, Person, PersonType, Role } from '../../kernel/people.ts'

/** A row of the person table as Prisma reads it. The database's own checks keep the closed vocabularies closed. */
export type PersonRow = {
  id: string
  reference: string
  name: string
  email: string
  type: string
  rank: string
  unit: string
  site: string
  nation: string
  zone: string
  roles: string[]
  startsOn: Date | null
  leavesOn: Date | null
  secondLineId: string | null
  dutyPattern: string
  dutyPatternFrom: Date | null
}

export function personOf(row: PersonRow): Person {
  return {
    id: row.id,
    reference: row.reference,
    name: row.name,
    email: row.email,
    type: row.type as PersonType,
    rank: row.rank,
    unit: row.unit,
    site: row.site,
    nation: row.nation as Nation,
    zone: row.zone,
    roles: row.roles as Role[],
    startsOn: localDate(row.startsOn),
    leavesOn: localDate(row.leavesOn),
    secondLine: row.secondLineId,
    dutyPattern: row.dutyPattern,
    dutyPatternFrom: localDate(row.dutyPatternFrom),
  }
}

const localDate = (date: Date | null): LocalDate | null => (date ? dayOf(date) : null)
