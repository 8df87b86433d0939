import { Document, isScalar, visit } from 'yaml'
import { csvLine } from '../kernel/csv-line.ts'
import type { Service } from '../kernel/service.ts'
import { COLUMNS, cellsOf, type Written } from './csv-columns.ts'

/** A directory file of these entries, as a person would write it: short lists on one line. */
export function yamlOf(entries: readonly Written[]): string {
  const document = new Document({ services: entries.map(inFileOrder) })
  visit(document, {
    Seq: (_key, list) => {
      if (list.items.every((item) => isScalar(item) && /^[\w-]+$/.test(String(item.value)))) list.flow = true
    },
  })
  return document.toString({ lineWidth: 120 })
}

/** What an entry is, how it is reached, then what is known of it. */
const FIELDS = [
  ...['id', 'name', 'says', 'categories', 'audience', 'forSelf', 'forOther', 'contacts', 'hours', 'crisisCapable'],
  ...['independentOfForce', 'sharesWithForce', 'cost', 'sessionLimit', 'languages', 'owner', 'status', 'offBecause'],
  ...['source', 'sourceDate', 'verifiedOn', 'verifiedBy', 'reviewDue', 'sample'],
]

const inFileOrder = (entry: Written): Written =>
  Object.fromEntries(Object.entries(entry).sort(([a], [b]) => FIELDS.indexOf(a) - FIELDS.indexOf(b)))

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
