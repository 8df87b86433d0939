import { randomUUID } from 'node:crypto'
import type { Policy } from '../directory/policy.ts'
import { loadSupporters } from '../directory/supporters.ts'
import { findingCounts } from '../features/cover/check-store.ts'
import { checkCover } from '../features/cover/cover.ts'
import { type Arranged, arrangeFor } from '../features/cover/store.ts'
import { handoversOfMoves } from '../features/handover/opening-store.ts'
import { linkAccount, type PlatformAccount, unlinkAccount } from '../features/people/account-link-store.ts'
import type { Cells } from '../features/people/columns.ts'
import { peopleCounts } from '../features/people/counts-store.ts'
import { exportPeople } from '../features/people/export-store.ts'
import type { ImportSummary } from '../features/people/findings.ts'
import type { Rows } from '../features/people/import-file-store.ts'
import { type ImportOptions, importPeople } from '../features/people/import-store.ts'
import type { Column as SupporterColumn, CsvRow as SupporterRow } from '../features/supporters/columns.ts'
import type { ListingImport } from '../features/supporters/import-plan.ts'
import { exportListings, importListings } from '../features/supporters/import-store.ts'
import { localDateOf } from '../kernel/dates.ts'
import type { DoorName } from '../kernel/door.ts'
import type { Actor } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import type { Clock, Instant } from '../kernel/instant.ts'
import { REVIEW_ZONE } from '../kernel/review.ts'
import { beats } from '../reminders/heartbeat-store.ts'
import { type OutboxCount, outboxCounts } from '../reminders/outbox-counts-store.ts'
import type { Database } from '../store/database.ts'

export type Health = {
  people: { total: number; unsupervised: number }
  /** Supervisors with more people than the force allows, and cover or acting that ends within a week. */
  supervision: { most: number; many: number; ends: number }
  messages: readonly OutboxCount[]
  /** When each pass of the reminders last ended. */
  passes: Readonly<Record<string, Instant>>
}

type PeopleOptions = Pick<ImportOptions, 'dry' | 'evenIfSmaller' | 'hear' | 'read'>

type Deps = {
  database: Database
  clock: Clock
  /** Those that are open here. */
  doors: readonly { name: DoorName }[]
  policy: Policy
}

const COMMAND_LINE: Actor = { kind: 'system', name: 'command-line' }

/** What an administrator does from the command line. */
export type Administration = {
  /** Compares and, unless `dry`, writes. The summary says what went in and what was refused. */
  importPeople(rows: Rows, options: PeopleOptions): Promise<ImportSummary>
  /** Tells everyone, some thousands at a time; answers with how many they are. */
  exportPeople(hear: (people: readonly Cells[]) => void): Promise<number>
  /** For somebody whose e-mail on the platform is not the one of the people file. */
  linkAccount(link: PlatformAccount & { reference: string }): Promise<'linked' | 'unchanged'>
  unlinkAccount(account: PlatformAccount): Promise<void>
  /** Cover or acting for everyone whom a supervisor (name or number) has today. Throws a `Failure` that says every fault. */
  arrangeCover(supervisor: string, typed: Readonly<Record<string, string>>): Promise<Arranged>
  health(): Promise<Health>
  /** People who have agreed to be asked: compares and, unless `dry`, applies. */
  importSupporters(rows: readonly SupporterRow[], options: { dry: boolean }): Promise<ListingImport>
  exportSupporters(): Promise<Readonly<Record<SupporterColumn, string>>[]>
}

export function administration(deps: Deps): Administration {
  const { database, clock } = deps
  const by = async () => ({ actor: COMMAND_LINE, at: await clock.now() })
  return {
    importPeople: async (rows, options) => {
      const given = { firstMeetingDays: deps.policy.oneToOneEveryDays, moved: handoversOfMoves }
      return importPeople(database.imports, rows, { ...options, ...(await by()), ...given })
    },
    exportPeople: async (hear) => exportPeople(database.bulk, await by(), hear),
    linkAccount: async (link) => {
      if (!deps.doors.some(({ name }) => name === link.door)) throw doorShut(link.door)
      return linkAccount({ db: database.prisma, newId: randomUUID }, await by(), link)
    },
    unlinkAccount: async (account) => unlinkAccount({ db: database.prisma }, await by(), account),
    arrangeCover: async (supervisor, typed) => {
      const { at } = await by()
      const checked = checkCover({ ...typed, people: ALL }, localDateOf(at, REVIEW_ZONE))
      if (!checked.ok) throw new Failure('invalid', Object.values(checked.errors).join(' '), 'cover refused')
      return arrangeFor({ db: () => database.prisma, newId: randomUUID }, at, supervisor, checked.draft)
    },
    importSupporters: async (rows, { dry }) =>
      importListings(database.bulk, rows, {
        ...(await by()),
        shifts: loadSupporters().shifts,
        dry,
      }),
    exportSupporters: () => exportListings(database.prisma),
    health: async () => ({
      people: await peopleCounts(database.prisma, await clock.now()),
      supervision: {
        most: deps.policy.peoplePerSupervisor,
        ...(await findingCounts(database.prisma, await clock.now(), deps.policy.peoplePerSupervisor)),
      },
      messages: await outboxCounts(database.prisma),
      passes: await beats(database.prisma),
    }),
  }
}

/** Whom a command line covers is asked of the database. */
const ALL = ['everyone']

/** An account of a real platform would also turn the simulator's invented force into a real one. */
const doorShut = (door: DoorName): Failure =>
  new Failure(
    'invalid',
    `${door} is not set up here. Set its credentials first, see the README.`,
    'link to a shut door',
  )
