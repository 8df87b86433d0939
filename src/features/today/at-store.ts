import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { Prisma } from '../../store/generated/client.ts'

/** Who looks, on which day, and the first day that is no longer this week. */
export type At = { reader: PersonId; today: LocalDate; end: LocalDate }

/** Whether a link or a recusal under this alias holds on the day. */
export const holds = (alias: 'l' | 'u' | 'r', { today }: At): Prisma.Sql => {
  const on = Prisma.sql`${today}::date`
  const by = {
    l: Prisma.sql`(l.from_date <= ${on} AND (l.until_date IS NULL OR l.until_date > ${on}))`,
    u: Prisma.sql`(u.from_date <= ${on} AND (u.until_date IS NULL OR u.until_date > ${on}))`,
    r: Prisma.sql`(r.from_date <= ${on} AND (r.until_date IS NULL OR r.until_date > ${on}))`,
  }
  return by[alias]
}

/** Whether a person under this alias is still of the force. */
export const stays = (alias: 'p' | 's', { today }: At): Prisma.Sql => {
  const by = {
    p: Prisma.sql`(p.leaves_on IS NULL OR p.leaves_on > ${today}::date)`,
    s: Prisma.sql`(s.leaves_on IS NULL OR s.leaves_on > ${today}::date)`,
  }
  return by[alias]
}
