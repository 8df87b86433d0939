import { randomUUID } from 'node:crypto'
import type { Caller } from '../../src/kernel/caller.ts'
import type { ExportKind, ExportOffer } from '../../src/kernel/export.ts'
import { Failure } from '../../src/kernel/failure.ts'
import { createWeb } from '../../src/web.ts'
import { exporting } from '../../src/wiring/exports.ts'
import { handoverCopy } from '../../src/wiring/handover.ts'
import { managementExport } from '../../src/wiring/management.ts'
import { recordExport } from '../../src/wiring/record.ts'
import { force } from '../features/record/people.ts'
import { freshDatabase } from '../support/postgres.ts'
import { AT, opened, rememberingLog } from '../support/store.ts'

/** Copies of records over real HTTP, with a clock to set and a database to take away. */
export async function copies() {
  const database = await opened((await freshDatabase()).url)
  const room = force(database)
  const log = rememberingLog()
  const clock = { at: AT, away: false }
  const web = createWeb({ host: '127.0.0.1', port: 0, log, readiness: async () => ({ ready: true, checks: {} }) })
  const parts = { database, cipher: room.cipher, newId: randomUUID }
  const management = managementExport(parts)
  const deps = {
    ...parts,
    ...{ web, log, sources: { record: recordExport(parts, [management.entries, handoverCopy(parts)]), management } },
    clock: {
      now: async () => {
        if (clock.away) throw new Failure('database-away', 'Away.', 'away')
        return clock.at
      },
    },
  }
  const offer = exporting({ ...deps, config: { publicUrl: null, simulator: true } })
  const elsewhere = { mount: () => undefined, origin: () => '' }
  const offerWithoutAddress = exporting({ ...deps, web: elsewhere, config: { publicUrl: null, simulator: false } })
  await web.listen()
  const href = (offered: ExportOffer): string => {
    if (offered.kind !== 'link') throw new Error('no link')
    return offered.href
  }
  return {
    ...{ database, room, log, clock, web, offer, offerWithoutAddress },
    linkFor: async (by: Caller, about: string, kind: ExportKind = 'record') => href(await offer(by, kind, about)),
    press: (link: string, as = 'page') => fetch(link, { method: 'POST', body: new URLSearchParams({ as }) }),
    kinds: async (person: Caller) => (await room.facts(person)).map(([kind]) => kind),
    close: async () => {
      await web.close()
      await database.close()
    },
  }
}
