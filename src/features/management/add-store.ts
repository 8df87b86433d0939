import type { Caller } from '../../kernel/caller.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import { supervisorsOf } from '../../store/relation-people.ts'
import { isDuplicate, transact } from '../../store/transaction.ts'
import type { ManagementRecord } from './management.ts'
import { savedAlready } from './record-store.ts'
import { by, lockRecord, type ManagementDeps, opened } from './row-store.ts'

type Press = { management: string; once: string }

/**
 * Puts the person's comment beneath a record, sealed, tells whoever supervises them, and keeps the audit fact, in one
 * transaction. The same press again has no second effect. Throws a `Failure` 'not-yours' for anybody but the person.
 */
export async function commentOn(
  deps: ManagementDeps,
  caller: Caller,
  press: Press,
  text: string,
): Promise<ManagementRecord> {
  try {
    return await commentOnce(deps, caller, press, text)
  } catch (error) {
    if (isDuplicate(error, 'once')) return commentOnce(deps, caller, press, text)
    throw error
  }
}

function commentOnce(deps: ManagementDeps, caller: Caller, press: Press, text: string): Promise<ManagementRecord> {
  const { cipher, newId } = deps
  return transact<ManagementRecord>(deps.db(), by(caller), async (tx) => {
    const row = await lockRecord(tx, caller, press.management, 'management.comment')
    const before = await tx.addition.findUnique({ where: { once: press.once } })
    if (before) {
      const isSame = before.recordId === row.id && before.authorId === caller.person.id && before.text !== null
      const words = isSame
        ? await cipher.openNote(tx, row.subjectId, 'addition', before.id, 'text', before.text ?? NONE)
        : ''
      if (!isSame || words !== text) throw savedAlready()
      return { result: await opened(deps, tx, row), facts: [{ kind: 'management.read', subject: row.subjectId }] }
    }

    const id = newId()
    await tx.addition.create({
      data: {
        ...{ id, recordKind: 'management', recordId: row.id, subjectId: row.subjectId, authorId: caller.person.id },
        ...{ kind: 'comment', at: caller.now, once: press.once },
        text: await cipher.sealNote(tx, row.subjectId, 'addition', id, 'text', text),
      },
    })
    const recipients = await supervisorsOf(tx, row.subjectId, caller.today)
    await enqueue(
      tx,
      caller.now,
      recipients.map((recipient) => ({
        ...({ rule: 'management-answered', subject: row.id, due: caller.today, step: id, recipient } as const),
      })),
    )
    return {
      result: await opened(deps, tx, row),
      facts: [{ kind: 'management.commented', subject: row.subjectId, record: row.id, contentMac: cipher.mac(text) }],
    }
  })
}

const NONE = new Uint8Array()
