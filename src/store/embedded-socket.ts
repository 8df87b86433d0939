import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Failure } from '../kernel/failure.ts'
import { folderMark, type ServerUser } from './embedded-place.ts'

/** The kernel cuts socket paths at about 107 bytes (104 on macOS); PostgreSQL adds `/.s.PGSQL.5432.lock`. */
const LONGEST = 80

/** A short folder of its own for one data folder. Only computes the name: nothing is made or looked at. */
export function socketFolder(dataDir: string, temporary = tmpdir()): string {
  const name = `alongside-${folderMark(dataDir)}`
  const folder = path.join(temporary, name)
  return Buffer.byteLength(folder) <= LONGEST ? folder : path.join('/tmp', name)
}

export function socketUrl(dataDir: string): string {
  return `postgresql://alongside@${encodeURIComponent(socketFolder(dataDir))}/postgres`
}

/**
 * Makes the folder, closed to everyone but the server's user and us. The temporary folder belongs to everybody, so what
 * already lies there is used only if it is a real folder (no link), owned by one of us, and closed to the rest.
 */
export function prepareSocketFolder(folder: string, user: ServerUser): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const found = lstatSync(folder)
  const own = process.getuid?.()
  const trusted = found.uid === own || found.uid === user.uid
  if (!found.isDirectory() || !trusted || (found.mode & 0o077) !== 0) {
    throw new Failure(
      'unavailable',
      `${folder} was made by somebody else, so the database's connection can't be kept private there. Remove it, or set TMPDIR to a folder of your own, and start again.`,
      'embedded PostgreSQL: socket folder not ours',
    )
  }
  chmodSync(folder, 0o700)
  for (const left of readdirSync(folder)) rmSync(path.join(folder, left), { force: true })
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
}
