import type { Relation } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import { dayOf, midnight } from '../../kernel/dates.ts'
import type { PersonId } from '../../kernel/people.ts'
import { notYours } from '../../store/relation.ts'
import type { Tx } from '../../store/transaction.ts'
import { type Named, refused } from './around-store.ts'
import type { CoverDraft } from './cover.ts'

/**
 * Whoever arranges cover gains no record by it. The second line names somebody else; an administrator does not cover, is
 * not covered, and names nobody they supervise. Throws a `Failure`.
 */
export async function mustNotGain(tx: Tx, caller: Caller, relation: Relation, coverer: Named): Promise<void> {
  const own = coverer.id === caller.person.id
  if (relation === 'second-line') {
    if (own) throw ownName()
    return
  }
  if (own || relation === 'self') throw notYours('writing')
  if (await supervises(tx, caller, coverer.id)) throw ownPerson(coverer)
}

async function supervises(tx: Tx, { person, today }: Caller, below: PersonId): Promise<boolean> {
  if (below === '') return false
  const count = await tx.supervisionLink.count({
    where: {
      personId: below,
      supervisorId: person.id,
      fromDate: { lte: midnight(today) },
      OR: [{ untilDate: null }, { untilDate: { gt: midnight(today) } }],
    },
  })
  return count > 0
}

const ownName = () =>
  refused(
    'You can’t name yourself: whoever arranges cover does not gain the record by it. Name somebody else, or ask your administrator to arrange it for you.',
    'second line covers itself',
  )

/** Their supervisor would become the second line of everyone on the list. */
const ownPerson = ({ name }: Named) =>
  refused(
    `You supervise ${name}, so you would become the second line of these people yourself. Ask another administrator, or the second line, to arrange it.`,
    'administrator supervises who covers',
  )

/** Whether this very form was saved already. With something else in it, "arranged" would say what is not so. */
export async function arrangedBefore(
  tx: Tx,
  once: string,
  people: readonly PersonId[],
  by: Named,
  draft: CoverDraft,
): Promise<boolean> {
  const links = await tx.supervisionLink.findMany({ where: { once: { startsWith: `${once}:` } } })
  if (links.length === 0) return false
  const same = links.every(
    (link) =>
      people.includes(link.personId) &&
      link.supervisorId === by.id &&
      link.kind === draft.kind &&
      dayOf(link.fromDate) === draft.from,
  )
  if (same && links.length === people.length) return true
  throw refused(
    'This form was saved already, as it was when you first pressed the button. To arrange something else, open it again with /alongside cover.',
    'once key reused with changes',
  )
}
