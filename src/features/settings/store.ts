import type { Caller } from '../../kernel/caller.ts'
import type { Language } from '../../kernel/language.ts'
import { NOTHING_SET, type Setting } from '../../kernel/setting.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { mustStand } from '../../store/relation.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { Kept } from './setting.ts'

/** What is one's own to see: nobody else's is ever asked for. */
export const ownSetting = (db: PrismaClient, caller: Caller): Promise<Kept> => kept(db, caller)

export type Saved = { kind: 'saved' | 'stale'; now: Kept }

/**
 * Saves one's own settings with the fact that they changed. The same once more changes nothing and is saved all the same,
 * so a double press has one effect; with a version that is no longer there, the answer is what stands there now.
 */
export function saveSetting(db: PrismaClient, caller: Caller, wanted: Setting, version: number): Promise<Saved> {
  const person = caller.person.id
  const actor = { kind: 'person', id: person, door: caller.door } as const
  return transact<Saved>(db, { actor, at: caller.now }, async (tx) => {
    await mustStand(tx, caller, person, 'setting.change', 'writing')
    const before = await kept(tx, caller)
    if (isSame(before.setting, wanted)) return { result: { kind: 'saved', now: before }, facts: 'none-needed' }
    if (before.version !== version) return { result: { kind: 'stale', now: before }, facts: 'none-needed' }
    const data = { ...wanted, version: version + 1, updatedAt: caller.now }
    await tx.setting.upsert({ where: { personId: person }, create: { personId: person, ...data }, update: data })
    return {
      result: { kind: 'saved', now: { setting: wanted, version: version + 1 } },
      facts: [{ kind: 'setting.changed', subject: person }],
    }
  })
}

async function kept(db: Pick<Tx, 'setting'>, { person }: Caller): Promise<Kept> {
  const row = await db.setting.findUnique({ where: { personId: person.id } })
  if (row === null) return { setting: NOTHING_SET, version: 0 }
  const { digestDay, digestTime, quietFrom, quietUntil, language, version } = row
  return { setting: { digestDay, digestTime, quietFrom, quietUntil, language: language as Language | null }, version }
}

const isSame = (one: Setting, other: Setting): boolean =>
  one.digestDay === other.digestDay &&
  one.digestTime === other.digestTime &&
  one.quietFrom === other.quietFrom &&
  one.quietUntil === other.quietUntil &&
  one.language === other.language
