import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '../kernel/failure.ts'
import { makeDataFolder } from './data-folder.ts'
import { type Key, parseKeys } from './key-text.ts'

export type KeyRing = readonly [Key, ...Key[]]

/**
 * The simulator's own key, made at its first start and kept in the data folder, readable by its user only. Of several
 * first starts at once all get the same key. A real door never uses it: its keys come from the settings.
 */
export function simulatorKeys(dataDir: string): KeyRing {
  makeDataFolder(dataDir)
  const file = path.join(dataDir, 'simulator.keys')
  const fresh = `${file}.${process.pid}`
  rmSync(fresh, { force: true })
  writeDurably(fresh, `simulator:${randomBytes(32).toString('base64')}`)
  try {
    linkSync(fresh, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(fresh, { force: true })
  }
  if ((statSync(file).mode & 0o077) !== 0) throw unusable(file, 'other users of this machine can read it')
  const parsed = parseKeys(readFileSync(file, 'utf8').trim())
  if (parsed.kind === 'faults') throw unusable(file, 'it does not hold a key')
  return parsed.keys
}

/** On the disk before anything is sealed with it: a lost key is lost notes. */
function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function unusable(file: string, why: string): Failure {
  const reader = `The key file ${file} can't be used: ${why}. Put back the file as it was, closed to others (mode 600).`
  return new Failure('unavailable', reader, 'simulator key file can not be used')
}
