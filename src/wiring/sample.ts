import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadSupporters } from '../directory/supporters.ts'
import type { OneToOneStore } from '../features/one-to-ones/store.ts'
import { type PersonDraft, readPerson } from '../features/people/columns.ts'
import { readCsv } from '../features/people/csv.ts'
import { importPeople } from '../features/people/import-store.ts'
import { knownPeople } from '../features/people/store.ts'
import { readCsv as readSupporters } from '../features/supporters/csv.ts'
import { importListings } from '../features/supporters/import-store.ts'
import { Failure } from '../kernel/failure.ts'
import type { Instant } from '../kernel/instant.ts'
import type { PrismaClient } from '../store/generated/client.ts'
import { seedRecords } from './sample-records.ts'

const SUPPORTERS = fileURLToPath(new URL('../../prisma/sample/supporters.csv', import.meta.url))
const PEOPLE = fileURLToPath(new URL('../../prisma/sample/people.csv', import.meta.url))
/** The sample force's own directory file: drama numbers, loaded in the simulator only. */
export const SAMPLE_SERVICES = fileURLToPath(new URL('../../prisma/sample/services.yaml', import.meta.url))

/** What every address of the invented force ends in. */
const SAMPLE_MAIL = '@sample.example'
const FIRST_MEETING = 28

const sampleRows = () => readCsv(readFileSync(PEOPLE, 'utf8'))

/** The invented force as its file has it: enough to choose who to be while the database is away. */
export function samplePeople(): PersonDraft[] {
  return sampleRows().flatMap((row) => {
    const read = readPerson(row)
    return Array.isArray(read) ? [] : [read]
  })
}

/**
 * In the simulator anyone can be anyone. A database with people of a real force, or one used through Slack or Teams, is
 * not one to play with: throws a `Failure`.
 */
export async function refuseRealDatabase(db: PrismaClient): Promise<void> {
  const used = await db.account.count({ where: { door: { not: 'simulator' } } })
  const people = await db.person.count()
  const invented = await db.person.count({ where: { email: { endsWith: SAMPLE_MAIL } } })
  if (used === 0 && (people === 0 || invented > 0)) return
  throw new Failure(
    'unavailable',
    'This database holds a real force, and the simulator lets anyone be anyone. Set the credentials of Slack or Teams, or give the simulator a database of its own (remove DATABASE_URL).',
    'simulator refused on a real database',
  )
}

/**
 * Gives an empty database the invented force and a little past: three in four people have had a one-to-one, so that
 * some are overdue and some fall due this week. Two starts at once: the second finds people there and leaves.
 */
export async function seedSample(
  deps: { db: () => PrismaClient; newId(): string; oneToOnes: OneToOneStore },
  now: Instant,
): Promise<void> {
  if ((await deps.db().person.count()) > 0) return
  const rows = sampleRows()
  await importPeople(deps.db(), [rows], {
    ...{ actor: { kind: 'system', name: 'seed' }, at: now, firstMeetingDays: FIRST_MEETING },
  })
  await importListings(deps.db(), readSupporters(readFileSync(SUPPORTERS, 'utf8')), {
    ...{ actor: { kind: 'system', name: 'seed' }, at: now, shifts: loadSupporters().shifts, dry: false },
  })
  const byReference = new Map((await knownPeople(deps.db())).map((person) => [person.reference, person]))
  // In the order of the file, so that it is the same people each time who have met.
  const people = rows.flatMap(({ cells }) => byReference.get(cells.person_id ?? '') ?? [])
  await seedRecords(deps, people, byReference, now)
}
