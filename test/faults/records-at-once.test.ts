import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reply } from '../../src/conversation/exchange.ts'
import { type Attempt, honest } from '../contracts/attempt.ts'
import type { Who } from '../contracts/cast.ts'
import type { Ids } from '../contracts/shelf.ts'
import { importForce, makeForce } from '../contracts/small-force.ts'
import { openWorld, type World } from '../contracts/world.ts'

const LOG = { name: 'one-to-ones.log', way: 'submit', needs: 'one-to-one.log', about: 'person' } as const

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const opened = (who: Who, ids: Ids): Promise<Attempt> => honest(world.force, LOG, who, ids)
const save = (user: string, { carry, values }: Attempt): Promise<Reply> =>
  world.force.ask(user, { kind: 'submit', form: LOG.name, values, carry })
const records = (subjectId: string) => world.force.app.database.prisma.oneToOne.count({ where: { subjectId } })
const facts = (subjectId: string, kind: string) =>
  world.force.app.database.prisma.auditFact.count({ where: { subjectId, kind } })
const broken = () => world.force.logged.filter((line) => line.includes('request.failed'))

test('a supervisor and whoever covers save about one person at the same moment: both are kept', async () => {
  const { force, fresh } = world
  const ids = await fresh('derived')
  const before = await records(ids.person)
  const both = ['substantive', 'cover'] as const
  const forms = await Promise.all(both.map((who) => opened(who, ids)))
  const replies = await Promise.all(forms.map((form, index) => save(force.ids[both[index] ?? 'cover'], form)))
  expect(replies.map(({ kind }) => kind)).toEqual(['update', 'update'])
  expect(await records(ids.person)).toBe(before + 2)
  expect(await facts(ids.person, 'one-to-one.recorded')).toBe(2)
  const owed = await force.app.database.prisma.obligation.findMany({
    where: { subjectId: ids.person, kind: 'one-to-one', closedAt: null },
  })
  expect(owed).toHaveLength(1)
})

test('ten presses of one form at once have one effect', async () => {
  const { force, fresh } = world
  const ids = await fresh('derived')
  const before = await records(ids.person)
  const form = await opened('substantive', ids)
  const replies = await Promise.all(Array.from({ length: 10 }, () => save(force.ids.substantive, form)))
  expect(new Set(replies.map(({ kind }) => kind))).toEqual(new Set(['update']))
  expect(await records(ids.person)).toBe(before + 1)
  expect(await facts(ids.person, 'one-to-one.recorded')).toBe(1)
})

test('a move that commits while a save waits for the person’s row is seen by the save', async () => {
  const { force, fresh } = world
  const ids = await fresh('derived')
  const before = await records(ids.person)
  const form = await opened('substantive', ids)
  const mover = new pg.Client({ connectionString: force.databaseUrl })
  await mover.connect()
  await mover.query('BEGIN')
  await mover.query('SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE', [ids.person])
  const link = [force.ids.substantive, ids.person]
  await mover.query(
    `UPDATE supervision_link SET until_date = '2026-11-25' WHERE supervisor_id = $1 AND person_id = $2`,
    link,
  )
  const saving = save(force.ids.substantive, form)
  await untilWaiting(mover)
  await mover.query('COMMIT')
  await mover.end()
  expect((await saving).kind).toBe('keep')
  expect(await records(ids.person)).toBe(before)
  expect(await facts(ids.person, 'one-to-one.recorded')).toBe(0)
})

/** Until somebody stands behind the mover at a row. */
async function untilWaiting(client: pg.Client): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const { rows } = await client.query(
      'SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))',
    )
    if (rows.length > 0) return
  }
  throw new Error('nobody waited')
}

test('a handover acknowledged twice at once is acknowledged once', async () => {
  const { force, fresh } = world
  const ids = await fresh('derived')
  const carry = { handover: ids.handover, version: '1' }
  const press = () =>
    force.ask(force.ids.substantive, {
      kind: 'press',
      button: 'handover.acknowledge',
      carry: { ...carry, once: randomUUID() },
    })
  await Promise.all([press(), press(), press()])
  expect(await facts(ids.person, 'handover.acknowledged')).toBe(1)
  const row = await force.app.database.prisma.handover.findUniqueOrThrow({ where: { id: ids.handover } })
  expect(row).toMatchObject({ state: 'acknowledged', acknowledgedById: force.ids.substantive })
})

test('imports that move people and saves about them, side by side, never stand in each other’s way for good', async () => {
  const { force } = world
  const moving = await makeForce(force, 'M')
  const { people, constables } = moving
  const before = broken().length
  let total = 0
  for (let round = 0; round < 6; round++) {
    const [now, next] = round % 2 === 0 ? (['first', 'second'] as const) : (['second', 'first'] as const)
    for (const name of ['anna', 'bilal', 'carys']) moving.under[name] = now
    await importForce(force, 'M', moving.under)
    const forms = await Promise.all(
      constables.map(async (person) => {
        const reply = await force.ask(people[now] ?? '', { kind: 'press', button: LOG.name, carry: { person } })
        if (reply.kind !== 'ask') throw new Error('no form')
        return reply.form
      }),
    )
    for (const name of ['anna', 'bilal', 'carys']) moving.under[name] = next
    const saves = forms.toReversed().map((form) => {
      const values = { ...form.values, note: 'Talked of the move.', person: form.carry.person ?? '' }
      return force.ask(people[now] ?? '', { kind: 'submit', form: form.name, values, carry: form.carry })
    })
    const [, ...replies] = await Promise.all([importForce(force, 'M', moving.under), ...saves])
    const saved = replies.filter(({ kind }) => kind === 'update').length
    const rows = await Promise.all(constables.map(records))
    const told = await Promise.all(constables.map((person) => facts(person, 'one-to-one.recorded')))
    expect(rows).toEqual(told)
    expect(replies.every(({ kind }) => kind === 'update' || kind === 'keep')).toBe(true)
    total += saved
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(total)
  }
  expect(broken().length).toBe(before)
})
