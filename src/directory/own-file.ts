import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'

/**
 * Reads one of the data files that ship beside this code. Throws when it is missing or malformed: that is a broken
 * installation, which must not start, and not an administrator's mistake.
 */
export function readOwn<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(parse(readFileSync(ownPath(name), 'utf8')))
}

export const ownPath = (name: string): URL => new URL(`./${name}`, import.meta.url)
