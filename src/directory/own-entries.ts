import type { Correction } from '../kernel/correction.ts'
import type { DirectoryFault } from '../kernel/service.ts'
import { correctable } from './corrected.ts'
import type { Written } from './csv-columns.ts'
import { readCsvEntries } from './read-csv.ts'
import { readEntries } from './read-yaml.ts'
import { writtenFrom } from './write-entries.ts'

/** The entries of one file as they are written there, and what cannot be read of it. */
export function writtenIn(path: string): { entries: readonly Written[]; faults: readonly DirectoryFault[] } {
  const { entries, faults } = path.toLowerCase().endsWith('.csv') ? readCsvEntries(path) : readEntries(path)
  return { entries: entries.flatMap(({ value }) => (isWritten(value) ? [value] : [])), faults }
}

const isWritten = (value: unknown): value is Written => typeof value === 'object' && value !== null

/**
 * The force's own entries as they stand: those of its file, as they are written there, and in full those that editors have
 * changed. Entries with a fault are left out and their faults come back. `all`: the national ones too, everything in full.
 */
export function ownEntries(
  forcePath: string | null,
  corrections: readonly Correction[],
  all: boolean,
): { entries: readonly Written[]; faults: readonly DirectoryFault[] } {
  const read = correctable(forcePath === null ? {} : { forcePath })
  const laid = read.lay(corrections).entries
  const reason = new Map(laid.map(({ service, offBecause }) => [service.id, offBecause]))
  const full = new Map(laid.map(({ service }) => [service.id, writtenFrom(service, reason.get(service.id) ?? null)]))
  const { faults } = read.files
  if (all) return { entries: [...full.values()], faults }
  const changed = new Set(laid.filter(({ correction }) => correction !== null).map(({ service }) => service.id))
  const faulty = new Set(faults.filter(({ field }) => field !== 'id').map(({ entry }) => entry))
  const own = new Map<string, Written>()
  for (const entry of forcePath === null ? [] : writtenIn(forcePath).entries) {
    const id = String(entry.id)
    const whole = full.get(id)
    if (whole && !faulty.has(id) && !own.has(id)) own.set(id, changed.has(id) ? whole : entry)
  }
  const ofOthers = [...full].filter(([id]) => changed.has(id) && !own.has(id)).map(([, entry]) => entry)
  return { entries: [...own.values(), ...ofOthers], faults }
}
