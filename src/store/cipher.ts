import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { Failure } from '../kernel/failure.ts'
import { databaseClock } from './clock.ts'
import { seal, unseal } from './envelope.ts'
import type { KeyRing } from './keys.ts'
import type { Tx } from './transaction.ts'

export type Cipher = {
  /** Seals a note for one row and column. The subject's data key is made on first use, in the same transaction. */
  sealNote(
    tx: Tx,
    subjectId: string,
    table: string,
    rowId: string,
    column: string,
    plain: string,
  ): Promise<Uint8Array<ArrayBuffer>>
  /** For several texts of one subject: the key is looked up once. */
  sealer(tx: Tx, subjectId: string): Promise<Sealer>
  /** Throws a `Failure` for an erased subject, and an `Error` (ids only) for anything tampered with or misplaced. */
  openNote(tx: Tx, subjectId: string, table: string, rowId: string, column: string, sealed: Uint8Array): Promise<string>
  /** For many notes: the keys of all these subjects are looked up once, in one statement. */
  opener(tx: Tx, subjectIds: readonly string[]): Promise<Opener>
  /** For the audit: shows later that a text is the same, and tells nothing of it. Hex, 64 characters. */
  mac(text: string): string
}

/** As `sealNote`. */
export type Sealer = (table: string, rowId: string, column: string, plain: string) => Uint8Array<ArrayBuffer>

export type Opener = {
  /** Whether the subject's key was erased: then none of their notes opens. */
  erased(subjectId: string): boolean
  /** As `openNote`. */
  open(subjectId: string, table: string, rowId: string, column: string, sealed: Uint8Array): string
}

const DATA_KEY_BYTES = 32

/** The first key of the ring wraps new data keys; all of them unwrap. */
export function createCipher(ring: KeyRing): Cipher {
  const macKey = new Uint8Array(hkdfSync('sha256', ring[0].key, '', 'alongside audit mac', 32))
  const sealer = async (tx: Tx, subjectId: string): Promise<Sealer> => {
    const key = (await readKey(ring, tx, subjectId)) ?? (await makeKey(ring, tx, subjectId))
    return (table, rowId, column, plain) => seal(key, Buffer.from(plain, 'utf8'), [table, rowId, column])
  }
  return {
    sealNote: async (tx, subjectId, ...what) => (await sealer(tx, subjectId))(...what),
    sealer,
    openNote: async (tx, subjectId, table, rowId, column, sealed) => {
      const key = await readKey(ring, tx, subjectId)
      if (!key) throw new Error(`subject ${subjectId} has no data key`)
      return unseal(key, sealed, [table, rowId, column]).toString('utf8')
    },
    opener: async (tx, subjectIds) => {
      const rows = await tx.subjectKey.findMany({ where: { subjectId: { in: [...new Set(subjectIds)] } } })
      const byId = new Map(rows.map((row) => [row.subjectId, row]))
      const keys = new Map<string, Uint8Array>()
      return {
        erased: (subjectId) => (byId.get(subjectId)?.erasedAt ?? null) !== null,
        open: (subjectId, table, rowId, column, sealed) => {
          const row = byId.get(subjectId)
          if (!row) throw new Error(`subject ${subjectId} has no data key`)
          const key = keys.get(subjectId) ?? unwrap(ring, row)
          keys.set(subjectId, key)
          return unseal(key, sealed, [table, rowId, column]).toString('utf8')
        },
      }
    },
    mac: (text) => createHmac('sha256', macKey).update(text, 'utf8').digest('hex'),
  }
}

const wrapped = (subjectId: string, keyId: string) => ['subject_key', subjectId, keyId]

/** Of two transactions that make one subject's key, the second waits for the first and then uses what that one made. */
async function makeKey(ring: KeyRing, tx: Tx, subjectId: string): Promise<Uint8Array> {
  const { id, key } = ring[0]
  const box = seal(key, randomBytes(DATA_KEY_BYTES), wrapped(subjectId, id))
  const row = { subjectId, wrapped: box, keyId: id, createdAt: await databaseClock(tx).now() }
  await tx.subjectKey.createMany({ data: [row], skipDuplicates: true })
  const made = await readKey(ring, tx, subjectId)
  if (!made) throw new Error(`subject ${subjectId} has no data key`)
  return made
}

async function readKey(ring: KeyRing, tx: Tx, subjectId: string): Promise<Uint8Array | null> {
  const row = handed.get(tx)?.get(subjectId) ?? (await tx.subjectKey.findUnique({ where: { subjectId } }))
  return row && unwrap(ring, row)
}

export type KeyRow = { subjectId: string; wrapped: Uint8Array; keyId: string; erasedAt: Date | null }

const handed = new WeakMap<Tx, Map<string, KeyRow>>()

/** A key that came with another statement of this transaction, so that sealing need not ask for it again. */
export function handKey(tx: Tx, row: KeyRow): void {
  const rows = handed.get(tx) ?? new Map<string, KeyRow>()
  handed.set(tx, rows.set(row.subjectId, row))
}

function unwrap(ring: KeyRing, row: KeyRow): Uint8Array {
  const { subjectId } = row
  if (row.erasedAt) {
    throw new Failure(
      'unavailable',
      'This person’s notes were erased and can’t be read or added to. Ask your administrator if you did not expect that.',
      `subject ${subjectId} was erased`,
    )
  }
  const known = ring.find((key) => key.id === row.keyId)
  if (!known) throw new Error(`key ${row.keyId} is not among the keys this copy was started with`)
  return unseal(known.key, row.wrapped, wrapped(subjectId, row.keyId))
}
