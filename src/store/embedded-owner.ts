import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '../kernel/failure.ts'
import { lifeMark } from './process-life.ts'

/** The app that runs the embedded database of a data folder. `url` is for a second process: a command-line verb. */
export type Owner = { pid: number; mark: string; url: string }

const lockFile = (dataDir: string) => path.join(dataDir, 'owner.lock')

/** Whoever runs this data folder's database now; null when nobody does, whatever a dead app has left behind. */
export function findLiveOwner(dataDir: string): { pid: number; url: string } | null {
  const owner = readOwner(lockFile(dataDir))
  return owner && lifeMark(owner.pid) === owner.mark ? { pid: owner.pid, url: owner.url } : null
}

/** Takes the data folder for this process. Throws a `Failure` when a living app has it. Answers with the way to let go. */
export function takeOwnership(dataDir: string, url: string): () => void {
  const file = lockFile(dataDir)
  const own: Owner = { pid: process.pid, mark: lifeMark(process.pid) ?? '', url }
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, JSON.stringify(own), { mode: 0o600 })
  try {
    while (!linked(mine, file)) {
      const live = findLiveOwner(dataDir)
      if (live) throw taken(dataDir, live.pid)
      setAside(file)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return () => {
    if (readOwner(file)?.pid === process.pid) rmSync(file, { force: true })
  }
}

/** A link appears whole or not at all, and only one of two can make it. */
function linked(mine: string, file: string): boolean {
  try {
    linkSync(mine, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Renames before removing: between our look and our hand another start may have put its own lock there. */
function setAside(file: string): void {
  const aside = `${file}.stale-${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const owner = readOwner(aside)
  if (owner && lifeMark(owner.pid) === owner.mark) linked(aside, file)
  rmSync(aside, { force: true })
}

function readOwner(file: string): Owner | null {
  try {
    const { pid, mark, url }: Partial<Owner> = JSON.parse(readFileSync(file, 'utf8'))
    return pid !== undefined && mark !== undefined && url !== undefined ? { pid, mark, url } : null
  } catch {
    return null
  }
}

function taken(dataDir: string, pid: number): Failure {
  return new Failure(
    'unavailable',
    `Alongside is already running on ${dataDir} (process ${pid}). Stop it first, or give this one another DATA_DIR.`,
    `data folder already owned by process ${pid}`,
  )
}
