import { addDays, localDateOf } from '../../kernel/dates.ts'
import type { Actor } from '../../kernel/facts.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import { type Finding, type ImportSummary, whyShrunk } from './findings.ts'
import { compare, tell } from './import-difference-store.ts'
import { type Rows, takeIn } from './import-file-store.ts'
import { type Moved, write } from './import-write-store.ts'

/** Files and their days are the force's own. */
const ZONE = 'Europe/London'

/** Any number that nobody else locks by. */
const ONE_IMPORT = 7_205_119

export type ImportOptions = {
  actor: Actor
  at: Instant
  /** Days in which somebody who has a supervisor for the first time is to be met. */
  firstMeetingDays: number
  /** Compares and writes nothing. */
  dry?: boolean
  evenIfSmaller?: boolean
  moved?: Moved
  /** Hears of every finding, before anything is written. */
  hear?(findings: readonly Finding[]): void
  /** How many lines have been read so far. */
  read?(lines: number): void
}

/**
 * Compares a people file with what there is and, unless `dry`, writes the difference. Good lines go in; each bad one is
 * refused with its number and the reason. All in one transaction: a killed import has done nothing and may be repeated,
 * and a reader never meets half a force. A second run changes nothing. Throws a `Failure` 'invalid' for a file that has
 * shrunk, and 'unavailable' beside another import.
 */
export function importPeople(db: PrismaClient, rows: Rows, options: ImportOptions): Promise<ImportSummary> {
  const { actor, at, dry = false } = options
  const today = localDateOf(at, ZONE)
  return transact<ImportSummary>(db, { actor, at }, async (tx) => {
    await mustBeTheOnly(tx)
    const { refused, named } = await takeIn(tx, rows, options.read ?? (() => undefined))
    const { counts, present, updated } = await compare(tx, today)
    const shrunk = options.evenIfSmaller ? null : whyShrunk(named, present)
    if (shrunk !== null && !dry) throw new Failure('invalid', shrunk, 'people file has shrunk')
    await tell(tx, today, options.hear ?? (() => undefined))
    const result = { ...counts, refused, shrunk }
    if (dry || counts.added + counts.moved + updated === 0) return { result, facts: 'none-needed' }
    const when = { at, today, firstMeetingOn: addDays(today, options.firstMeetingDays) }
    const facts = await write(tx, when, options.moved ?? (async () => []))
    const { added, moved } = counts
    return { result, facts: [{ kind: 'people.imported', added, changed: updated, moved }, ...facts] }
  })
}

async function mustBeTheOnly(tx: Tx): Promise<void> {
  const [lock] = await tx.$queryRaw<{ got: boolean }[]>`SELECT pg_try_advisory_xact_lock(${ONE_IMPORT}::bigint) AS got`
  if (lock?.got) return
  throw new Failure(
    'unavailable',
    'Another import of people is running. Wait until it has ended.',
    'two imports at once',
  )
}
