// A force large enough to be slow: 7,700 people under 308 supervisors, five years of one-to-ones, their actions and audit.
import { createHash, randomBytes } from 'node:crypto'

export const PEOPLE = 7_700
export const PER_SUPERVISOR = 25
export const PER_PERSON = 65
const TODAY = '2026-11-25'

const uuid = (text) => {
  const md5 = createHash('md5').update(text).digest('hex')
  const hex = `${md5.slice(0, 12)}4${md5.slice(13, 16)}8${md5.slice(17)}`
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
export const personId = (n) => uuid(`person ${n}`)
export const supervisorId = (n) => uuid(`supervisor ${n}`)

const COLUMNS = `(id, reference, name, email, type, rank, unit, site, nation, zone, roles, created_at, updated_at)`
const AT = `timestamptz '2026-11-01 09:00Z'`

/** Sealed texts are random bytes of their usual size: nobody opens these. */
const FILL = [
  `INSERT INTO person ${COLUMNS}
   SELECT pg_temp.id('supervisor ' || n), 'S' || n, 'Supervisor ' || n, 's' || n || '@force.example', 'officer', 'Sergeant',
          'Local Policing/Unit ' || n / 10, 'Northgate', 'england', 'Europe/London', '{}', ${AT}, ${AT}
     FROM generate_series(0, $1::int / $2::int - 1) n WHERE $3::int > 0`,
  `INSERT INTO person ${COLUMNS}
   SELECT pg_temp.id('person ' || n), 'P' || n, 'Constable Number ' || n, 'p' || n || '@force.example', 'officer', 'Constable',
          'Local Policing/Unit ' || n / 250, 'Northgate', 'england', 'Europe/London', '{}', ${AT}, ${AT}
     FROM generate_series(0, $1::int - 1) n WHERE $2::int > 0 AND $3::int > 0`,
  `INSERT INTO supervision_link (id, person_id, supervisor_id, kind, from_date, created_at)
   SELECT pg_temp.id('link ' || n), pg_temp.id('person ' || n), pg_temp.id('supervisor ' || n / $2::int), 'substantive',
          date '2021-11-01', ${AT}
     FROM generate_series(0, $1::int - 1) n WHERE $3::int > 0`,
  `INSERT INTO supervision_link (id, person_id, supervisor_id, kind, from_date, created_at)
   SELECT pg_temp.id('upper link ' || n), pg_temp.id('supervisor ' || n), pg_temp.id('supervisor ' || n / 10 * 10), 'substantive',
          date '2021-11-01', ${AT}
     FROM generate_series(0, $1::int / $2::int - 1) n WHERE n % 10 <> 0 AND $3::int > 0`,
  `INSERT INTO one_to_one (id, subject_id, author_id, held_on, recorded_at, kind, note, own_note, next_on, version, once)
   SELECT pg_temp.id('record ' || n || ' ' || m), pg_temp.id('person ' || n), pg_temp.id('supervisor ' || n / $2::int),
          date '${TODAY}' - m * 28 - n % 28, timestamptz '${TODAY} 09:00Z' - (m * 28 + n % 28) * interval '1 day', 'regular',
          decode(repeat(md5(n || ' ' || m), 22), 'hex'),
          CASE WHEN m % 3 = 0 THEN decode(repeat(md5(m || ' ' || n), 12), 'hex') END,
          date '${TODAY}' - (m - 1) * 28 - n % 28, 1, 'record ' || n || ' ' || m
     FROM generate_series(0, $1::int - 1) n, generate_series(0, $3::int - 1) m`,
  `INSERT INTO action (id, subject_id, what, owner, due_on, state, created_at, created_by_id, version, once)
   SELECT pg_temp.id('action ' || n || ' ' || m), pg_temp.id('person ' || n), decode(repeat(md5(n || ' ' || m), 6), 'hex'),
          CASE WHEN m % 2 = 0 THEN 'person' ELSE 'supervisor' END, date '${TODAY}' + m - 3,
          CASE WHEN m < 3 THEN 'open' ELSE 'done' END, ${AT}, pg_temp.id('supervisor ' || n / $2::int), 1, 'action ' || n || ' ' || m
     FROM generate_series(0, $1::int - 1) n, generate_series(0, 19) m WHERE $3::int > 0`,
  `INSERT INTO obligation (id, kind, subject_id, ref, due_on, created_at, updated_at)
   SELECT pg_temp.id('owed ' || n), 'one-to-one', pg_temp.id('person ' || n), '', date '${TODAY}' + n % 40 - 10, ${AT}, ${AT}
     FROM generate_series(0, $1::int - 1) n WHERE $2::int > 0 AND $3::int > 0`,
  `INSERT INTO obligation (id, kind, subject_id, ref, due_on, created_at, updated_at)
   SELECT pg_temp.id('owed action ' || n || ' ' || m), 'action', pg_temp.id('person ' || n), pg_temp.id('action ' || n || ' ' || m)::text,
          date '${TODAY}' + m - 3, ${AT}, ${AT}
     FROM generate_series(0, $1::int - 1) n, generate_series(0, 2) m WHERE $2::int > 0 AND $3::int > 0`,
  `INSERT INTO audit_fact (at, actor_kind, actor_id, door, kind, subject_id, body)
   SELECT ${AT}, 'person', pg_temp.id('supervisor ' || n / $2::int)::text, 'slack', 'one-to-one.recorded', pg_temp.id('person ' || n),
          jsonb_build_object('record', pg_temp.id('record ' || n || ' ' || m), 'contentMac', md5('mac'))
     FROM generate_series(0, $1::int - 1) n, generate_series(0, $3::int - 1) m`,
]

/** Sizes may be made smaller to try the bench itself. */
export async function fillForce(client, people = PEOPLE) {
  // The same ids as above, of the only shape that a form takes.
  await client.query(`CREATE FUNCTION pg_temp.id(text) RETURNS uuid IMMUTABLE LANGUAGE sql
    AS $$ SELECT overlay(overlay(md5($1) placing '4' from 13) placing '8' from 17)::uuid $$`)
  for (const statement of FILL) await client.query(statement, [people, PER_SUPERVISOR, PER_PERSON])
  await client.query('VACUUM ANALYZE')
}

/** Everybody's way in through the headless door: the platform id is the person's own. */
export async function enrol(client, tenant, ids) {
  await client.query(
    `INSERT INTO account (id, door, tenant, platform_user, person_id, route, last_used_at)
     SELECT gen_random_uuid(), 'slack', $1, id::text, id, '{}', timestamptz '${TODAY} 12:00Z' FROM unnest($2::uuid[]) id`,
    [tenant, ids],
  )
}

const SENTENCES = [
  'Talked about rest days and the rota; leave is booked for the spring.',
  'The course on interviewing is agreed, and a mentor from the next shift.',
  'Workload is high since the custody moves; two files go back to the team.',
  'Wants to try for the dog section next year. Will speak to the inspector.',
]

/** Writes notes and actions of these people over with texts that open, so that reading and searching do their real work. */
export async function sealFor(client, { seal, ring }, people) {
  for (const n of people) {
    const person = personId(n)
    const key = randomBytes(32)
    const wrapped = seal(ring[0].key, key, ['subject_key', person, ring[0].id])
    await client.query(`INSERT INTO subject_key (subject_id, wrapped, key_id, created_at) VALUES ($1, $2, $3, ${AT})`, [
      person,
      Buffer.from(wrapped),
      ring[0].id,
    ])
    for (const [table, column, length] of [
      ['one_to_one', 'note', 4],
      ['one_to_one', 'own_note', 1],
      ['action', 'what', 1],
    ]) {
      const { rows } = await client.query(READ[table], [person])
      const sealed = rows.map(({ id }, index) => {
        const text = SENTENCES.slice(0, length).join(' ') + (index % 7 === 0 ? ' Kestrel.' : '')
        return Buffer.from(seal(key, Buffer.from(text), [table, id, column]))
      })
      await client.query(WRITE[`${table}.${column}`], [rows.map(({ id }) => id), sealed])
    }
  }
}

const READ = {
  one_to_one: 'SELECT id FROM one_to_one WHERE subject_id = $1',
  action: 'SELECT id FROM action WHERE subject_id = $1',
}
const WRITE = {
  'one_to_one.note': `UPDATE one_to_one t SET note = s.b FROM unnest($1::uuid[], $2::bytea[]) s(id, b) WHERE t.id = s.id`,
  'one_to_one.own_note': `UPDATE one_to_one t SET own_note = s.b FROM unnest($1::uuid[], $2::bytea[]) s(id, b)
                           WHERE t.id = s.id AND t.own_note IS NOT NULL`,
  'action.what': `UPDATE action t SET what = s.b FROM unnest($1::uuid[], $2::bytea[]) s(id, b) WHERE t.id = s.id`,
}
