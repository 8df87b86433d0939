import { fileURLToPath } from 'node:url'
import type { Directory, Service } from '../kernel/service.ts'
import { inColumns } from './csv-faults.ts'
import { loadFixedLines } from './fixed-lines.ts'
import { loadNumberCheck, type NumberCheck } from './numbers.ts'
import { ownPath } from './own-file.ts'
import { readCsvEntries } from './read-csv.ts'
import { readEntries } from './read-yaml.ts'
import { type National, type Validated, validate } from './validate.ts'

export type DirectoryPaths = { forcePath?: string; samplePath?: string }

/**
 * The national entries, and over them a force's own file and, in the simulator, the sample force's. Never throws for what
 * a force's file holds: every fault comes back at once, the good entries serve, and the national ones always do. The
 * force's own come first in the list, then the sample's, then the national: that order breaks ties of rank.
 */
export const loadDirectory = (paths: DirectoryPaths): Directory => {
  const { services, faults } = readAll(paths)
  return { services, faults }
}

/** What entries were checked against, for whoever checks another. */
export type Read = Validated & { national: National; numbers: NumberCheck }

/** The same with the reason why each entry that is off is off, by id. */
export function readAll({ forcePath, samplePath }: DirectoryPaths): Read {
  const numbers = loadNumberCheck()
  const nationalPath = fileURLToPath(ownPath('services.yaml'))
  const nationalFile = readEntries(nationalPath)
  const own = validate('services.yaml', nationalFile.entries, 'national', numbers, null)
  const national: National = {
    raw: new Map(nationalFile.entries.flatMap(({ value }) => (isEntry(value) ? [[value.id, value]] : []))),
    services: new Map(own.services.map((service) => [service.id, service])),
    fixed: loadFixedLines(),
  }
  const layer = (path: string | undefined, origin: 'force' | 'sample'): Validated => {
    if (path === undefined) return NOTHING
    return checkFile(path, origin, national, numbers)
  }
  const layers = [layer(forcePath, 'force'), layer(samplePath, 'sample'), own]
  return {
    national,
    numbers,
    services: firstOfEach(layers.flatMap((one) => one.services)),
    off: new Map([...layers].reverse().flatMap((one) => [...one.off])),
    faults: [...nationalFile.faults, ...[own, ...layers.slice(0, 2)].flatMap((one) => one.faults)],
  }
}

/** A force's own file, as YAML or, by its ending, as a spreadsheet. */
function checkFile(path: string, origin: 'force' | 'sample', national: National, numbers: NumberCheck): Validated {
  const spreadsheet = path.toLowerCase().endsWith('.csv')
  const file = spreadsheet ? readCsvEntries(path) : readEntries(path)
  const read = validate(path, file.entries, origin, numbers, national)
  const faults = [...file.faults, ...(spreadsheet ? read.faults.map(inColumns) : read.faults)]
  return { ...read, faults }
}

const NOTHING: Validated = { services: [], off: new Map(), faults: [] }

const isEntry = (value: unknown): value is { id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'

function firstOfEach(services: readonly Service[]): Service[] {
  const byId = new Map<string, Service>()
  for (const service of services) if (!byId.has(service.id)) byId.set(service.id, service)
  return [...byId.values()]
}
