import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgreedAction, OneToOneDraft } from '../../../src/features/one-to-ones/one-to-one.ts'
import { draftStore } from '../../../src/store/drafts.ts'
import { day } from '../../support/days.ts'
import { AT, addPerson } from '../../support/store.ts'
import { type Force, openForce, TODAY } from './force.ts'

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(() => force.database.close())

const DAY = 86_400_000

const draft = (subject: string, change: Partial<OneToOneDraft> = {}): OneToOneDraft => ({
  ...{ subject, heldOn: TODAY, kind: 'regular', covered: [], note: 'Talked of rest days.', keepPrivate: false },
  ...{ ownNote: null, passOn: false, actions: [], done: [], next: { on: day('2026-04-27'), why: null } },
  ...change,
})
const action = (row: number, what: string): AgreedAction => ({ row, what, owner: 'person', dueOn: day('2026-04-13') })
const agreeing = (subject: string, ...whats: string[]) =>
  draft(subject, { actions: whats.map((what, index) => action(index + 1, what)) })

const owedOf = (subjectId: string) =>
  force.database.prisma.obligation.findMany({
    where: { subjectId, closedAt: null },
    select: { kind: true, dueOn: true },
  })

describe('what is owed next', () => {
  test('none with a reason closes it, and a day afterwards opens it again', async () => {
    const by = await force.sergeant()
    const subject = await force.supervised(by)
    const log = (change: Partial<OneToOneDraft>) => force.store.record(by, draft(subject, change), randomUUID())
    await log({ heldOn: day('2026-03-02') })
    await log({ heldOn: day('2026-03-09'), next: { on: null, why: 'long-absence' } })
    expect(await owedOf(subject)).toEqual([])
    await log({ heldOn: day('2026-03-05') })
    expect(await owedOf(subject)).toEqual([])
    await log({})
    expect(await owedOf(subject)).toEqual([{ kind: 'one-to-one', dueOn: new Date('2026-04-27') }])
  })
  test('the person gets one message about it', async () => {
    const by = await force.sergeant()
    const subject = await force.supervised(by)
    const once = randomUUID()
    await Promise.all([1, 2].map(() => force.store.record(by, draft(subject), once)))
    const [record] = await force.database.prisma.oneToOne.findMany({ where: { subjectId: subject } })
    const messages = await force.database.prisma.outbox.findMany({ where: { recipientId: subject } })
    expect(messages).toMatchObject([{ rule: 'one-to-one-shared', subjectId: record?.id, due: TODAY, step: 'shared' }])
  })
})

test('everything of a record is kept as it was typed, emoji included, and sealed', async () => {
  const by = await force.sergeant()
  const subject = await force.supervised(by)
  const full = draft(subject, {
    ...{ kind: 'stay', covered: ['workload', 'development'], note: 'Wants to stay 🙂', ownNote: 'Ask planning.' },
    ...{ passOn: true, next: { on: null, why: 'moving' } },
  })
  await force.store.record(by, full, randomUUID())
  const [row] = await force.database.prisma.oneToOne.findMany({ where: { subjectId: subject } })
  expect(row).toMatchObject({
    ...{ kind: 'stay', covered: ['workload', 'development'], passOn: true, keepPrivate: false },
    ...{ nextOn: null, noNext: 'moving', recordedAt: AT, heldOn: new Date(TODAY) },
  })
  const read = (column: string, sealed: Uint8Array | null | undefined) =>
    force.cipher.openNote(
      force.database.prisma,
      subject,
      'one_to_one',
      row?.id ?? '',
      column,
      sealed ?? new Uint8Array(),
    )
  expect([await read('note', row?.note), await read('own_note', row?.ownNote)]).toEqual([full.note, full.ownNote])
  await expect(read('note', row?.ownNote)).rejects.toThrow()
})

test('a retry a day later has no second effect; after the person has moved it tells nothing', async () => {
  const by = await force.sergeant()
  const subject = await addPerson(force.database.prisma)
  const linked = await force.link(subject, by.person.id, 'substantive', null)
  const once = randomUUID()
  const first = await force.store.record(by, agreeing(subject, 'Book it'), once)
  const tomorrow = { ...by, now: new Date(AT.getTime() + DAY), today: day('2026-03-31') }
  expect(await force.store.record(tomorrow, agreeing(subject, 'Book it'), once)).toEqual(first)
  expect(await force.database.prisma.action.count({ where: { subjectId: subject } })).toBe(1)
  await force.database.prisma.supervisionLink.update({ where: { id: linked }, data: { untilDate: new Date(TODAY) } })
  const refusal = { why: 'not-yours', reader: expect.stringContaining('What you wrote is still here') }
  await expect(force.store.record(tomorrow, agreeing(subject, 'Book it'), once)).rejects.toMatchObject(refusal)
  await expect(force.store.record(tomorrow, agreeing(randomUUID(), 'Book it'), once)).rejects.toMatchObject(refusal)
  await expect(force.store.opening(tomorrow, subject)).rejects.toMatchObject({ why: 'not-yours' })
})

test('the draft goes with the save and stays with a refusal', async () => {
  const drafts = draftStore({ db: () => force.database.prisma, cipher: force.cipher, newId: randomUUID, days: 14 })
  const by = await force.sergeant()
  const subject = await force.supervised(by)
  const once = randomUUID()
  const key = { author: by.person.id, form: 'one-to-ones.log', about: subject, once }
  await drafts.keep(key, { note: 'Half' }, AT)
  expect(await force.store.record(by, draft(subject, { done: [{ id: randomUUID(), version: 1 }] }), once)).toBe(
    'ticks-changed',
  )
  expect(await drafts.find(key, AT)).not.toBeNull()
  await force.store.record(by, draft(subject), once)
  expect(await drafts.find(key, AT)).toBeNull()
  await drafts.keep(key, { note: 'Late' }, new Date(AT.getTime() + 1_000))
  expect(await drafts.find(key, AT)).toBeNull()
})
