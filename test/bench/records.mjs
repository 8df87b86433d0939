// `npm run bench:records` prints what records cost at the size of a large force, beside the budgets, and judges nothing.
// Linux only (it reads /proc). `--json` prints the figures for a machine; `--small` tries the bench itself on a tenth of the force. On loopback only.
import { readFileSync } from 'node:fs'
import { register } from 'node:module'
import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import { middle, percentile } from './figures.mjs'
import {
  enrol,
  fillForce,
  PEOPLE,
  PER_PERSON,
  PER_SUPERVISOR,
  personId,
  sealFor,
  supervisorId,
} from './records-force.mjs'
import { compareSaves } from './records-save.mjs'

register(new URL('../support/typescript.mjs', import.meta.url))
const { headless, TENANT } = await import('../support/headless.ts')
const { startRig } = await import('../support/postgres.ts')
const { connected } = await import('../support/postgres-template.ts')
const { watchStatements } = await import('../support/statements.ts')
const { seal } = await import('../../src/store/envelope.ts')
const { filled } = await import('../contracts/attempt.ts')

/** Hundredths of a second a process has used; nothing of one that has ended. */
function readTicks(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return 0
  }
}

const json = process.argv.includes('--json')
const people = process.argv.includes('--small') ? 1_000 : PEOPLE
const say = (line) => json || console.log(line)
const SUPERVISORS = people / PER_SUPERVISOR
/** Supervisors whose people's notes really open. */
const OPENED = 4
const REQUESTS = 600

const rig = await startRig({ durable: true })
const { url } = await rig.freshDatabase()
// Before the app is made: it counts what connections opened from here on are asked.
const watch = watchStatements()
const opened = await headless(new Date('2026-11-25T12:00:00Z'), { databaseUrl: url })
try {
  say(`machine: ${cpus()[0].model}, ${cpus().length} cores, Node ${process.version}`)
  say(`${people} people, ${people * PER_PERSON} one-to-ones …`)
  const theirs = (n) => Array.from({ length: PER_SUPERVISOR }, (_, index) => n * PER_SUPERVISOR + index)
  await connected(url, async (client) => {
    await fillForce(client, people)
    const supervisors = Array.from({ length: SUPERVISORS }, (_, n) => supervisorId(n))
    await enrol(client, TENANT, [...supervisors, personId(0)])
    await sealFor(client, { seal, ring: opened.ring }, Array.from({ length: OPENED }, (_, n) => theirs(n)).flat())
    await client.query('VACUUM ANALYZE')
  })

  /** Milliseconds from the request to its reply, and the reply. */
  const ask = async (user, request) => {
    const begun = performance.now()
    const reply = await opened.ask(user, request)
    return { took: performance.now() - begun, reply }
  }
  const command = (name, words = '') => ({ kind: 'command', name, words })
  const press = (button, carry) => ({ kind: 'press', button, carry })

  async function times(count, userOf, requestOf) {
    for (let n = 0; n < 20; n += 1) await ask(userOf(n), requestOf(n))
    watch.take()
    await ask(userOf(0), requestOf(0))
    const statements = watch.take().length
    const took = []
    const before = await cpu()
    for (let n = 0; n < count; n += 1) took.push((await ask(userOf(n), requestOf(n))).took)
    const after = await cpu()
    watch.take()
    const spent = { app: (after.app - before.app) / count, server: (after.server - before.server) / count }
    return { p50: middle(took), p99: percentile(took, 0.99), statements, cpu: spent }
  }

  /** Milliseconds of processor so far, ours and of the database's sessions: what a busy machine does not change. */
  async function cpu() {
    const { rows } = await connected(url, (client) =>
      client.query('SELECT pid FROM pg_stat_activity WHERE backend_type = $1', ['client backend']),
    )
    const ticks = rows.map(({ pid }) => readTicks(pid)).reduce((sum, each) => sum + each, 0)
    const { user, system } = process.cpuUsage()
    return { app: (user + system) / 1000, server: ticks * 10 }
  }

  say('/team …')
  const anySupervisor = (n) => supervisorId((n * 7) % SUPERVISORS)
  const team = await times(REQUESTS, anySupervisor, () => command('team'))
  const team20 = await Promise.all(
    Array.from({ length: REQUESTS }, async (_, n) => {
      await new Promise((wake) => setTimeout(wake, n * 15))
      return (await ask(anySupervisor(n), command('team'))).took
    }),
  )
  const busy = { p50: middle(team20), p99: percentile(team20, 0.99) }

  say('search, timeline …')
  const search = await times(
    30,
    (n) => supervisorId(n % OPENED),
    () => command('one-to-one', 'find kestrel'),
  )
  const timeline = await times(
    200,
    () => supervisorId(0),
    (n) => press('record.open', { person: personId(n % 25) }),
  )
  await connected(url, (client) =>
    client.query(
      `INSERT INTO one_to_one (id, subject_id, author_id, held_on, recorded_at, kind, note, version, once)
       SELECT gen_random_uuid(), subject_id, author_id, held_on - 2000 - m, recorded_at - interval '2000 days', 'regular', note, 1,
              gen_random_uuid()::text
         FROM one_to_one, generate_series(1, 10) m WHERE subject_id = $1`,
      [personId(1)],
    ),
  )
  const long = await times(
    200,
    () => supervisorId(0),
    () => press('record.open', { person: personId(1) }),
  )
  const short = await times(
    200,
    () => supervisorId(0),
    () => press('record.open', { person: personId(2) }),
  )

  say('saves …')
  const save = async (person) => {
    const user = supervisorId(Math.floor(person / PER_SUPERVISOR))
    const { reply } = await ask(user, press('one-to-ones.log', { person: personId(person) }))
    if (reply.kind !== 'ask') throw new Error(`no form: ${JSON.stringify(reply)}`)
    const values = { ...filled(reply.form), person: personId(person) }
    const submit = { kind: 'submit', form: reply.form.name, values, carry: reply.form.carry }
    const saved = await ask(user, submit)
    if (saved.reply.kind !== 'update') throw new Error(`not saved: ${JSON.stringify(saved.reply)}`)
    return saved.took
  }
  // Those whose other notes do not open (random bytes) have no open actions to be carried forward.
  await connected(url, (client) => client.query(`UPDATE action SET state = 'done'`))
  const from = OPENED * PER_SUPERVISOR
  const saves = await compareSaves({
    prisma: opened.app.database.prisma,
    save,
    people: {
      plain: Array.from({ length: 50 }, (_, n) => from + n),
      sealed: Array.from({ length: 50 }, (_, n) => from + 50 + n),
    },
    ...{ rounds: 11, each: 40, watch },
  })

  const figures = [
    { name: 'sealed and audited save ÷ plain', value: saves.median, worst: saves.worst, budget: 1.15 },
    { name: '/team p99, one at a time (ms)', value: team.p99, worst: team.p50, budget: 60 },
    { name: '/team statements', value: team.statements, budget: 6 },
    { name: '/team p99, every 15 ms (ms)', value: busy.p99, worst: busy.p50, budget: 60 },
    { name: 'search 25 people × 5 years p99 (ms)', value: search.p99, worst: search.p50, budget: 2_000 },
    { name: 'timeline p50, 715 entries ÷ 65', value: long.p50 / short.p50, budget: 1.5 },
  ]
  if (json) console.log(JSON.stringify({ figures, team, busy, search, timeline, long, short, saves }))
  else {
    console.log(`\n${'figure'.padEnd(40)}${'value'.padStart(10)}${'worst/p50'.padStart(12)}${'budget'.padStart(10)}`)
    for (const { name, value, worst, budget } of figures) {
      const shown = (number) => (number === undefined ? '' : number.toFixed(2))
      console.log(
        `${name.padEnd(40)}${shown(value).padStart(10)}${shown(worst).padStart(12)}${`≤ ${budget}`.padStart(10)}`,
      )
    }
    console.log(
      `statements a save: ${saves.statements.sealed} sealed, ${saves.statements.plain} plain; of search ${search.statements}, of a timeline ${timeline.statements}`,
    )
    console.log(
      `processor a /team: ${team.cpu.app.toFixed(1)} ms app, ${team.cpu.server.toFixed(1)} ms database; a search: ${search.cpu.app.toFixed(1)} and ${search.cpu.server.toFixed(1)} ms`,
    )
    console.log(
      `save p50 ${saves.p50.sealed.toFixed(2)} ms sealed, ${saves.p50.plain.toFixed(2)} ms plain; timeline p99 ${timeline.p99.toFixed(1)} ms`,
    )
  }
} finally {
  watch.stop()
  await opened.close()
  await rig.close()
}
