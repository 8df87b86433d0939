import type { Instant, LocalDate } from './instant.ts'
import type { Contact, Hours, Service } from './service.ts'

/** What editors may correct. A field that is null is taken out of the entry; one that is absent stays as the files have it. */
export type CorrectedFields = {
  name?: string
  says?: string
  contacts?: readonly Contact[]
  hours?: Hours | null
  cost?: string | null
  sessionLimit?: string | null
  sharesWithForce?: string | null
  source?: string
  sourceDate?: string | null
}

/** The same as a list: whatever else stands in a stored row is not laid over an entry. */
export const CORRECTED_FIELDS = [
  'name',
  'says',
  'contacts',
  'hours',
  'cost',
  'sessionLimit',
  'sharesWithForce',
  'source',
  'sourceDate',
] as const satisfies readonly (keyof CorrectedFields)[]

/** What editors have laid over one entry of the directory's files. */
export type Correction = {
  service: string
  fields: CorrectedFields
  /** Null: shown or not as the files have it. */
  switched: 'on' | 'off' | null
  offBecause: string | null
  /** The last time somebody rang or opened it as it stands, and their name. */
  checked: { on: LocalDate; by: string } | null
  /** 1 for the first change of an entry. Nobody overwrites a version they have not seen. */
  version: number
  changed: { at: Instant; by: string }
}

/**
 * An entry as it stands, and as the files have it. `offBecause` is null while it is not off. `refused`: there is a correction,
 * but it breaks a rule (the file beneath it has changed since), so that the entry stands as the files have it.
 */
export type LaidEntry = {
  service: Service
  file: Service
  offBecause: string | null
  correction: Correction | null
  refused: boolean
}
