import type { Caller } from '../../kernel/caller.ts'
import { localDateOf } from '../../kernel/dates.ts'
import { mustStand } from '../../store/relation.ts'
import { transact } from '../../store/transaction.ts'
import { gathered, LOOKS, type OneLook, type Readers } from './readers.ts'
import { by, type RecordDeps } from './standing-store.ts'

const PAGE = 50

/** Who has looked into the caller's own record and who wrote in it, the newest first, without the caller. */
export function readers(deps: Pick<RecordDeps, 'db'>, caller: Caller, after: bigint | null): Promise<Readers> {
  return transact<Readers>(deps.db(), by(caller), async (tx) => {
    const { subject } = await mustStand(tx, caller, caller.person.id, 'record.readers', 'reading')
    const rows = await tx.$queryRaw<{ seq: bigint; at: Date; name: string; what: OneLook['what'] }[]>`
      SELECT f.seq, f.at, p.name, f.kind AS what
        FROM audit_fact f
        JOIN person p ON p.id = CASE WHEN f.actor_kind = 'person' THEN f.actor_id::uuid END
       WHERE f.subject_id = ${subject.id}::uuid AND f.actor_id <> ${subject.id}
         AND f.kind = ANY(${LOOKS})
         AND (${after}::bigint IS NULL OR f.seq < ${after}::bigint)
       ORDER BY f.seq DESC
       LIMIT ${PAGE + 1}`
    const shown = rows.slice(0, PAGE)
    const last = shown.at(-1)
    const looks = shown.map(({ at, name, what }) => ({ name, what, on: localDateOf(at, caller.person.zone) }))
    return {
      result: {
        lines: gathered(looks),
        next: rows.length > PAGE && last ? String(last.seq) : null,
        older: after !== null,
      },
      facts: [{ kind: 'record.readers-seen', subject: subject.id }],
    }
  })
}
