import type { Instant } from '../../kernel/instant.ts'
import type { PrismaClient } from '../../store/generated/client.ts'

/** People who have not left, and those of them whom nobody supervises today: a supervisor who has left is nobody. */
export async function peopleCounts(db: PrismaClient, now: Instant): Promise<{ total: number; unsupervised: number }> {
  const rows = await db.$queryRaw<{ total: number; unsupervised: number }[]>`
    WITH here AS (
      SELECT id, (${now}::timestamptz AT TIME ZONE zone)::date AS today FROM person
       WHERE leaves_on IS NULL OR leaves_on > (${now}::timestamptz AT TIME ZONE zone)::date
    )
    SELECT count(*)::int AS total,
           count(*) FILTER (WHERE NOT EXISTS (
             SELECT 1 FROM supervision_link l JOIN here s ON s.id = l.supervisor_id
              WHERE l.person_id = here.id AND l.from_date <= here.today
                AND (l.until_date IS NULL OR l.until_date > here.today)
           ))::int AS unsupervised
      FROM here`
  return rows[0] ?? { total: 0, unsupervised: 0 }
}
