import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../store/transaction.ts'
import type { Passing } from './opening-store.ts'

/** Longer than four weeks, which is how long Alongside can have been down. Older ends are no news. */
const BACK = 35

/**
 * What the clock brings to an end and nobody has a handover for yet: acting and cover links that are over, and people of a
 * supervisor who has left the force. Each with who supervises the person now: the substantive supervisor before others,
 * nobody who has left or stands aside. A receiver who was there all the time is handed only what was written meanwhile.
 */
export function endedSupervision(tx: Tx, now: Instant): Promise<Passing[]> {
  return tx.$queryRaw<Passing[]>`
    WITH span AS (
      SELECT (${now}::timestamptz AT TIME ZONE 'UTC')::date - ${BACK}::int AS first,
             (${now}::timestamptz AT TIME ZONE 'UTC')::date + 1 AS last
    ), over AS (
      SELECT l.person_id, l.supervisor_id, l.kind || '-ended' AS because, l.until_date AS "on", l.from_date AS began
        FROM supervision_link l, span
       WHERE l.kind IN ('acting', 'cover') AND l.until_date BETWEEN span.first AND span.last
         AND l.until_date > l.from_date
      UNION ALL
      SELECT l.person_id, l.supervisor_id, 'left', s.leaves_on, NULL
        FROM span
        JOIN person s ON s.leaves_on BETWEEN span.first AND span.last
        JOIN supervision_link l ON l.supervisor_id = s.id
       WHERE l.kind = 'substantive' AND l.from_date <= s.leaves_on
         AND (l.until_date IS NULL OR l.until_date >= s.leaves_on)
    )
    SELECT o.person_id AS person, o.supervisor_id AS "from", receiver.id AS "to", o.because, o."on"::text AS "on",
           CASE WHEN receiver.since < o.began
                THEN to_char(o.began::timestamp AT TIME ZONE p.zone AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
           END AS since
      FROM over o
      JOIN person p ON p.id = o.person_id
     CROSS JOIN LATERAL (SELECT (${now}::timestamptz AT TIME ZONE p.zone)::date AS today) day
      LEFT JOIN LATERAL (
        SELECT c.supervisor_id AS id, c.from_date AS since
          FROM supervision_link c
          JOIN person s ON s.id = c.supervisor_id AND (s.leaves_on IS NULL OR s.leaves_on > day.today)
         WHERE c.person_id = o.person_id AND c.from_date <= day.today AND (c.until_date IS NULL OR c.until_date > day.today)
           AND NOT EXISTS (SELECT 1 FROM recusal r
                            WHERE r.person_id = c.person_id AND r.supervisor_id = c.supervisor_id
                              AND r.from_date <= day.today AND (r.until_date IS NULL OR r.until_date > day.today))
         ORDER BY c.kind = 'substantive' DESC, c.from_date DESC, c.created_at DESC LIMIT 1) receiver ON true
     WHERE o."on" <= day.today
       AND (p.leaves_on IS NULL OR p.leaves_on > day.today)
       AND receiver.id IS DISTINCT FROM o.supervisor_id
       AND (o.because = 'left' OR NOT EXISTS (
             SELECT 1 FROM supervision_link c
              WHERE c.person_id = o.person_id AND c.supervisor_id = o.supervisor_id
                AND c.from_date <= day.today AND (c.until_date IS NULL OR c.until_date > day.today)))
       AND NOT EXISTS (SELECT 1 FROM handover h
                        WHERE h.person_id = o.person_id AND h.from_id = o.supervisor_id
                          AND (h.because = o.because OR (o.because = 'left' AND h.because = 'moved'))
                          AND (h.effective_on >= o."on" OR (o.because = 'left' AND h.state = 'open')))`
}
