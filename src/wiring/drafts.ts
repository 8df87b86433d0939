import { keepingDrafts } from '../conversation/drafts.ts'
import { errorName } from '../conversation/trace.ts'
import type { Clock } from '../kernel/instant.ts'
import type { Log } from '../log.ts'
import { isAway } from '../store/away.ts'
import type { Cipher } from '../store/cipher.ts'
import type { Database } from '../store/database.ts'
import { deleteExpiredDrafts, draftStore } from '../store/drafts.ts'

type Deps = { database: Database; clock: Clock; cipher: Cipher; newId(): string; days: number; log: Log }

/** Words typed and not saved: kept on the way to a room, and deleted when nobody comes back to them. */
export function draftParts({ database, clock, cipher, newId, days, log }: Deps) {
  return {
    keeping: keepingDrafts({
      drafts: draftStore({ db: () => database.prisma, cipher, newId, days }),
      days,
      isAway,
      savedByRoom: ['one-to-ones.log'],
      unreadable: (error) => log.error({ error: errorName(error) }, 'draft.unreadable'),
    }),
    expire: async () => deleteExpiredDrafts(database.bulk, await clock.now()),
  }
}
