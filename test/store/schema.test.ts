import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../support/postgres.ts'
import { connected } from '../support/postgres-template.ts'
import { scratchFolder } from '../support/scratch.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SCHEMA = path.join(ROOT, 'prisma/schema.prisma')

let url: string
beforeAll(async () => {
  url = (await freshDatabase()).url
})

/** The database our migrations made against a schema; Prisma's exit codes: 0 the same, 2 different. */
function drift(schema: string): Promise<number | null> {
  const args = ['migrate', 'diff', '--from-config-datasource', '--to-schema', schema, '--exit-code']
  const env = {
    PATH: process.env.PATH,
    HOME: tmpdir(),
    DATABASE_URL: url,
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(ROOT, 'prisma/schema-engine.mjs'),
    CHECKPOINT_DISABLE: '1',
  }
  return new Promise((resolve) => {
    const cli = path.join(ROOT, 'node_modules/prisma/build/index.js')
    spawn(process.execPath, [cli, ...args], { cwd: ROOT, env, stdio: 'ignore' }).once('close', resolve)
  })
}

test('the migrations make exactly the schema, and a schema with one column more is noticed', async () => {
  const changed = path.join(scratchFolder(), 'schema.prisma')
  cpSync(SCHEMA, changed)
  writeFileSync(changed, readFileSync(changed, 'utf8').replace('model Person {', 'model Person {\n  extra String?'))
  expect(await Promise.all([drift(SCHEMA), drift(changed)])).toEqual([0, 2])
}, 120_000)

const [ann, bob] = [randomUUID(), randomUUID()]
const person = (id: string, change: Record<string, unknown> = {}) => ({
  ...{ id, reference: id, name: 'A', email: `${id}@force.example`, type: 'officer', rank: 'PC', unit: 'U', site: 'S' },
  ...{ nation: 'wales', zone: 'Europe/London', roles: ['editor'], created_at: 'now', updated_at: 'now', ...change },
})
const link = (change: Record<string, unknown> = {}) => ({
  ...{
    id: randomUUID(),
    person_id: ann,
    supervisor_id: bob,
    kind: 'acting',
    from_date: '2026-01-01',
    created_at: 'now',
  },
  ...change,
})
const row = (change: Record<string, unknown> = {}) => ({
  ...{ rule: 'digest', subject_id: ann, due: '2026-W14', step: 'weekly', recipient_id: ann, state: 'planned' },
  ...{ planned_at: 'now', fence: 0, attempts: 0, ...change },
})

/** What the database says to a row: 'taken', or the name of the rule that refused it. */
async function say(table: string, values: Record<string, unknown>): Promise<string> {
  const names = Object.keys(values)
  const places = names.map((_, index) => `$${index + 1}`)
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`
  return connected(url, (client) => client.query(sql, Object.values(values))).then(
    () => 'taken',
    (error: { constraint?: string; column?: string }) => error.constraint ?? error.column ?? 'refused',
  )
}

test('the database holds the closed vocabularies and the dates in order', async () => {
  expect(await say('person', person(ann))).toBe('taken')
  expect(await say('person', person(bob))).toBe('taken')
  const other = () => randomUUID()
  expect(await say('person', person(other(), { type: 'dog' }))).toBe('person_type_known')
  expect(await say('person', person(other(), { nation: 'France' }))).toBe('person_nation_known')
  expect(await say('person', person(other(), { roles: ['king'] }))).toBe('person_roles_known')
  expect(await say('person', person(other(), { email: 'A@force.example' }))).toBe('person_email_lower_case')
  expect(await say('supervision_link', link({ supervisor_id: ann }))).toBe('supervision_link_not_self')
  expect(await say('supervision_link', link({ until_date: '2025-12-31' }))).toBe('supervision_link_dates_in_order')
  expect(await say('supervision_link', link({ kind: 'friend' }))).toBe('supervision_link_kind_known')
  expect(await say('outbox', row({ state: 'lost' }))).toBe('outbox_state_known')
  expect(await say('outbox', row({ door: 'post' }))).toBe('outbox_door_known')
  expect(await say('outbox', row({ reason: 'Words about somebody' }))).toBe('outbox_reason_is_a_token')
  expect(await say('simulator_clock', { id: 2, offset_ms: 0 })).toBe('simulator_clock_one_row')
})

test('one open substantive supervisor at a time; acting, cover and past ones beside', async () => {
  expect(await say('supervision_link', link({ kind: 'substantive', until_date: '2026-02-01' }))).toBe('taken')
  expect(await say('supervision_link', link({ kind: 'substantive' }))).toBe('taken')
  expect(await say('supervision_link', link({ kind: 'acting' }))).toBe('taken')
  expect(await say('supervision_link', link({ kind: 'substantive' }))).toBe('supervision_link_one_open_substantive')
})

test('a reminder is scheduled once, and every part of its key is there', async () => {
  expect(await say('outbox', row())).toBe('taken')
  expect(await say('outbox', row())).toBe('outbox_rule_subject_id_due_step_recipient_id_key')
  expect(await say('outbox', row({ step: 'overdue' }))).toBe('taken')
  for (const part of ['rule', 'subject_id', 'due', 'step', 'recipient_id']) {
    expect(await say('outbox', row({ [part]: null }))).toBe(part)
  }
})
