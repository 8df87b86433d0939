import { readFileSync } from 'node:fs'
import type { DirectoryFault } from '../kernel/service.ts'
import type { Written } from './csv-columns.ts'
import { readAll } from './load.ts'
import { writtenIn } from './own-entries.ts'
import { yamlOf } from './write-entries.ts'

/** What taking a file as the force's own would do. `text` is null where nothing would change, or where there is a fault. */
export type ImportPlan = {
  added: readonly string[]
  changed: readonly string[]
  removed: readonly string[]
  untouched: number
  text: string | null
  faults: readonly DirectoryFault[]
}

/**
 * Compares a file (YAML or CSV) with the force's own at `ownPath`, entry by entry. Everything is checked as it would be at
 * a start; one fault is enough for nothing to be written, because what is left out would disappear from the directory.
 */
export function planImport(file: string, ownPath: string): ImportPlan {
  const { faults } = readAll({ forcePath: file })
  const before = writtenIn(ownPath).entries
  const after = writtenIn(file).entries
  const known = new Map(before.map((entry) => [entry.id, canonical(entry)]))
  const ids = new Set(after.map(({ id }) => id))
  const same = (entry: Written): boolean => known.get(entry.id) === canonical(entry)
  const nothing =
    before.length === after.length && after.every((entry, at) => same(entry) && before[at]?.id === entry.id)
  return {
    added: after.filter(({ id }) => !known.has(id)).map(({ id }) => String(id)),
    changed: after.filter((entry) => known.has(entry.id) && !same(entry)).map(({ id }) => String(id)),
    removed: before.filter(({ id }) => !ids.has(id)).map(({ id }) => String(id)),
    untouched: after.filter(same).length,
    text: faults.length > 0 || nothing ? null : textOf(file, after),
    faults,
  }
}

/** A YAML file is taken as it is, with its comments. */
const textOf = (file: string, entries: readonly Written[]): string =>
  file.toLowerCase().endsWith('.csv') ? yamlOf(entries) : readFileSync(file, 'utf8')

/** The same text for the same entry, in whatever order its fields stand. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
