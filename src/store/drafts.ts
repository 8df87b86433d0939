import type { DraftKey, Drafts, Typed } from '../kernel/draft.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Cipher } from './cipher.ts'
import type { PrismaClient } from './generated/client.ts'
import { type Tx, transact } from './transaction.ts'

type Deps = { db: () => PrismaClient; cipher: Cipher; newId(): string; days: number }

const DAY = 86_400_000

/** Unsaved words in the table `draft`, sealed with their author's key. They need no audit: nobody else reads them. */
export function draftStore({ db, cipher, newId, days }: Deps): Drafts {
  const within = <T>(at: Instant, work: (tx: Tx) => Promise<T>): Promise<T> =>
    transact(db(), { actor: { kind: 'system', name: 'clock' }, at }, async (tx) => ({
      result: await work(tx),
      facts: 'none-needed',
    }))
  return {
    keep: (key, typed, at) =>
      within(at, async (tx) => {
        // The row takes the new id with the new words: they are sealed for it.
        const id = newId()
        const values = await cipher.sealNote(tx, key.author, 'draft', id, 'values', JSON.stringify(typed))
        await tx.$executeRaw`
          INSERT INTO draft AS d (id, author_id, form, about, once, "values", updated_at, expires_at)
          VALUES (${id}::uuid, ${key.author}::uuid, ${key.form}, ${key.about}, ${key.once}, ${values},
                  ${at}::timestamptz, ${after(at, days)}::timestamptz)
          ON CONFLICT (author_id, form, about, once) DO UPDATE
             SET id = excluded.id, "values" = excluded."values",
                 updated_at = excluded.updated_at, expires_at = excluded.expires_at
           WHERE d."values" IS NOT NULL AND d.updated_at <= excluded.updated_at`
      }),
    find: ({ author, form, about, once }, at) =>
      within(at, async (tx) => {
        const row = await tx.draft.findFirst({
          where: { authorId: author, form, about, values: { not: null }, expiresAt: { gt: at } },
          orderBy: { updatedAt: 'desc' },
        })
        if (!row?.values) return null
        const text = await cipher.openNote(tx, author, 'draft', row.id, 'values', row.values)
        if (row.once === '') await tx.draft.update({ where: { id: row.id }, data: { once } })
        return { typed: typedIn(text), at: row.updatedAt, once: row.once || once }
      }),
    saved: (key, at) => markSaved(db(), newId(), key, at, days),
    drop: async ({ author, form, about, once }) => {
      await db().draft.deleteMany({ where: { authorId: author, form, about, once, values: { not: null } } })
    },
  }
}

/** In the transaction that saves what the form is for: the words are in the record or in the draft, never in neither. */
export async function markSaved(
  tx: Pick<Tx, '$executeRaw'>,
  id: string,
  key: DraftKey,
  at: Instant,
  days: number,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO draft (id, author_id, form, about, once, "values", updated_at, expires_at)
    VALUES (${id}::uuid, ${key.author}::uuid, ${key.form}, ${key.about}, ${key.once}, NULL, ${at}::timestamptz,
            ${after(at, days)}::timestamptz)
    ON CONFLICT (author_id, form, about, once) DO UPDATE
       SET "values" = NULL, updated_at = excluded.updated_at, expires_at = excluded.expires_at`
}

/** Deletes what nobody came back to. Returns how many rows went. */
export async function deleteExpiredDrafts(db: PrismaClient, at: Instant): Promise<number> {
  const { count } = await db.draft.deleteMany({ where: { expiresAt: { lte: at } } })
  return count
}

const after = (at: Instant, days: number): Instant => new Date(at.getTime() + days * DAY)

/** We wrote it ourselves; what is no text all the same is left out. */
function typedIn(text: string): Typed {
  const parsed: unknown = JSON.parse(text)
  if (typeof parsed !== 'object' || parsed === null) return {}
  return Object.fromEntries(
    Object.entries(parsed).flatMap(([name, value]): [string, string | string[]][] => {
      if (typeof value === 'string') return [[name, value]]
      return Array.isArray(value) ? [[name, value.map(String)]] : []
    }),
  )
}
