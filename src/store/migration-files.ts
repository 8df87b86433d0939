import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** `checksums` are those under which Prisma knows the same script: as it lies here, and with either line ending. */
export type Migration = { name: string; sql: string; checksums: readonly [string, ...string[]] }

/** In the order of their names, which begin with a date. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      const unix = sql.replaceAll('\r\n', '\n')
      return { name, sql, checksums: [checksum(sql), checksum(unix), checksum(unix.replaceAll('\n', '\r\n'))] }
    })
}

const checksum = (sql: string) => createHash('sha256').update(sql, 'utf8').digest('hex')
