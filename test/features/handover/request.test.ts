import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askOther, withdrawAsk } from '../../../src/features/handover/ask-other-store.ts'
import { decide, openRequest } from '../../../src/features/handover/decide-store.ts'
import type { Database } from '../../../src/store/database.ts'
import { mustStand } from '../../../src/store/relation.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
import { daysLater, desk } from './desk.ts'

let database: Database
let at: ReturnType<typeof desk>
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  at = desk(database)
})
afterAll(() => database.close())

/** A constable, their sergeant, another sergeant with a constable, an inspector over both. */
async function team() {
  const made = await Promise.all([1, 2, 3, 4, 5].map(() => at.somebody()))
  const [person, sergeant, other, inspector, theirs] = made
  if (!person || !sergeant || !other || !inspector || !theirs) throw new Error('nobody was made')
  await Promise.all([at.link(person, sergeant), at.link(theirs, other)])
  await Promise.all([at.link(sergeant, inspector), at.link(other, inspector)])
  await at.note(person, sergeant)
  const self = await at.caller(person)
  const second = await at.caller(inspector)
  return { person, sergeant, other, inspector, self, second }
}

const WORDS = 'He is my brother-in-law.'
const ask = (by: Awaited<ReturnType<typeof at.caller>>, once: string = randomUUID(), words = WORDS) =>
  askOther(at.deps, by, { words, once })
const grant = async (id: string) => ({
  kind: 'grant' as const,
  other: (await at.db.person.findUniqueOrThrow({ where: { id } })).reference,
  until: null,
  because: 'Of course.',
})

describe('asking', () => {
  test('a form sent twice is one request, sealed, and one message that says nothing of it', async () => {
    const { self, person, inspector, sergeant } = await team()
    const once = randomUUID()
    await Promise.all([ask(self, once), ask(self, once)])
    const rows = await at.db.supervisorRequest.findMany({ where: { personId: person } })
    expect(rows).toMatchObject([{ supervisorId: sergeant, state: 'open' }])
    expect(Buffer.from(rows[0]?.words ?? []).toString('latin1')).not.toContain('brother')
    expect(await at.outbox([inspector, sergeant])).toMatchObject([{ rule: 'other-supervisor-asked', to: inspector }])
    await expect(ask(self)).rejects.toMatchObject({ why: 'invalid' })
    await expect(ask(self, once, 'Other words.')).rejects.toMatchObject({ why: 'invalid' })
  })
  test('without a second line an administrator is told that one is missing; a later second line is told of the request', async () => {
    const [person, sergeant, administrator, later] = await Promise.all([1, 2, 3, 4].map(() => at.somebody()))
    if (!person || !sergeant || !administrator || !later) throw new Error('nobody was made')
    await at.db.person.update({ where: { id: administrator }, data: { roles: ['administrator'] } })
    await at.link(person, sergeant)
    expect(await ask(await at.caller(person))).toMatchObject({ told: 'administrator' })
    await at.db.person.update({ where: { id: person }, data: { secondLineId: later } })
    await at.plan(daysLater(1))
    await at.plan(daysLater(2))
    expect(await at.outbox([administrator, later])).toMatchObject([
      { rule: 'other-supervisor-asked', step: 'administrator', to: administrator },
      { rule: 'other-supervisor-asked', step: 'second-line', to: later },
    ])
    await at.db.person.update({ where: { id: administrator }, data: { roles: [] } })
  })
  test('taken back, twice, nobody can decide it any more', async () => {
    const { self, second } = await team()
    const { request } = await ask(self)
    await withdrawAsk(at.deps, self, request.id)
    expect(await withdrawAsk(at.deps, self, request.id)).toMatchObject({ state: 'withdrawn' })
    await expect(openRequest(at.deps, second, request.id)).rejects.toMatchObject({ why: 'stale' })
  })
})

describe('deciding', () => {
  test('granted: the sergeant stands aside from today, the other keeps the record, and a handover opens; twice is once', async () => {
    const { self, second, person, sergeant, other } = await team()
    const { request } = await ask(self)
    expect(await openRequest(at.deps, second, request.id)).toMatchObject({ words: WORDS })
    const decision = await grant(other)
    const decisions = await Promise.all([1, 2].map(() => decide(at.deps, second, request.id, decision)))
    expect(decisions.map(({ kind }) => kind)).toEqual(['decided', 'decided'])
    const stands = async (id: string) =>
      (await mustStand(at.db, await at.caller(id), person, 'handover.see', 'reading')).relation
    expect([await stands(sergeant), await stands(other)]).toEqual(['former', 'supervisor'])
    expect(await at.of(person)).toMatchObject([{ fromId: sergeant, toId: other, because: 'asked' }])
    await at.plan()
    const told = (await at.outbox([person, sergeant, other])).map(({ rule, step, to }) => [rule, step, to])
    expect(told).toContainEqual(['other-supervisor-decided', 'aside', sergeant])
    expect(told.filter(([rule]) => rule === 'handover-summary')).toEqual([])
    const facts = await at.facts(person)
    expect(facts).toEqual(
      expect.arrayContaining([
        'supervisor.other-decided',
        'supervisor.stands-aside',
        'cover.arranged',
        'handover.opened',
      ]),
    )
  })
  test('when the other’s link ends, also early, the sergeant keeps the record again', async () => {
    const { self, second, person, sergeant, other } = await team()
    const { request } = await ask(self)
    await decide(at.deps, second, request.id, await grant(other))
    await at.db.supervisionLink.updateMany({
      where: { personId: person, supervisorId: other },
      data: { untilDate: new Date('2026-11-28') },
    })
    await at.plan(daysLater(3))
    const by = await at.caller(sergeant, daysLater(3))
    expect(await mustStand(at.db, by, person, 'record.read', 'reading')).toMatchObject({ relation: 'supervisor' })
  })
  test('declined: nothing changes but the answer', async () => {
    const { self, second, person } = await team()
    const { request } = await ask(self)
    await decide(at.deps, second, request.id, { kind: 'decline', because: 'Let us speak.' })
    await decide(at.deps, second, request.id, { kind: 'decline', because: 'Let us speak.' })
    await expect(
      decide(at.deps, second, request.id, { kind: 'decline', because: 'Other words.' }),
    ).rejects.toMatchObject({ why: 'stale' })
    expect([await at.of(person), await at.db.recusal.findMany({ where: { personId: person } })]).toEqual([[], []])
  })
  test.each(['person', 'sergeant', 'inspector', 'somebody without people', 'nobody', 'somebody below the person'])(
    'the record does not go to %s',
    async (whom) => {
      const { self, second, person, sergeant, inspector } = await team()
      const { request } = await ask(self)
      const below = await at.somebody()
      const lowest = await at.somebody()
      await at.link(below, person)
      await at.link(lowest, below)
      const ids: Readonly<Record<string, string>> = {
        person,
        sergeant,
        inspector,
        'somebody without people': lowest,
        'somebody below the person': below,
      }
      const id = ids[whom]
      const decision = id ? await grant(id) : { ...(await grant(sergeant)), other: 'Nobody At All' }
      expect(await decide(at.deps, second, request.id, decision)).toMatchObject({ kind: 'refused', field: 'other' })
      expect(await at.db.supervisorRequest.findUnique({ where: { id: request.id } })).toMatchObject({ state: 'open' })
    },
  )
  test('is the second line’s alone', async () => {
    const { self, sergeant, other, person } = await team()
    const { request } = await ask(self)
    for (const id of [sergeant, other, person]) {
      const by = await at.caller(id)
      await expect(openRequest(at.deps, by, request.id)).rejects.toMatchObject({ why: 'not-yours' })
      await expect(decide(at.deps, by, request.id, await grant(other))).rejects.toMatchObject({ why: 'not-yours' })
    }
  })
})
