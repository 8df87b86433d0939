import type { DirectoryFault, Service } from '../kernel/service.ts'
import { brokenRules, type Origin } from './entry-rules.ts'
import { type Entry, entrySchema } from './entry-schema.ts'
import { type FieldFault, faultsOf } from './faults.ts'
import { hides } from './fixed-lines.ts'
import type { NumberCheck } from './numbers.ts'
import type { RawEntry } from './read-yaml.ts'

/** What a force's entry may be laid over: the national entries as written and as read. */
export type National = {
  raw: ReadonlyMap<string, object>
  services: ReadonlyMap<string, Service>
  fixed: readonly string[]
}

export type Validated = {
  services: readonly Service[]
  off: ReadonlyMap<string, string>
  faults: readonly DirectoryFault[]
}

/**
 * Checks every entry of one file by itself, so that one fault costs one entry. An entry with the id of a national one
 * changes the fields it names and keeps the rest.
 */
export function validate(
  file: string,
  entries: readonly RawEntry[],
  origin: Origin,
  numbers: NumberCheck,
  national: National | null,
): Validated {
  const schema = entrySchema(numbers)
  const known = Object.keys(schema.shape)
  const services = new Map<string, Service>()
  const off = new Map<string, string>()
  const faults: DirectoryFault[] = []
  for (const { value, position, line } of entries) {
    const id = idOf(value)
    const report = (found: readonly FieldFault[]): void => {
      const entry = id ?? `entry ${position} (line ${line})`
      faults.push(...found.map((fault) => ({ file, entry, line, ...fault })))
    }
    const parsed = schema.safeParse(laidOver(value, id, national), { reportInput: true })
    if (!parsed.success) {
      report(faultsOf(parsed.error, known))
      continue
    }
    const service = serviceOf(parsed.data)
    const broken = [...brokenRules(parsed.data, origin, numbers), ...fixedFaults(service, national)]
    if (services.has(service.id)) broken.push(TWICE)
    if (origin === 'sample' && national?.services.has(service.id)) broken.push(SAMPLE_OVER_NATIONAL)
    report(broken)
    if (broken.length > 0) continue
    services.set(service.id, service)
    if (service.status === 'off') off.set(service.id, parsed.data.offBecause ?? 'Switched off without a reason given.')
  }
  return { services: [...services.values()], off, faults }
}

const TWICE: FieldFault = {
  field: 'id',
  problem: 'another entry above has this id, so this one is left out',
  fix: 'Give it an id of its own, or join the two.',
}
const SAMPLE_OVER_NATIONAL: FieldFault = {
  field: 'id',
  problem: 'a sample entry cannot stand in for a national one',
  fix: 'Give it an id that begins with `sample-`.',
}

function fixedFaults(service: Service, national: National | null): FieldFault[] {
  const before = national?.services.get(service.id)
  return before && national?.fixed.includes(service.id) ? hides(before, service) : []
}

function laidOver(value: unknown, id: string | null, national: National | null): unknown {
  const below = id === null ? undefined : national?.raw.get(id)
  return below && typeof value === 'object' ? { ...below, ...value } : value
}

function idOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  return typeof id === 'string' && id.length > 0 && id.length <= 60 ? id : null
}

const serviceOf = ({ offBecause: _why, ...service }: Entry): Service => service
