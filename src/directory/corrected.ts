import type { Correction, LaidEntry } from '../kernel/correction.ts'
import type { Directory, Service } from '../kernel/service.ts'
import type { FieldFault } from './faults.ts'
import { layOver } from './lay-over.ts'
import { type DirectoryPaths, readAll } from './load.ts'
import { type National, validate } from './validate.ts'

export type Correctable = {
  /** The files alone, with their faults. */
  files: Directory
  /** The lines that can be added to, never switched off and never lose their number. */
  fixed: readonly string[]
  /**
   * Every entry with what editors changed. A correction that breaks a rule (the file beneath it has changed since) is left
   * out, and its entry stands as the files have it; one for an entry that is in no file any more waits.
   */
  lay(corrections: readonly Correction[]): { entries: readonly LaidEntry[]; refused: readonly string[] }
  /** What is wrong with a correction by the rules of the files; empty when it may be made. */
  check(correction: Correction): readonly FieldFault[]
}

/** Reads the files once. Needs no database: where corrections come from is the caller's affair. */
export function correctable(paths: DirectoryPaths): Correctable {
  const { services, off, faults, national, numbers } = readAll(paths)
  // The entry laid over is whole already: what an editor took out must not come back from the national file.
  const whole: National = { ...national, raw: new Map() }
  const byId = new Map(services.map((service) => [service.id, service]))
  const read = (service: Service, correction: Correction) => {
    const entries = [{ position: 1, line: 1, value: layOver(service, correction) }]
    return validate('the correction', entries, service.sample ? 'sample' : 'force', numbers, whole)
  }
  const asInFile = (service: Service): LaidEntry => ({
    service,
    file: service,
    offBecause: service.status === 'off' ? (off.get(service.id) ?? '') : null,
    correction: null,
    refused: false,
  })
  return {
    files: { services, faults },
    fixed: national.fixed,
    lay: (corrections) => {
      const wanted = new Map(corrections.map((correction) => [correction.service, correction]))
      const refused: string[] = []
      const entries = services.map((service): LaidEntry => {
        const correction = wanted.get(service.id)
        if (!correction) return asInFile(service)
        const { services: laid, off: why } = read(service, correction)
        const [first] = laid
        if (!first) refused.push(service.id)
        if (!first) return { ...asInFile(service), correction, refused: true }
        const offBecause =
          first.status === 'off' ? (correction.offBecause ?? off.get(first.id) ?? why.get(first.id)) : null
        return { service: first, file: service, offBecause: offBecause ?? null, correction, refused: false }
      })
      return { entries, refused }
    },
    check: (correction) => {
      const service = byId.get(correction.service)
      if (!service) return [{ field: 'id', problem: 'there is no such entry', fix: 'Go back to the list.' }]
      return read(service, correction).faults
    },
  }
}
