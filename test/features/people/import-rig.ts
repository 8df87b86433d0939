import type { Cells, CsvRow } from '../../../src/features/people/columns.ts'
import { exportPeople } from '../../../src/features/people/export-store.ts'
import { type Finding, findingLine, type ImportSummary } from '../../../src/features/people/findings.ts'
import { type ImportOptions, importPeople } from '../../../src/features/people/import-store.ts'
import type { Database } from '../../../src/store/database.ts'
import { AT, CLOCK } from '../../support/store.ts'

export type Import = { summary: ImportSummary; lines: string[] }

/** Imports a file into a real database, and gives back what the administrator reads. Monday 30 March 2026 unless said. */
export async function put(
  database: Database,
  rows: readonly CsvRow[] | AsyncIterable<readonly CsvRow[]>,
  options: Partial<ImportOptions> = {},
): Promise<Import> {
  const findings: Finding[] = []
  const summary = await importPeople(database.imports, Symbol.asyncIterator in rows ? rows : [rows], {
    ...{ actor: CLOCK, at: AT, firstMeetingDays: 28, hear: (found) => void findings.push(...found) },
    ...options,
  })
  return { summary, lines: findings.map(findingLine) }
}

export async function everyone(database: Database): Promise<Cells[]> {
  const people: Cells[] = []
  await exportPeople(database.bulk, { actor: CLOCK, at: AT }, (page) => void people.push(...page))
  return people
}

/** Who supervises whom, and how, on every day there is: `PC1 under PC0, substantive from 2026-03-30`. */
export async function linksOf(database: Database): Promise<string[]> {
  const day = (date: Date | null): string => date?.toISOString().slice(0, 10) ?? 'on'
  const links = await database.prisma.supervisionLink.findMany({ include: { person: true, supervisor: true } })
  return links
    .map(
      ({ person, supervisor, kind, fromDate, untilDate }) =>
        `${person.reference} under ${supervisor.reference}, ${kind} ${day(fromDate)} to ${day(untilDate)}`,
    )
    .sort()
}
