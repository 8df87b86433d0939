import { type Cells, COLUMNS, type CsvRow, type PersonDraft, readPerson } from '../../../src/features/people/columns.ts'
import { type Place, places } from '../../../src/features/people/places.ts'

/** One good line; the first is the chief, everyone else is supervised by them. */
export function officer(index: number, changes: Partial<Cells> = {}): Cells {
  return {
    person_id: `PC${index}`,
    name: `Officer ${index}`,
    email: `officer.${index}@sample.example`,
    type: 'officer',
    rank: 'Police Constable',
    unit: 'Local Policing',
    site: '',
    nation: 'england',
    zone: '',
    supervisor_id: index === 0 ? '' : 'PC0',
    second_line_id: '',
    starts_on: '',
    leaves_on: '',
    duty_pattern: '',
    duty_pattern_from: '',
    roles: '',
    ...changes,
  }
}

export const officers = (count: number): Cells[] => Array.from({ length: count }, (_, index) => officer(index))

export const csvOf = (people: readonly Cells[]): string =>
  [COLUMNS, ...people.map((cells) => COLUMNS.map((column) => cells[column]))]
    .map((line) => `${line.join(',')}\n`)
    .join('')

/** Rows as they come from a file: the first stands on line 2. */
export const rowsOf = (people: readonly Partial<Cells>[]): CsvRow[] =>
  people.map((cells, index) => ({ line: index + 2, cells }))

export type Judged = { refused: { line: number; reason: string }[]; stands: PersonDraft[] }

/** Which lines of a file stand, beside the people there are. */
export function judge(people: readonly Partial<Cells>[], known: readonly Place[] = []): Judged {
  const standing = places()
  for (const person of known) standing.known(person)
  const refused: Judged['refused'] = []
  const drafts: PersonDraft[] = []
  for (const row of rowsOf(people)) {
    const draft = readPerson(row)
    if (Array.isArray(draft)) {
      refused.push(...draft)
      standing.named(row.cells.person_id ?? '')
      continue
    }
    const reason = standing.propose(row.line, draft)
    if (reason === null) drafts.push(draft)
    else refused.push({ line: row.line, reason })
  }
  refused.push(...standing.settle())
  const lines = new Set(refused.map(({ line }) => line))
  return {
    refused: refused.sort((a, b) => a.line - b.line),
    stands: drafts.filter(({ line }) => !lines.has(line)),
  }
}

/** Everyone there is once those lines are in. */
export function afterwards({ stands }: Judged, known: readonly Place[] = []): Place[] {
  return [...new Map([...known, ...stands].map((place) => [place.reference, place])).values()]
}

export const references = (people: readonly { reference: string }[]): string[] =>
  people.map(({ reference }) => reference)

/** Those who meet themselves on the way up, found the slow way. */
export function circlesIn(people: readonly Place[]): string[] {
  const above = new Map(people.map(({ reference, supervisor }) => [reference, supervisor]))
  return [...above.keys()].filter((start) => {
    let at = above.get(start) ?? null
    for (let steps = 0; at !== null && at !== start && steps <= above.size; steps++) at = above.get(at) ?? null
    return at === start
  })
}
