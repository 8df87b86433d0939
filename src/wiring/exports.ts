import { createHash, randomBytes } from 'node:crypto'
import type { Config } from '../config.ts'
import type { DoorLog, Web } from '../conversation/exchange.ts'
import { errorName } from '../conversation/trace.ts'
import { exportPages, type Opened } from '../doors/pages/router.ts'
import { personOf } from '../features/people/person-row.ts'
import {
  type ExportSource,
  issue,
  issuedTo,
  spend,
  TICKET_MINUTES,
  type TicketDeps,
} from '../features/record/tickets-store.ts'
import type { Caller } from '../kernel/caller.ts'
import { localDateOf } from '../kernel/dates.ts'
import type { DoorName } from '../kernel/door.ts'
import type { ExportKind, OfferExport } from '../kernel/export.ts'
import { Failure } from '../kernel/failure.ts'
import type { Clock, Instant } from '../kernel/instant.ts'
import type { PersonId } from '../kernel/people.ts'
import { isAway } from '../store/away.ts'
import type { Database } from '../store/database.ts'

type Deps = {
  config: Pick<Config, 'publicUrl' | 'simulator'>
  web: Web
  database: Database
  clock: Clock
  newId(): string
  sources: Readonly<Record<ExportKind, ExportSource>>
  log: DoorLog
}

const PATH = '/export'
/** 256 bits: nobody guesses one, so a link needs no other secret beside it. */
const TOKEN_BYTES = 32

/** Mounts the pages of one-time links and answers with what makes such a link. */
export function exporting(deps: Deps): OfferExport {
  const { config, web, database } = deps
  const tickets: TicketDeps = {
    newId: deps.newId,
    hash: (token) => createHash('sha256').update(token).digest('hex'),
    sources: deps.sources,
  }
  web.mount(
    PATH,
    exportPages((token) => open(deps, tickets, token)),
  )
  return async (caller, kind, about) => {
    const origin = config.publicUrl ?? (config.simulator ? web.origin() : null)
    const token = origin && randomBytes(TOKEN_BYTES).toString('base64url')
    // Asked in any case: whoever may not learns nothing of how this is set up.
    await issue(tickets, database.prisma, caller, { kind, about, token })
    if (token === null) return { kind: 'not-set-up' }
    return { kind: 'link', href: `${origin}${PATH}/${token}`, minutes: TICKET_MINUTES }
  }
}

/** A whole record takes longer than an answer in chat may: this is done where passes and imports are. */
async function open({ database, clock, log }: Deps, tickets: TicketDeps, token: string): Promise<Opened> {
  try {
    const now = await clock.now()
    const issued = await issuedTo(tickets, database.bulk, token, now)
    const caller = issued && (await callerNow(database, issued.asker, issued.door, now))
    const page = caller && (await spend(tickets, database.bulk, caller, token))
    return caller && page ? { page, by: caller.person.name, on: caller.today } : 'gone'
  } catch (error) {
    if (isAway(error) || (error instanceof Failure && error.why === 'database-away')) return 'away'
    if (error instanceof Failure) return 'gone'
    log.error({ error: errorName(error) }, 'export.failed')
    throw error
  }
}

/** The maker of the link as they are now; null once they have left. */
async function callerNow(database: Database, id: PersonId, door: DoorName, now: Instant): Promise<Caller | null> {
  const row = await database.bulk.person.findUnique({ where: { id } })
  if (!row) return null
  const person = personOf(row)
  const today = localDateOf(now, person.zone)
  return person.leavesOn !== null && person.leavesOn <= today ? null : { person, door, now, today }
}
