import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Correction } from '../kernel/correction.ts'
import { parseLocalDate } from '../kernel/dates.ts'
import type { Instant, LocalDate } from '../kernel/instant.ts'

/** What a copy must know of the directory's rows while the database is away. */
export type LastGood = { corrections: readonly Correction[]; firstStart: Instant | null }

const NAME = 'directory-last-good.json'

/** Many times what a force's corrections come to (bytes). What is larger, or no file at all, would keep a start waiting. */
const LARGEST = 10_000_000

const EARLIEST = new Date('2000-01-01T00:00:00Z')
const LATEST = new Date('2199-12-31T00:00:00Z')

/** Days are counted from these on the path of `/wellbeing`: an instant that no clock can have meant is refused here. */
const instant = z.iso.datetime().transform((text, context): Instant => {
  const at = new Date(text)
  if (at >= EARLIEST && at <= LATEST) return at
  context.addIssue({ code: 'custom', message: 'not an instant that can be meant' })
  return z.NEVER
})
const localDate = z.string().transform((text, context): LocalDate => {
  const date = parseLocalDate(text)
  if (date) return date
  context.addIssue({ code: 'custom', message: 'not a date' })
  return z.NEVER
})

/** Fields are only known to be an object: they are checked with the entry they are laid over, as any entry is. */
const schema = z.strictObject({
  firstStart: instant.nullable(),
  corrections: z.array(
    z.strictObject({
      service: z.string(),
      fields: z.record(z.string(), z.unknown()).transform((fields) => fields as Correction['fields']),
      switched: z.enum(['on', 'off']).nullable(),
      offBecause: z.string().nullable(),
      checked: z.strictObject({ on: localDate, by: z.string() }).nullable(),
      version: z.int().min(1),
      changed: z.strictObject({ at: instant, by: z.string() }),
    }),
  ),
})

/** Null where there is none yet; `broken` where there is one that cannot be trusted. Never throws. */
export function readLastGood(folder: string): LastGood | 'broken' | null {
  const path = join(folder, NAME)
  try {
    const stat = statSync(path)
    if (!stat.isFile() || stat.size > LARGEST) return 'broken'
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return missing ? null : 'broken'
  }
}

/** Whole or not at all, and for this user's eyes: a stop in the middle leaves the one before. Throws when it can't. */
export function writeLastGood(folder: string, value: LastGood): void {
  mkdirSync(folder, { recursive: true })
  const beside = mkdtempSync(join(folder, '.directory-'))
  try {
    const fresh = join(beside, NAME)
    writeFileSync(fresh, `${JSON.stringify(value, null, 1)}\n`, { mode: 0o600, flush: true })
    renameSync(fresh, join(folder, NAME))
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}
