import { rmSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './postgres.ts'

/** A folder for the running test, which any user may enter; gone when the test is over. */
export function scratchFolder(): string {
  const folder = temporaryFolder()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
