import type { Caller } from '../../kernel/caller.ts'
import { Failure } from '../../kernel/failure.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import { mustStand, notYours } from '../../store/relation.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { SupervisorRequest } from './request.ts'
import { readWords, request } from './request-row-store.ts'
import { by } from './row-store.ts'
import type { Above } from './second-line.ts'
import { aboveOf } from './second-line-store.ts'
import type { HandoverDeps } from './standing-store.ts'

/** Who would be asked, and about whom; `open`: the request there is already. */
export type ToAsk = { supervisor: string | null; told: Above['as'] | 'nobody'; open: SupervisorRequest | null }

export function openAsk(deps: HandoverDeps, caller: Caller): Promise<ToAsk> {
  return transact<ToAsk>(deps.db(), by(caller), async (tx) => {
    const { id } = caller.person
    await mustStand(tx, caller, id, 'supervisor.ask-other', 'reading')
    const [present, above, row] = [
      await presentSupervisor(tx, id, caller.today),
      await aboveOf(tx, [id], caller.today),
      await tx.supervisorRequest.findFirst({ where: { personId: id, state: 'open' }, select: { id: true } }),
    ]
    const open = row && (await request(tx, row.id))
    return {
      result: { supervisor: present?.name ?? null, told: above[0]?.as ?? 'nobody', open },
      facts: 'none-needed',
    }
  })
}

/** Keeps the wish, sealed, and tells the second line that there is one. The same `once` again has no second effect. */
export function askOther(
  deps: HandoverDeps,
  caller: Caller,
  { words, once }: { words: string; once: string },
): Promise<{ request: SupervisorRequest; told: Above['as'] | 'nobody' }> {
  return transact(deps.db(), by(caller), async (tx) => {
    const person = caller.person.id
    await mustStand(tx, caller, person, 'supervisor.ask-other', 'writing')
    const above = await aboveOf(tx, [person], caller.today)
    const told = above[0]?.as ?? 'nobody'
    const before = await tx.supervisorRequest.findFirst({
      where: { personId: person, OR: [{ once }, { state: 'open' }] },
    })
    const earlier = before && (await request(tx, before.id))
    if (before && earlier) {
      const sent = before.once === once && (await readWords(tx, deps.cipher, earlier, 'words')) === words
      if (!sent) throw askedAlready()
      return { result: { request: earlier, told }, facts: 'none-needed' }
    }
    const present = await presentSupervisor(tx, person, caller.today)
    if (!present) throw nobodyNow()
    const id = deps.newId()
    const sealed = await deps.cipher.sealNote(tx, person, 'supervisor_request', id, 'words', words)
    await tx.supervisorRequest.create({
      data: {
        id,
        personId: person,
        supervisorId: present.id,
        words: sealed,
        createdAt: caller.now,
        state: 'open',
        version: 1,
        once,
      },
    })
    await enqueue(
      tx,
      caller.now,
      above.map(({ teller, as }) => ({
        rule: 'other-supervisor-asked',
        subject: id,
        due: caller.today,
        step: as,
        recipient: teller,
      })),
    )
    const made = await request(tx, id)
    if (!made) throw new Error('a request is not there after it was made')
    return {
      result: { request: made, told },
      facts: [{ kind: 'supervisor.other-asked', subject: person, record: id, contentMac: deps.cipher.mac(words) }],
    }
  })
}

/** Takes one's own wish back before it is decided. Twice is once. */
export function withdrawAsk(deps: HandoverDeps, caller: Caller, id: string): Promise<SupervisorRequest> {
  return transact<SupervisorRequest>(deps.db(), by(caller), async (tx) => {
    const found = await request(tx, id)
    if (!found) throw notYours('writing')
    await mustStand(tx, caller, found.person.id, 'supervisor.ask-other', 'writing')
    const now = await request(tx, id)
    if (now?.state !== 'open') return { result: now ?? found, facts: 'none-needed' }
    await tx.supervisorRequest.update({ where: { id }, data: { state: 'withdrawn', version: { increment: 1 } } })
    return {
      result: { ...now, state: 'withdrawn' },
      facts: [{ kind: 'supervisor.other-withdrawn', subject: found.person.id, record: id }],
    }
  })
}

/** Whose record-keeping the wish is about: the substantive supervisor before others, nobody who has left or stands aside. */
async function presentSupervisor(
  tx: Tx,
  person: PersonId,
  on: LocalDate,
): Promise<{ id: PersonId; name: string } | null> {
  const rows = await tx.$queryRaw<{ id: PersonId; name: string }[]>`
    SELECT s.id, s.name FROM supervision_link l
      JOIN person s ON s.id = l.supervisor_id AND (s.leaves_on IS NULL OR s.leaves_on > ${on}::date)
     WHERE l.person_id = ${person}::uuid AND l.from_date <= ${on}::date
       AND (l.until_date IS NULL OR l.until_date > ${on}::date)
       AND NOT EXISTS (SELECT 1 FROM recusal r
                        WHERE r.person_id = l.person_id AND r.supervisor_id = l.supervisor_id
                          AND r.from_date <= ${on}::date AND (r.until_date IS NULL OR r.until_date > ${on}::date))
     ORDER BY l.kind = 'substantive' DESC, l.from_date DESC, l.created_at DESC LIMIT 1`
  return rows[0] ?? null
}

const askedAlready = (): Failure =>
  new Failure(
    'invalid',
    'You have asked for this already and it is not decided yet, so nothing more was sent. To say something else, take the first one back under /handover and ask again.',
    'other supervisor asked twice',
  )

const nobodyNow = (): Failure =>
  new Failure(
    'invalid',
    'Nobody keeps your record today, so there is nobody to change. You are told when somebody takes over, and can ask then.',
    'other supervisor asked without one',
  )
