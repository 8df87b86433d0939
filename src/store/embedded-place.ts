import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '../kernel/failure.ts'
import { makeDataFolder } from './data-folder.ts'
import { type Binaries, completeLinks, copyBinaries, locateBinaries } from './embedded-binaries.ts'

/** PostgreSQL refuses to run as root: then its processes run as this user, who owns nothing else ("nobody"). */
const NOBODY = { uid: 65534, gid: 65534 }
/** Where root keeps what "nobody" can't reach under the clone or the data folder. */
const FALLBACK = '/var/lib/alongside'

/** The user of the server's processes; empty where that is our own user. */
export type ServerUser = { uid: number; gid: number } | Record<string, never>

/** `home` holds the cluster (`home/data`); `moved` tells whether anything lies outside the clone and DATA_DIR. */
export type Place = { binaries: Binaries; home: string; user: ServerUser; moved: boolean }

/** The same folder by whatever path it is named, also before it exists. */
export function settle(folder: string): string {
  const full = path.resolve(folder)
  if (existsSync(full)) return realpathSync(full)
  const parent = path.dirname(full)
  return parent === full ? full : path.join(settle(parent), path.basename(full))
}

export const folderMark = (dataDir: string) => createHash('sha256').update(settle(dataDir)).digest('hex').slice(0, 16)

/** Decides where binaries and data lie and who runs them, and makes the folders. Throws a `Failure` with words. */
export function choosePlace(dataDir: string, fallback = FALLBACK): Place {
  makeDataFolder(dataDir)
  const home = path.join(settle(dataDir), 'postgres')
  return process.getuid?.() === 0 ? placeForRoot(dataDir, home, fallback) : placeForUser(home)
}

function placeForUser(home: string): Place {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  if (statSync(home).uid !== process.getuid?.()) throw wrongOwner(home)
  const packaged = locateBinaries()
  const moved = !completeLinks(packaged)
  return { binaries: moved ? copyBinaries(packaged, home) : packaged, home, user: {}, moved }
}

function placeForRoot(dataDir: string, home: string, fallback: string): Place {
  const elsewhere = path.join(fallback, folderMark(dataDir))
  const chosen = homeForRoot(home, elsewhere)
  mkdirSync(chosen.home, { recursive: true })
  if (chosen.home === elsewhere) chmodSync(fallback, 0o755)
  chmodSync(chosen.home, 0o700)
  chownSync(chosen.home, chosen.user.uid, chosen.user.gid)
  const packaged = locateBinaries()
  const linked = completeLinks(packaged)
  const usable = linked && PROBES.every((file) => canReach(path.join(packaged.folder, file), chosen.user))
  if (!usable) mkdirSync(fallback, { recursive: true, mode: 0o755 })
  return {
    binaries: usable ? packaged : copyBinaries(packaged, fallback),
    ...chosen,
    moved: !usable || chosen.home === elsewhere,
  }
}

const PROBES = ['native/bin/postgres', 'native/lib/libpq.so.5.18', 'native/share/postgresql/postgres.bki']

/** What was made once stays where it is, with the user who owns it; only a new cluster is placed afresh. */
function homeForRoot(home: string, elsewhere: string): { home: string; user: typeof NOBODY } {
  const data = path.join(home, 'data')
  if (existsSync(data)) {
    const owner = statSync(data)
    const user = owner.uid === 0 ? NOBODY : { uid: owner.uid, gid: owner.gid }
    if (!canReach(data, user)) throw wrongOwner(data)
    return { home, user }
  }
  const reachable = !existsSync(path.join(elsewhere, 'data')) && canReach(path.dirname(home), NOBODY)
  return { home: reachable ? home : elsewhere, user: NOBODY }
}

function wrongOwner(folder: string): Failure {
  return new Failure(
    'unavailable',
    `The database in ${folder} belongs to another user. Start Alongside as the user who started it first, or give it another DATA_DIR.`,
    'embedded PostgreSQL: data folder of another user',
  )
}

/** Whether a user may pass every folder on the way and read the end of it, by the plain permission bits. */
export function canReach(target: string, user: { uid: number; gid: number }): boolean {
  const may = (stat: Stats, bit: number) => {
    const shift = stat.uid === user.uid ? 6 : stat.gid === user.gid ? 3 : 0
    return ((stat.mode >> shift) & bit) === bit
  }
  if (!existsSync(target)) return true
  const end = statSync(target)
  if (!may(end, end.isDirectory() ? 0o1 : 0o4)) return false
  for (let folder = path.dirname(target); ; folder = path.dirname(folder)) {
    if (!may(statSync(folder), 0o1)) return false
    if (folder === path.dirname(folder)) return true
  }
}
