import { oneToOneRoom, type Worried } from '../features/one-to-ones/flow.ts'
import { oneToOneStore } from '../features/one-to-ones/store.ts'
import type { Cipher } from '../store/cipher.ts'
import type { PrismaClient } from '../store/generated/client.ts'

type Deps = { db: () => PrismaClient; cipher: Cipher; newId(): string; worried: Worried }

/** The room that logs one-to-ones, and its store for those who stand beside it. */
export function oneToOneParts({ db, cipher, newId, worried }: Deps) {
  const store = oneToOneStore({ db, cipher, newId })
  return { store, room: oneToOneRoom({ store, newKey: newId, worried }) }
}
