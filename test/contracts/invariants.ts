import { connected } from '../support/postgres-template.ts'

/** How often the audit tells of each row, against how often it should. `record` is what the fact names. */
const told = (what: string, kind: string, rows: string): string => `
  SELECT '${what}: ' || r.id || ' by ' || r.by AS fault FROM (${rows}) r
   WHERE (SELECT count(*) FROM audit_fact f
           WHERE f.kind = ${kind} AND f.body->>'record' = r.record AND f.subject_id = r.subject AND f.actor_id = r.by) <> r.times`

/** Each finds what must not be: run after every step, over everything there is. */
const FAULTS: readonly string[] = [
  told(
    'one-to-one not audited once',
    `'one-to-one.recorded'`,
    `SELECT id, id::text AS record, subject_id AS subject, author_id::text AS by, 1 AS times FROM one_to_one`,
  ),
  told(
    'additions not audited each',
    'r.kind',
    `SELECT min(id::text) AS id, record_id::text AS record, subject_id AS subject, author_id::text AS by, count(*) AS times,
            CASE WHEN record_kind = 'management' THEN 'management.commented' WHEN kind = 'correction' THEN 'one-to-one.corrected'
                 WHEN kind = 'comment' THEN 'one-to-one.commented' ELSE 'one-to-one.confirmed' END AS kind
       FROM addition GROUP BY record_id, subject_id, author_id, record_kind, kind`,
  ),
  told(
    'action not audited once',
    `'action.agreed'`,
    `SELECT id, id::text AS record, subject_id AS subject, created_by_id::text AS by, 1 AS times FROM action`,
  ),
  told(
    'changes of an action not audited each',
    `'action.' || r.kind`,
    `SELECT min(c.id::text) AS id, action_id::text AS record, a.subject_id AS subject, by_id::text AS by, count(*) AS times, c.kind
       FROM action_change c JOIN action a ON a.id = c.action_id GROUP BY action_id, a.subject_id, by_id, c.kind`,
  ),
  told(
    'management not audited once',
    `'management.recorded'`,
    `SELECT id, id::text AS record, subject_id AS subject, author_id::text AS by, 1 AS times FROM management_action`,
  ),
  told(
    'outcome not audited once',
    `'management.closed'`,
    `SELECT id, id::text AS record, subject_id AS subject, outcome_by_id::text AS by, 1 AS times FROM management_action WHERE outcome IS NOT NULL`,
  ),
  `SELECT 'an open action is owed wrongly: ' || a.id AS fault FROM action a
     LEFT JOIN obligation o ON o.kind = 'action' AND o.subject_id = a.subject_id AND o.ref = a.id::text
    WHERE (a.state = 'open') IS DISTINCT FROM (o.id IS NOT NULL AND o.closed_at IS NULL)
       OR (a.state = 'open' AND o.due_on <> a.due_on)`,
  `SELECT 'what is owed next is not what the latest one-to-one says: ' || t.subject_id AS fault
     FROM (SELECT DISTINCT ON (subject_id) subject_id, next_on FROM one_to_one ORDER BY subject_id, held_on DESC, recorded_at DESC) t
     LEFT JOIN obligation o ON o.kind = 'one-to-one' AND o.subject_id = t.subject_id AND o.ref = ''
    WHERE (t.next_on IS NULL) IS DISTINCT FROM (o.id IS NULL OR o.closed_at IS NOT NULL)
       OR (o.closed_at IS NULL AND o.due_on <> t.next_on)`,
  `SELECT 'a review is owed wrongly: ' || m.id AS fault FROM management_action m
     LEFT JOIN obligation o ON o.kind = 'management-review' AND o.subject_id = m.subject_id AND o.ref = m.id::text
    WHERE (m.outcome IS NULL) IS DISTINCT FROM (o.id IS NOT NULL AND o.closed_at IS NULL)`,
  `SELECT 'an action and its changes do not agree: ' || a.id AS fault FROM action a
    WHERE a.state = 'open' AND (SELECT c.kind FROM action_change c WHERE c.action_id = a.id AND c.kind IN ('done', 'dropped', 'reopened')
                                 ORDER BY c.at DESC LIMIT 1) IN ('done', 'dropped')
      AND (SELECT count(DISTINCT at) = count(*) FROM action_change c WHERE c.action_id = a.id)`,
  `SELECT 'facts out of order: ' || f.seq AS fault FROM (SELECT seq, at, lag(at) OVER (ORDER BY seq) AS before FROM audit_fact) f WHERE f.at < f.before`,
]

export function faultsIn(url: string): Promise<string[]> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ fault: string }>(FAULTS.map((query) => `(${query})`).join(' UNION ALL '))
    return rows.map(({ fault }) => fault)
  })
}
