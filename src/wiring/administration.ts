import { randomUUID } from 'node:crypto'
import { loadSupporters } from '../directory/supporters.ts'
import type { CsvRow } from '../features/people/columns.ts'
import { peopleCounts } from '../features/people/counts-store.ts'
import { type ImportPlan, planImport } from '../features/people/import-plan.ts'
import { applyImport, knownPeople } from '../features/people/store.ts'
import type { Column as SupporterColumn, CsvRow as SupporterRow } from '../features/supporters/columns.ts'
import type { ListingImport } from '../features/supporters/import-plan.ts'
import { exportListings, importListings } from '../features/supporters/import-store.ts'
import type { Clock, Instant } from '../kernel/instant.ts'
import { beats } from '../reminders/heartbeat-store.ts'
import { type OutboxCount, outboxCounts } from '../reminders/outbox-counts-store.ts'
import type { Database } from '../store/database.ts'

export type Health = {
  people: { total: number; unsupervised: number }
  messages: readonly OutboxCount[]
  /** When each pass of the reminders last ended. */
  passes: Readonly<Record<string, Instant>>
}

/** What an administrator does from the command line. */
export type Administration = {
  /** Compares and, unless `dry`, applies. The plan says what went in and what was refused. */
  importPeople(rows: readonly CsvRow[], options: { dry: boolean }): Promise<ImportPlan>
  health(): Promise<Health>
  /** People who have agreed to be asked: compares and, unless `dry`, applies. */
  importSupporters(rows: readonly SupporterRow[], options: { dry: boolean }): Promise<ListingImport>
  exportSupporters(): Promise<Readonly<Record<SupporterColumn, string>>[]>
}

export function administration({ database, clock }: { database: Database; clock: Clock }): Administration {
  return {
    importPeople: async (rows, { dry }) => {
      const deps = { db: () => database.bulk, newId: randomUUID }
      const plan = planImport(rows, await knownPeople(deps))
      if (!dry) await applyImport(deps, plan, { kind: 'system', name: 'command-line' }, await clock.now())
      return plan
    },
    importSupporters: async (rows, { dry }) =>
      importListings(database.bulk, rows, {
        actor: { kind: 'system', name: 'command-line' },
        at: await clock.now(),
        shifts: loadSupporters().shifts,
        dry,
      }),
    exportSupporters: () => exportListings(database.prisma),
    health: async () => ({
      people: await peopleCounts(database.prisma, await clock.now()),
      messages: await outboxCounts(database.prisma),
      passes: await beats(database.prisma),
    }),
  }
}
