import type { Tx } from '../../store/transaction.ts'
import { type CsvRow, namedIn, type PersonDraft, type Refusal, readPerson } from './columns.ts'
import { type Places, places } from './places.ts'

export type Rows = AsyncIterable<readonly CsvRow[]> | Iterable<readonly CsvRow[]>

/** What stands in a row of `people_file`: a draft whole, of a refused line only whom it names. */
type Row = (PersonDraft & { stands: true }) | { line: number; reference: string; stands: false }

const PAGE = 2_000

/** Rows a statement. Prisma keeps the parameters of the last hundred statements, so each is kept small. */
const BATCH = 250

/**
 * Puts the file beside the tables, as a table of this transaction's own (`people_file`), so that it is compared and
 * written as sets and never held whole in memory. Gives back the lines that are refused and how many people are named.
 */
export async function takeIn(
  tx: Tx,
  rows: Rows,
  read: (lines: number) => void,
): Promise<{ refused: readonly Refusal[]; named: number }> {
  await tx.$executeRaw`
    CREATE TEMPORARY TABLE people_file (
      line int NOT NULL, reference text NOT NULL, stands boolean NOT NULL,
      name text, email text, type text, rank text, unit text, site text, nation text, zone text, roles text[],
      "startsOn" date, "leavesOn" date, supervisor text, "secondLine" text, "dutyPattern" text, "dutyPatternFrom" date
    ) ON COMMIT DROP`
  const standing = await placesKnown(tx)
  const refused: Refusal[] = []
  let lines = 0
  for await (const batch of rows) {
    for (let start = 0; start < batch.length; start += BATCH) {
      await append(
        tx,
        batch.slice(start, start + BATCH).flatMap((row) => rowOf(row, standing, refused)),
      )
    }
    lines += batch.length
    read(lines)
  }
  const fallen = standing.settle()
  refused.push(...fallen)
  const numbers = fallen.map(({ line }) => line)
  if (numbers.length > 0) {
    await tx.$executeRaw`UPDATE people_file SET stands = false WHERE line = ANY(${numbers}::int[])`
  }
  // A table made a moment ago has no statistics, and without them the planner takes it for empty.
  await tx.$executeRaw`ANALYZE people_file`
  return { refused: refused.sort((a, b) => a.line - b.line), named: standing.count() }
}

function rowOf(row: CsvRow, standing: Places, refused: Refusal[]): Row[] {
  const draft = readPerson(row)
  const reference = namedIn(row)
  if (!Array.isArray(draft)) {
    const reason = standing.propose(draft.line, draft)
    if (reason === null) return [{ ...draft, stands: true }]
    refused.push({ line: draft.line, reason })
  } else {
    refused.push(...draft)
    if (reference !== null) standing.named(reference)
  }
  return reference === null ? [] : [{ line: row.line, reference, stands: false }]
}

/** As one parameter: a batch has more cells than a statement takes values. */
async function append(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO people_file SELECT * FROM json_populate_recordset(NULL::people_file, ${JSON.stringify(rows)}::json)`
}

type Known = { reference: string; email: string; supervisor: string | null }

async function placesKnown(tx: Tx): Promise<Places> {
  const standing = places()
  for (let after = ''; ; ) {
    const page = await tx.$queryRaw<Known[]>`
      SELECT p.reference, p.email, s.reference AS supervisor
        FROM person p
        LEFT JOIN supervision_link l ON l.person_id = p.id AND l.kind = 'substantive' AND l.until_date IS NULL
        LEFT JOIN person s ON s.id = l.supervisor_id
       WHERE p.reference > ${after} ORDER BY p.reference LIMIT ${PAGE}`
    for (const person of page) standing.known({ ...person, secondLine: null })
    const last = page.at(-1)
    if (page.length < PAGE || !last) return standing
    after = last.reference
  }
}
