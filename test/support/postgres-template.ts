import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { makeCluster } from '../../src/store/embedded-cluster.ts'
import { choosePlace } from '../../src/store/embedded-place.ts'
import { runServer } from '../../src/store/embedded-server.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migration-files.ts'

export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

/** The database, inside every cluster made here, that new ones are copied from. */
export const TEMPLATE = 'alongside_template'

/** A database of its own for one test, migrated. `drop` also ends whatever is still connected to it. */
export type FreshDatabase = { url: string; drop(): Promise<void> }

/**
 * A stopped cluster with a migrated template database, made once for each set of migrations and kept in the temporary
 * folder; copying it is ten times quicker than making it. Answers with the folder that holds `data`.
 */
export async function clusterTemplate(): Promise<string> {
  const scripts = readMigrations(MIGRATIONS).map(({ name, checksums }) => [name, checksums[0]])
  const mark = createHash('sha256')
    .update(JSON.stringify([scripts, process.getuid?.(), 1]))
    .digest('hex')
    .slice(0, 16)
  const kept = path.join(tmpdir(), `alongside-template-${mark}`)
  if (existsSync(kept)) return kept
  const folder = path.join(tmpdir(), `alongside-template-new-${randomUUID()}`)
  mkdirSync(folder, { mode: 0o755 })
  const place = choosePlace(folder)
  await makeCluster(place, ['--no-sync', '--wal-segsize=1'])
  const settings = { listen_addresses: '', unix_socket_directories: place.home, fsync: 'off' }
  const server = await runServer(place, settings, () => {})
  await makeTemplate(`postgresql://alongside@${encodeURIComponent(place.home)}/postgres`, TEMPLATE)
  await server.stop()
  try {
    renameSync(place.home, kept)
  } catch (error) {
    // Another test process was quicker; its cluster is as good as ours.
    if (!existsSync(kept)) throw error
  }
  for (const left of [place.home, folder]) rmSync(left, { recursive: true, force: true })
  return kept
}

/** The template database on a server that was given: made by whichever test process comes first. */
export async function givenTemplate(url: string): Promise<string> {
  const scripts = readMigrations(MIGRATIONS).map(({ name, checksums }) => [name, checksums[0]])
  const name = `${TEMPLATE}_${createHash('sha256').update(JSON.stringify(scripts)).digest('hex').slice(0, 12)}`
  await connected(url, async (client) => {
    await client.query('SELECT pg_advisory_lock(1, hashtext($1))', [name])
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rows.length === 0) await makeTemplate(url, name)
    await sweep(client)
  })
  return name
}

const moment = () => Math.floor(Date.now() / 1_000)

/** A server that was given outlives the tests; what a killed run left there an hour ago goes. */
async function sweep(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname ~ '^test_[0-9]+_' AND split_part(datname, '_', 2)::bigint < $1",
    [moment() - 3_600],
  )
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
}

export async function freshFrom(url: string, template: string): Promise<FreshDatabase> {
  const name = `test_${moment()}_${randomUUID().replaceAll('-', '')}`
  await connected(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  return {
    url: onDatabase(url, name),
    drop: async () => {
      await connected(url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}

/** Under another name until it is complete, so a killed maker leaves nothing that looks like a template. */
async function makeTemplate(url: string, name: string): Promise<void> {
  const growing = `${TEMPLATE}_${randomUUID().replaceAll('-', '')}`
  await connected(url, (client) => client.query(`CREATE DATABASE ${growing}`))
  await connected(onDatabase(url, growing), (client) => migrate(client, MIGRATIONS))
  await connected(url, (client) => client.query(`ALTER DATABASE ${growing} RENAME TO ${name}`))
}

function onDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.toString()
}

export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A server that is stopped under us is what some tests are about; the work's own error says enough.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
