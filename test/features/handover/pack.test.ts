import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { object, openDecision, settle } from '../../../src/features/handover/objection-store.ts'
import { acknowledge, readPack } from '../../../src/features/handover/pack-store.ts'
import { cancel, prepare } from '../../../src/features/handover/prepare-store.ts'
import { openSummary, saveSummary } from '../../../src/features/handover/summary-store.ts'
import type { Database } from '../../../src/store/database.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
import { daysLater, desk, NOW } from './desk.ts'

let database: Database
let at: ReturnType<typeof desk>
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  at = desk(database)
})
afterAll(() => database.close())

const SUMMARY = { agreed: 'Starts the course in January.', adjustments: '', next: 'Ask how it went.' }
const NOT_YOURS = { why: 'not-yours' }

/** Three one-to-ones (one kept between the two, one with an own note to pass on), an open action, and a handover that has started. */
async function passing() {
  const [person, from, to, inspector] = await Promise.all([1, 2, 3, 4].map(() => at.somebody()))
  if (!person || !from || !to || !inspector) throw new Error('nobody was made')
  await Promise.all([at.link(person, from), at.link(from, inspector), at.link(to, inspector)])
  await at.note(person, from)
  await at.note(person, from, { keepPrivate: true, own: true, passOn: true })
  await at.note(person, from, { own: true, passOn: true })
  await at.action(person, from)
  await at.move(person, from, to)
  await at.plan()
  const [row] = await at.of(person)
  if (!row) throw new Error('nothing opened')
  const [self, outgoing, receiver, second] = await Promise.all([person, from, to, inspector].map((id) => at.caller(id)))
  if (!self || !outgoing || !receiver || !second) throw new Error('nobody calls')
  return { id: row.id, person, self, outgoing, receiver, second, handover: async () => (await at.of(person))[0] }
}

const save = (by: Awaited<ReturnType<typeof at.caller>>, id: string, seen = '', summary = SUMMARY) =>
  saveSummary(at.deps, by, { id, seen, summary })

describe('the summary', () => {
  test('is sealed, with a fact; the same again changes nothing, also at once', async () => {
    const { id, outgoing, person, handover } = await passing()
    const saved = await Promise.all([save(outgoing, id), save(outgoing, id)])
    expect(saved.map(({ kind }) => kind)).toEqual(['saved', 'saved'])
    const row = await handover()
    expect(Buffer.from(row?.summary ?? []).toString('latin1')).not.toContain('January')
    expect((await at.facts(person)).filter((kind) => kind === 'handover.summarised')).toHaveLength(1)
  })
  test('over a newer one nothing is lost: both come back, and the second press replaces', async () => {
    const { id, outgoing } = await passing()
    await save(outgoing, id)
    const typed = { ...SUMMARY, agreed: 'Something else.' }
    const refused = await save(outgoing, id, '', typed)
    expect(refused).toMatchObject({ kind: 'newer', summary: SUMMARY })
    const seen = refused.handover.summarisedAt?.toISOString()
    expect(await save(outgoing, id, seen, typed)).toMatchObject({ kind: 'saved' })
    expect((await openSummary(at.deps, outgoing, id)).summary).toEqual(typed)
  })
  test('is nobody else’s to write', async () => {
    const { id, self, receiver, second } = await passing()
    for (const other of [self, receiver, second]) await expect(save(other, id)).rejects.toMatchObject(NOT_YOURS)
  })
  test('once acknowledged it stands; a first one that comes late opens the handover again, and is told in the morning', async () => {
    const [early, late] = [await passing(), await passing()]
    await save(early.outgoing, early.id)
    for (const { id, receiver } of [early, late]) {
      const { version } = (await readPack(at.deps, receiver, id)).handover
      await acknowledge(at.deps, receiver, id, String(version))
    }
    await expect(save(early.outgoing, early.id, '', { ...SUMMARY, next: 'More.' })).rejects.toMatchObject({
      why: 'stale',
    })
    await save(late.outgoing, late.id)
    expect(await late.handover()).toMatchObject({ state: 'open', acknowledgedAt: null })
    const told = await at.outbox([late.receiver.person.id])
    expect(told.at(-1)).toMatchObject({ rule: 'handover-waiting', step: 'summaries', due: '2026-11-26' })
  })
})

describe('the pack', () => {
  test('each reader gets their own part of it, and a fact', async () => {
    const { id, person, self, outgoing, receiver, second } = await passing()
    await save(outgoing, id)
    const read = (by: typeof self) => readPack(at.deps, by, id)
    expect(await read(receiver)).toMatchObject({
      as: 'receiver',
      summary: SUMMARY,
      passes: { sharedNotes: 2, keptPrivate: 1, ownNotes: 1, openActions: 1 },
      actions: [{ what: 'Send the form', owner: 'person' }],
    })
    expect(await read(self)).toMatchObject({ as: 'self', summary: SUMMARY, actions: [{ what: 'Send the form' }] })
    expect(await read(outgoing)).toMatchObject({ as: 'outgoing', summary: SUMMARY, actions: [] })
    expect(await read(second)).toMatchObject({ as: 'second-line', summary: null, actions: [] })
    expect((await at.facts(person)).filter((kind) => kind === 'handover.seen')).toHaveLength(4)
    await expect(read(await at.caller(await at.somebody()))).rejects.toMatchObject(NOT_YOURS)
  })
  test('is acknowledged once, by the receiver, over what they have read', async () => {
    const { id, person, outgoing, receiver, second, handover } = await passing()
    const { version } = (await readPack(at.deps, receiver, id)).handover
    await save(outgoing, id)
    await expect(acknowledge(at.deps, receiver, id, String(version))).rejects.toMatchObject({ why: 'stale' })
    for (const other of [outgoing, second])
      await expect(acknowledge(at.deps, other, id, String(version + 1))).rejects.toMatchObject(NOT_YOURS)
    const press = () => acknowledge(at.deps, receiver, id, String(version + 1))
    await Promise.all([press(), press()])
    expect(await handover()).toMatchObject({ state: 'acknowledged', acknowledgedById: receiver.person.id })
    expect((await at.facts(person)).filter((kind) => kind === 'handover.acknowledged')).toHaveLength(1)
  })
  test('who has handed over no longer reads it, unless the force allows it', async () => {
    const { id, outgoing, receiver } = await passing()
    await save(outgoing, id)
    const { version } = (await readPack(at.deps, receiver, id)).handover
    await acknowledge(at.deps, receiver, id, String(version))
    expect((await readPack(at.deps, outgoing, id)).summary).toBeNull()
    expect((await readPack({ ...at.deps, formerMayRead: true }, outgoing, id)).summary).toEqual(SUMMARY)
  })
})

describe('an objection', () => {
  test('holds at once; the second line reads and decides, the receiver never sees the words', async () => {
    const { id, person, self, outgoing, receiver, second } = await passing()
    await save(outgoing, id)
    const objecting = () => object(at.deps, self, id, 'She is my sister.')
    expect(await Promise.all([objecting(), objecting()])).toMatchObject([
      { told: 'second-line' },
      { told: 'second-line' },
    ])
    const held = await readPack(at.deps, receiver, id)
    expect(held).toMatchObject({ summary: null, passes: { sharedNotes: 0, ownNotes: 0, openActions: 1, held: 2 } })
    expect(JSON.stringify(held)).not.toContain('sister')
    expect(await openDecision(at.deps, second, id)).toMatchObject({ words: 'She is my sister.' })
    await expect(openDecision(at.deps, receiver, id)).rejects.toMatchObject(NOT_YOURS)
    await settle(at.deps, second, { id, passes: true, because: 'We spoke.' })
    await settle(at.deps, second, { id, passes: true, because: 'We spoke.' })
    await expect(settle(at.deps, second, { id, passes: false, because: 'No.' })).rejects.toMatchObject({ why: 'stale' })
    expect(await readPack(at.deps, receiver, id)).toMatchObject({ summary: SUMMARY, passes: { sharedNotes: 2 } })
    const facts = await at.facts(person)
    for (const kind of ['handover.objected', 'handover.settled'])
      expect(facts.filter((one) => one === kind)).toHaveLength(1)
  })
  test('can be made for fourteen days after the start, also when it is acknowledged', async () => {
    const [soon, late] = [await passing(), await passing()]
    const { version } = (await readPack(at.deps, soon.receiver, soon.id)).handover
    await acknowledge(at.deps, soon.receiver, soon.id, String(version))
    const onDay = async (id: string, days: number) => at.caller(id, daysLater(days))
    await object(at.deps, await onDay(soon.person, 14), soon.id, 'No.')
    expect(await soon.handover()).toMatchObject({ holds: true, state: 'acknowledged' })
    await expect(object(at.deps, await onDay(late.person, 15), late.id, 'No.')).rejects.toMatchObject({
      reader: expect.stringContaining('Speak to your second line'),
    })
  })
})

describe('prepared', () => {
  test('again for the same people changes to whom; the move uses it; taken back, the person is told if they had been', async () => {
    const { person, from, to } = await (async () => {
      const [one, two, three] = await Promise.all([1, 2, 3].map(() => at.somebody()))
      return { person: one ?? '', from: two ?? '', to: three ?? '' }
    })()
    await at.link(person, from)
    await at.note(person, from)
    const by = await at.caller(from)
    const { reference } = await at.db.person.findUniqueOrThrow({ where: { id: to } })
    const ready = (who: string) => prepare(at.deps, by, { people: [person], to: who, on: day('2026-12-01') })
    await Promise.all([ready(''), ready('')])
    await ready(reference)
    const [row, ...more] = await at.of(person)
    expect(more).toEqual([])
    expect(row).toMatchObject({ toId: to, startedAt: null })
    await at.plan()
    expect((await at.outbox([person, to, from])).map(({ rule }) => rule)).toEqual(['handover-passing'])
    await cancel(at.deps, by, row?.id ?? '')
    await cancel(at.deps, by, row?.id ?? '')
    expect(await at.outbox([person])).toMatchObject([{ rule: 'handover-passing' }, { step: 'taken-back' }])
    await ready(reference)
    await at.move(person, from, to)
    const open = (await at.of(person)).filter(({ state }) => state === 'open')
    expect(open).toMatchObject([{ toId: to, startedAt: NOW }])
    await expect(cancel(at.deps, by, open[0]?.id ?? '')).rejects.toMatchObject({ why: 'stale' })
  })
  test.each(['somebody else’s', 'nobody’s'])('%s person refuses the whole form', async (whose) => {
    const [mine, theirs, sergeant] = await Promise.all([1, 2, 3].map(() => at.somebody()))
    if (!mine || !theirs || !sergeant) throw new Error('nobody was made')
    await at.link(mine, sergeant)
    await at.note(mine, sergeant)
    const other = whose === 'nobody’s' ? crypto.randomUUID() : theirs
    const wanted = { people: [mine, other], to: '', on: day('2026-12-01') }
    await expect(prepare(at.deps, await at.caller(sergeant), wanted)).rejects.toMatchObject(NOT_YOURS)
    expect(await at.of(mine)).toEqual([])
  })
})
