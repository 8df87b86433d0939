import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'
import type { Language } from '../kernel/language.ts'

/**
 * Reads one of the data files that ship beside this code. Throws when it is missing or malformed: that is a broken
 * installation, which must not start, and not an administrator's mistake.
 */
export function readOwn<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(parse(readFileSync(ownPath(name), 'utf8')))
}

export const ownPath = (name: string): URL => new URL(`./${name}`, import.meta.url)

/** English stands in the plain file, every other language beside it: `wording.cy.yaml`. */
export const inLanguage = (name: string, language: Language): string =>
  language === 'en' ? `${name}.yaml` : `${name}.${language}.yaml`
