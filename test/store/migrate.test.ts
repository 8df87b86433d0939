import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { MigrationRefused, migrate } from '../../src/store/migrate.ts'
import { freshDatabase } from '../support/postgres.ts'
import { connected, MIGRATIONS } from '../support/postgres-template.ts'
import { scratchFolder } from '../support/scratch.ts'
import { PATIENCE, rememberingLog } from '../support/store.ts'

let url: string
let folder: string
beforeEach(async () => {
  url = (await freshDatabase()).url
  folder = scratchFolder()
  cpSync(MIGRATIONS, folder, { recursive: true })
})

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

const run = () => connected(url, (client) => migrate(client, folder))
const ask = (sql: string) => connected(url, async (client) => (await client.query(sql)).rows)

test('applies what is missing, in order, and nothing twice', async () => {
  write('30000101000001_b', 'INSERT INTO trace VALUES (1)')
  write('30000101000000_a', 'CREATE TABLE trace (n int)')
  expect(await run()).toEqual(['30000101000000_a', '30000101000001_b'])
  expect(await run()).toEqual([])
  expect(await ask('SELECT n FROM trace')).toEqual([{ n: 1 }])
})

test('of six copies starting at once one applies and five find it done', async () => {
  write('30000101000000_a', 'CREATE TABLE trace (n int); SELECT pg_sleep(0.3); INSERT INTO trace VALUES (1)')
  const applied = await Promise.all([1, 2, 3, 4, 5, 6].map(run))
  expect(applied.flat()).toEqual(['30000101000000_a'])
  expect(await ask('SELECT n FROM trace')).toEqual([{ n: 1 }])
})

test('a script that fails leaves nothing, is named, and runs once it is mended', async () => {
  write('30000101000000_a', 'CREATE TABLE trace (n int); SELECT 1/0')
  await expect(run()).rejects.toThrow(/30000101000000_a can't be applied: division by zero/)
  await expect(run()).rejects.toBeInstanceOf(MigrationRefused)
  expect(await ask("SELECT to_regclass('trace') AS made")).toEqual([{ made: null }])
  write('30000101000000_a', 'CREATE TABLE trace (n int)')
  expect(await run()).toEqual(['30000101000000_a'])
})

test('a half-applied script is refused until a person has looked', async () => {
  write('30000101000000_a', '-- migrate:no-transaction\nCREATE INDEX CONCURRENTLY trace ON nowhere (n)')
  await expect(run()).rejects.toBeInstanceOf(MigrationRefused)
  await expect(run()).rejects.toThrow(/30000101000000_a was begun and not finished.*prisma migrate resolve/)
})

test('a script that says so runs outside a transaction', async () => {
  write('30000101000000_a', '-- migrate:no-transaction\nCREATE INDEX CONCURRENTLY trace ON heartbeat (at)')
  expect(await run()).toEqual(['30000101000000_a'])
})

test('a script edited after it was applied is refused; other line endings are not an edit', async () => {
  write('30000101000000_a', 'CREATE TABLE trace (n int);\nSELECT 1;\n')
  await run()
  write('30000101000000_a', 'CREATE TABLE trace (n int);\r\nSELECT 1;\r\n')
  expect(await run()).toEqual([])
  write('30000101000000_a', 'CREATE TABLE trace (n bigint);\nSELECT 1;\n')
  await expect(run()).rejects.toThrow(/30000101000000_a was edited/)
})

test('a database ahead of this version is refused, and the app says so instead of starting', async () => {
  write('30000101000000_a', 'CREATE TABLE trace (n int)')
  await run()
  const database = openDatabase({ url, dataDir: 'never-used', log: rememberingLog(), patience: PATIENCE })
  await expect(database.start()).rejects.toThrow(/ahead of this version of Alongside: it holds 30000101000000_a/)
})

test('a killed copy in the middle of a script blocks nobody', async () => {
  write('30000101000000_a', 'CREATE TABLE trace (n int); SELECT pg_sleep(20)')
  const killed = run().catch((error: unknown) => error)
  while (
    (
      await ask(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(20)' AND pid <> pg_backend_pid() AND datname = current_database()",
      )
    ).length === 0
  );
  expect(await killed).not.toBeInstanceOf(MigrationRefused)
  write('30000101000000_a', 'CREATE TABLE trace (n int)')
  expect(await run()).toEqual(['30000101000000_a'])
})
