import type { Caller } from '../../kernel/caller.ts'
import { dayOf, midnight } from '../../kernel/dates.ts'
import { Failure } from '../../kernel/failure.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { TeamMember } from '../../kernel/team.ts'
import type { Cipher } from '../../store/cipher.ts'
import type { Prisma, PrismaClient } from '../../store/generated/client.ts'
import { mustStand } from '../../store/relation.ts'
import { isDuplicate, type Tx, transact } from '../../store/transaction.ts'
import type { OneToOneDraft } from './one-to-one.ts'
import { teamOf } from './team-store.ts'

export type Recorded = { name: string; heldOn: LocalDate; nextOn: LocalDate }

export type OneToOneStore = {
  team(supervisor: PersonId, on: LocalDate): Promise<readonly TeamMember[]>
  /**
   * Saves one one-to-one, sealed, with its audit fact and the date of the next one, in one transaction. The same `once`
   * again has no second effect and gives the same answer. Throws a `Failure` "not-yours" for anybody the caller does not
   * supervise today, whether they exist or not.
   */
  record(caller: Caller, draft: OneToOneDraft, once: string): Promise<Recorded>
}

export function oneToOneStore(deps: { db: () => PrismaClient; cipher: Cipher; newId(): string }): OneToOneStore {
  return {
    team: (supervisor, on) => teamOf(deps.db(), supervisor, on),
    record: async (caller, draft, once) => {
      try {
        return await recordOnce(deps, caller, draft, once)
      } catch (error) {
        // Two presses at the same moment: the other one committed first, so this one finds it.
        if (isDuplicate(error, 'once')) return recordOnce(deps, caller, draft, once)
        throw error
      }
    },
  }
}

type Deps = { db: () => PrismaClient; cipher: Cipher; newId(): string }

function recordOnce(deps: Deps, caller: Caller, draft: OneToOneDraft, once: string): Promise<Recorded> {
  const actor = { kind: 'person', id: caller.person.id, door: caller.door } as const
  return transact(deps.db(), { actor, at: caller.now }, async (tx) => {
    const { subject } = await mustStand(tx, caller, draft.subject, 'one-to-one.log', 'writing')
    const earlier = await tx.oneToOne.findUnique({ where: { once }, select: SAVED })
    if (earlier) {
      const result = await alreadySaved(tx, deps.cipher, earlier, caller, draft)
      return { result: { name: subject.name, ...result }, facts: 'none-needed' }
    }

    const id = deps.newId()
    const note = await deps.cipher.sealNote(tx, draft.subject, 'one_to_one', id, 'note', draft.note)
    await tx.oneToOne.create({
      data: {
        id,
        subjectId: draft.subject,
        authorId: caller.person.id,
        heldOn: midnight(draft.heldOn),
        recordedAt: caller.now,
        note,
        nextOn: midnight(draft.nextOn),
        version: 1,
        once,
      },
    })
    await oweTheNext(tx, deps.newId(), draft.subject, caller)
    return {
      result: { name: subject.name, heldOn: draft.heldOn, nextOn: draft.nextOn },
      facts: [
        { kind: 'one-to-one.recorded', subject: draft.subject, record: id, contentMac: deps.cipher.mac(draft.note) },
      ],
    }
  })
}

const SAVED = { id: true, authorId: true, subjectId: true, heldOn: true, nextOn: true, note: true } as const
type Saved = Prisma.OneToOneGetPayload<{ select: typeof SAVED }>

/**
 * A form's key names one record. With another author or person behind it, the form is not the one we made. With other
 * words or dates in it, somebody wrote on after the first press: to say "saved" again would lose what they wrote.
 */
async function alreadySaved(
  tx: Tx,
  cipher: Cipher,
  earlier: Saved,
  caller: Caller,
  draft: OneToOneDraft,
): Promise<Pick<Recorded, 'heldOn' | 'nextOn'>> {
  if (earlier.authorId !== caller.person.id || earlier.subjectId !== draft.subject || !earlier.nextOn) {
    throw new Failure(
      'stale',
      'This form has been saved before, for somebody else. Copy your note, open a new form and paste it there.',
      'once key reused',
    )
  }
  const dates = { heldOn: dayOf(earlier.heldOn), nextOn: dayOf(earlier.nextOn) }
  const note = await cipher.openNote(tx, draft.subject, 'one_to_one', earlier.id, 'note', earlier.note)
  if (note === draft.note && dates.heldOn === draft.heldOn && dates.nextOn === draft.nextOn) return dates
  throw new Failure(
    'stale',
    'This form was saved already, as it was when you first pressed Save. What you changed since is not saved: copy it, and log it in a new form.',
    'once key reused with changes',
  )
}

/**
 * What is owed next follows the latest meeting, also when an older one is logged after it. Two logged about one person at
 * the same moment stand one behind the other at the person's row.
 */
async function oweTheNext(tx: Tx, id: string, subject: PersonId, caller: Caller): Promise<void> {
  const latest = await tx.oneToOne.findFirst({
    where: { subjectId: subject },
    orderBy: [{ heldOn: 'desc' }, { recordedAt: 'desc' }],
    select: { nextOn: true },
  })
  if (!latest?.nextOn) return
  const owed = { dueOn: latest.nextOn, updatedAt: caller.now, closedAt: null }
  await tx.obligation.upsert({
    where: { kind_subjectId_ref: { kind: 'one-to-one', subjectId: subject, ref: '' } },
    create: { id, kind: 'one-to-one', subjectId: subject, ref: '', createdAt: caller.now, ...owed },
    update: owed,
  })
}
