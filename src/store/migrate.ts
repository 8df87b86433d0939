import { randomUUID } from 'node:crypto'
import type { ClientBase } from 'pg'
import { type Migration, readMigrations } from './migration-files.ts'

/** Starting on this database would do harm: a person has to look. The message says at what. */
export class MigrationRefused extends Error {
  /** The same words, for the administrator who starts us. */
  readonly reader: string

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MigrationRefused'
    this.reader = message
  }
}

/** The lock and the table are Prisma's own, so `prisma migrate deploy` and this never meet on one database. */
const PRISMA_LOCK = 72707369
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`

type Row = { migration_name: string; checksum: string; finished_at: Date | null }

/**
 * Brings the database up to the migrations of this version, under Prisma's lock: of several copies starting at once one
 * works and the others wait (up to a minute), then find it done. Answers with the names applied by this call. Throws
 * `MigrationRefused`, or the driver's error when the database can't be reached.
 */
export async function migrate(client: ClientBase, folder: string): Promise<readonly string[]> {
  const wanted = readMigrations(folder)
  await client.query("SET lock_timeout = '60s'")
  await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
  try {
    await client.query("SET client_min_messages = 'warning'")
    await client.query(TABLE)
    const { rows } = await client.query<Row>(
      'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    )
    refuseUnlessSound(wanted, rows)
    const done = new Set(rows.map((row) => row.migration_name))
    const missing = wanted.filter((migration) => !done.has(migration.name))
    for (const migration of missing) await apply(client, migration)
    return missing.map((migration) => migration.name)
  } finally {
    // Both fail only on a broken connection, which has let go of the lock already.
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK]).catch(() => {})
    await client.query('RESET lock_timeout; RESET client_min_messages').catch(() => {})
  }
}

function refuseUnlessSound(wanted: readonly Migration[], rows: readonly Row[]): void {
  const half = rows.find((row) => row.finished_at === null)
  if (half) {
    throw new MigrationRefused(
      `The database change ${half.migration_name} was begun and not finished. Look at what it left, then run "prisma migrate resolve" for it and start again.`,
    )
  }
  const known = new Map(wanted.map((migration) => [migration.name, migration]))
  const ahead = rows.filter((row) => !known.has(row.migration_name)).map((row) => row.migration_name)
  if (ahead.length > 0) {
    throw new MigrationRefused(
      `The database is ahead of this version of Alongside: it holds ${ahead.join(', ')}. Start the newer version, or restore the backup taken before it.`,
    )
  }
  const edited = rows.find((row) => !known.get(row.migration_name)?.checksums.includes(row.checksum))
  if (edited) {
    throw new MigrationRefused(
      `The database change ${edited.migration_name} was edited after it had been applied. Put its file back as it was; write a new one for what should change.`,
    )
  }
}

const NO_TRANSACTION = /^--\s*migrate:no-transaction\s*$/m

/**
 * Script and bookkeeping commit together: killed half-way, nothing has happened. A script that can't run in a
 * transaction (`CREATE INDEX CONCURRENTLY`) says so in a line of its own and leaves Prisma's mark of a half-applied one.
 */
async function apply(client: ClientBase, migration: Migration): Promise<void> {
  const id = randomUUID()
  const together = !NO_TRANSACTION.test(migration.sql)
  try {
    if (together) await client.query('BEGIN')
    await client.query(
      'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())',
      [id, migration.checksums[0], migration.name],
    )
    await client.query(migration.sql)
    await client.query(
      'UPDATE "_prisma_migrations" SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1',
      [id],
    )
    if (together) await client.query('COMMIT')
  } catch (error) {
    if (together) await client.query('ROLLBACK').catch(() => {})
    if (!isStatementFault(error)) throw error
    throw new MigrationRefused(`The database change ${migration.name} can't be applied: ${error.message}`, {
      cause: error,
    })
  }
}

/** The server refused the statement itself; classes 08, 53 and 57 only say that it can't serve now. */
function isStatementFault(error: unknown): error is Error {
  if (!(error instanceof Error) || !('severity' in error) || !('code' in error)) return false
  return !/^(08|53|57)/.test(String(error.code))
}
