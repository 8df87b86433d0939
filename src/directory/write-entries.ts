import { stringify } from 'yaml'
import { csvLine } from '../kernel/csv-line.ts'
import type { Service } from '../kernel/service.ts'
import { COLUMNS, cellsOf, type Written } from './csv-columns.ts'

/** A directory file of these entries. */
export const yamlOf = (entries: readonly Written[]): string => stringify({ services: entries }, { lineWidth: 120 })

/** The same as a spreadsheet reads it. */
export const csvOf = (entries: readonly Written[]): string =>
  [COLUMNS, ...entries.map((entry) => inOrder(cellsOf(entry)))].map((cells) => `${csvLine(cells)}\r\n`).join('')

const inOrder = (cells: Readonly<Record<string, string>>): string[] => COLUMNS.map((column) => cells[column] ?? '')

/** An entry in full, as a file would have it: what goes without saying is left out. */
export function writtenFrom(service: Service, offBecause: string | null): Written {
  const { audience, forSelf, forOther, crisisCapable, sample, ...rest } = service
  return {
    ...rest,
    ...(Object.keys(audience).length > 0 ? { audience } : {}),
    ...(forSelf ? {} : { forSelf }),
    ...(forOther ? {} : { forOther }),
    ...(crisisCapable ? { crisisCapable } : {}),
    ...(sample ? { sample } : {}),
    ...(offBecause ? { offBecause } : {}),
  }
}
