import { COLUMNS, type Column, type CsvRow, type PersonDraft } from '../../../src/features/people/columns.ts'
import type { ImportPlan, Known } from '../../../src/features/people/import-plan.ts'

type Cells = Record<Column, string>

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
    starts_on: '',
    leaves_on: '',
    roles: '',
    ...changes,
  }
}

export const csvOf = (people: readonly Cells[]): string =>
  [COLUMNS, ...people.map((cells) => COLUMNS.map((column) => cells[column]))]
    .map((line) => `${line.join(',')}\n`)
    .join('')

/** Rows as they come from a file: the first stands on line 2. */
export const rowsOf = (people: readonly Partial<Cells>[]): CsvRow[] =>
  people.map((cells, index) => ({ line: index + 2, cells }))

/** What the database holds after a plan: the plan’s people over those known before. */
export function afterwards(plan: ImportPlan, known: readonly Known[] = []): Known[] {
  const people = new Map(known.map((person) => [person.reference, person]))
  const put = ({ line: _line, ...draft }: PersonDraft, id: string): void =>
    void people.set(draft.reference, { ...draft, id, secondLine: null, dutyPattern: '', dutyPatternFrom: null })
  for (const draft of [...plan.added, ...plan.changed, ...plan.moved]) {
    put(draft, people.get(draft.reference)?.id ?? `id of ${draft.reference}`)
  }
  return [...people.values()]
}

/** Each line's fate, for a look at the whole file: every line must have exactly one. */
export function fates(plan: ImportPlan): { touched: Set<number>; refused: Set<number> } {
  return {
    touched: new Set([...plan.added, ...plan.changed, ...plan.moved].map(({ line }) => line)),
    refused: new Set(plan.refused.map(({ line }) => line)),
  }
}

/** Those who meet themselves on the way up, found the slow way. */
export function circlesIn(people: readonly Known[]): string[] {
  const above = new Map(people.map(({ reference, supervisor }) => [reference, supervisor]))
  return [...above.keys()].filter((start) => {
    let at = above.get(start) ?? null
    for (let steps = 0; at !== null && at !== start && steps <= above.size; steps++) at = above.get(at) ?? null
    return at === start
  })
}
