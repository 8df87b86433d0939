import type { Actor, Fact } from '../kernel/facts.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Tx } from './transaction.ts'

/** Appends facts in the transaction of what they tell. A fact's subject has a column of its own; the rest is the body. */
export async function recordFacts(tx: Tx, at: Instant, actor: Actor, facts: readonly Fact[]): Promise<void> {
  const who =
    actor.kind === 'person'
      ? { actorKind: actor.kind, actorId: actor.id, door: actor.door }
      : { actorKind: actor.kind, actorId: actor.name, door: null }
  const rows = facts.map((fact) => {
    const { kind, ...rest } = fact
    const { subject = null, ...body } = 'subject' in rest ? rest : { subject: null, ...rest }
    return { at, ...who, kind, subjectId: subject, body }
  })
  await tx.auditFact.createMany({ data: rows })
}
