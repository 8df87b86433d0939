import type { EnrolledRoom } from '../conversation/exchange.ts'
import type { Policy } from '../directory/policy.ts'
import { loadTemplates } from '../directory/templates.ts'
import { oneToOneRoom } from '../features/one-to-ones/flow.ts'
import type { Worried } from '../features/one-to-ones/save-flow.ts'
import { oneToOneStore } from '../features/one-to-ones/store.ts'
import type { Cipher } from '../store/cipher.ts'
import type { Database } from '../store/database.ts'

type Deps = { database: Database; cipher: Cipher; newId(): string; policy: Policy }

/**
 * The room that logs one-to-ones, and its store for those who stand beside it. One of the kinds leads to the room of the
 * record of management action.
 */
export function oneToOneParts(
  { database, cipher, newId, policy }: Deps,
  { worried }: { worried: Worried },
  { management }: { management: EnrolledRoom },
) {
  const store = oneToOneStore({ db: () => database.prisma, cipher, newId, draftDays: policy.draftDays })
  const room = oneToOneRoom({
    store,
    newKey: newId,
    templates: loadTemplates(),
    everyDays: policy.oneToOneEveryDays,
    worried,
    management: (request, caller, person) =>
      management({ ...request, ask: { kind: 'press', button: 'management.record', carry: { person } } }, caller),
  })
  return { store, room }
}
