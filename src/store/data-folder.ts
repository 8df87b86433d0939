import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '../kernel/failure.ts'

/** Makes the data folder where it is missing. Throws a `Failure` with words when nothing can be written there. */
export function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch {
    const reader = `Alongside can’t write to its data folder ${path.resolve(dataDir)}. Make it a folder of the user who starts Alongside, or set DATA_DIR to another.`
    throw new Failure('unavailable', reader, 'data folder not writable')
  }
}
