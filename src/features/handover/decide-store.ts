import type { Caller } from '../../kernel/caller.ts'
import { midnight } from '../../kernel/dates.ts'
import type { Fact } from '../../kernel/facts.ts'
import { Failure } from '../../kernel/failure.ts'
import type { PersonId } from '../../kernel/people.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import { mustStand, notYours } from '../../store/relation.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import { openHandovers } from './opening-store.ts'
import { lookUp, standsBelow, supervises } from './people-store.ts'
import type { Decision, SupervisorRequest } from './request.ts'
import { readWords, request } from './request-row-store.ts'
import { by } from './row-store.ts'
import type { HandoverDeps } from './standing-store.ts'

export type OpenRequest = { request: SupervisorRequest; words: string }

/** The person's words, for the second line alone. */
export function openRequest(deps: HandoverDeps, caller: Caller, id: string): Promise<OpenRequest> {
  return transact<OpenRequest>(deps.db(), by(caller), async (tx) => {
    const found = await request(tx, id)
    if (!found) throw notYours('reading')
    await mustStand(tx, caller, found.person.id, 'supervisor.decide-other', 'reading')
    if (found.state !== 'open') throw decided(found)
    const words = (await readWords(tx, deps.cipher, found, 'words')) ?? ''
    return { result: { request: found, words }, facts: [{ kind: 'handover.seen', subject: found.person.id }] }
  })
}

export type Decided =
  | { kind: 'decided'; request: SupervisorRequest }
  | { kind: 'refused'; field: 'other'; because: string }

/**
 * Names somebody else from today, or declines. Granting makes the present supervisor stand aside, gives the other an acting link for the same time,
 * and opens a handover. Throws a `Failure` 'stale' where it was decided otherwise or taken back.
 */
export function decide(deps: HandoverDeps, caller: Caller, id: string, decision: Decision): Promise<Decided> {
  return transact<Decided>(deps.db(), by(caller), async (tx) => {
    const first = await request(tx, id)
    if (!first) throw notYours('writing')
    await mustStand(tx, caller, first.person.id, 'supervisor.decide-other', 'writing')
    const found = (await request(tx, id)) ?? first
    if (found.state !== 'open') {
      if (await sameDecision(deps, tx, found, decision))
        return { result: { kind: 'decided', request: found }, facts: 'none-needed' }
      throw decided(found)
    }
    const other = decision.kind === 'grant' ? await otherFor(tx, caller, found, decision.other) : null
    if (other && 'because' in other)
      return { result: { kind: 'refused', field: 'other', ...other }, facts: 'none-needed' }

    const answer = await deps.cipher.sealNote(tx, found.person.id, 'supervisor_request', id, 'answer', decision.because)
    const state = decision.kind === 'grant' ? 'granted' : 'declined'
    await tx.supervisorRequest.update({
      where: { id },
      data: {
        state,
        answer,
        otherId: other?.id ?? null,
        decidedById: caller.person.id,
        decidedAt: caller.now,
        version: { increment: 1 },
      },
    })
    const message = { rule: 'other-supervisor-decided', subject: id, due: caller.today } as const
    await enqueue(tx, caller.now, [{ ...message, step: 'person', recipient: found.person.id }])
    const facts: Fact[] = [{ kind: 'supervisor.other-decided', subject: found.person.id, record: id }]
    if (other && decision.kind === 'grant') {
      facts.push(...(await standAside(tx, deps, caller, { found, other: other.id, until: decision.until })))
      await enqueue(tx, caller.now, [
        { ...message, step: 'aside', recipient: found.supervisor.id },
        { ...message, step: 'keeps', recipient: other.id },
      ])
    }
    const result: SupervisorRequest = { ...found, state, other }
    return { result: { kind: 'decided', request: result }, facts }
  })
}

type Aside = { found: SupervisorRequest; other: PersonId; until: Extract<Decision, { kind: 'grant' }>['until'] }

async function standAside(tx: Tx, deps: HandoverDeps, caller: Caller, { found, other, until }: Aside): Promise<Fact[]> {
  const { person, supervisor } = found
  const dates = {
    fromDate: midnight(caller.today),
    untilDate: until === null ? null : midnight(until),
    createdAt: caller.now,
  }
  const [link, recusal] = [deps.newId(), deps.newId()]
  await tx.supervisionLink.create({
    data: { id: link, personId: person.id, supervisorId: other, kind: 'acting', ...dates, once: `asked:${found.id}` },
  })
  await tx.recusal.create({
    data: {
      id: recusal,
      personId: person.id,
      supervisorId: supervisor.id,
      ...dates,
      createdById: caller.person.id,
      linkId: link,
    },
  })
  const passing = { person: person.id, from: supervisor.id, to: other, because: 'asked', on: caller.today } as const
  return [
    { kind: 'supervisor.stands-aside', subject: person.id, record: recusal },
    { kind: 'cover.arranged', subject: person.id, link, supervisor: other },
    ...(await openHandovers(tx, [{ ...passing, since: null }], caller.now)),
  ]
}

type Other = { id: PersonId; name: string } | { because: string }

/** Somebody who supervises people, and neither the person, their supervisor, whoever decides, nor anybody below the person. */
async function otherFor(
  tx: Tx,
  caller: Caller,
  { person, supervisor }: SupervisorRequest,
  text: string,
): Promise<Other> {
  const looked = await lookUp(tx, text, caller.today)
  if (looked.kind === 'none')
    return { because: 'Nobody of that name or number is listed. Write the whole name, or the force’s number for them.' }
  if (looked.kind === 'several') {
    const numbers = looked.people.map(({ reference, rank }) => `${reference} (${rank})`).join(', ')
    return { because: `Several people have that name. Write the number instead: ${numbers}.` }
  }
  const { id, name } = looked.person
  if (id === person.id) return { because: `That is ${name}, who asked. Name another supervisor.` }
  if (id === supervisor.id) return { because: `${name} keeps the record now. Name another supervisor.` }
  if (id === caller.person.id)
    return {
      because: 'You can’t name yourself: whoever decides does not gain the record by it. Name another supervisor.',
    }
  if (!(await supervises(tx, id, caller.today)))
    return { because: `${name} supervises nobody today. Name somebody who supervises people.` }
  if (await standsBelow(tx, id, person.id, caller.today))
    return { because: `${name} is supervised by ${person.name}, or by somebody below them. Name another supervisor.` }
  return { id, name }
}

async function sameDecision(
  deps: HandoverDeps,
  tx: Tx,
  found: SupervisorRequest,
  decision: Decision,
): Promise<boolean> {
  if (found.state !== (decision.kind === 'grant' ? 'granted' : 'declined')) return false
  return (await readWords(tx, deps.cipher, found, 'answer')) === decision.because
}

function decided({ state, person }: SupervisorRequest): Failure {
  const reader =
    state === 'withdrawn'
      ? `${person.name} has taken this back, so there is nothing to decide.`
      : 'This has been decided already. It stands as it was decided.'
  return new Failure('stale', reader, `request is ${state}`)
}
