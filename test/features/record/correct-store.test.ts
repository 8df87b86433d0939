import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { correct, toCorrect } from '../../../src/features/record/correct-store.ts'
import { oneRecord } from '../../../src/features/record/one-store.ts'
import type { RecordDeps } from '../../../src/features/record/standing-store.ts'
import type { Correction } from '../../../src/features/record/typed.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { AT, opened } from '../../support/store.ts'
import { force } from './people.ts'

let database: Database
let room: ReturnType<typeof force>
let deps: RecordDeps
let sergeant: Caller
let person: Caller
let record: string
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  room = force(database)
  deps = { db: () => database.prisma, cipher: room.cipher, newId: randomUUID, formerMayRead: false }
})
afterAll(() => database.close())
beforeEach(async () => {
  sergeant = await room.caller('Tom Ashworth')
  person = await room.supervised(sergeant)
  record = await room.logged(person, sergeant, { note: 'By Friday.' })
})

const added = () => database.prisma.addition.findMany({ where: { recordId: record }, orderBy: { at: 'asc' } })
const outbox = (rule: string) =>
  database.prisma.outbox.findMany({ where: { rule, subjectId: { in: ids } }, select: { recipientId: true } })
let ids: string[] = []
const told = async (rule: string) => {
  ids = (await added()).map(({ id }) => id)
  return (await outbox(rule)).map(({ recipientId }) => recipientId)
}

describe('correcting', () => {
  const words = (change: Partial<Correction> = {}): Correction => ({
    ...{ text: 'By Thursday.', reason: 'A slip.', heldOn: null },
    ...change,
  })
  const write = (correction = words(), change: { version?: number; once?: string; by?: Caller } = {}) =>
    correct(deps, change.by ?? sergeant, {
      ...{ record, correction, version: change.version ?? 1, once: change.once ?? randomUUID() },
    })
  const kept = () => database.prisma.oneToOne.findUniqueOrThrow({ where: { id: record } })
  const owed = async () =>
    (await database.prisma.obligation.findMany({ where: { subjectId: person.person.id } })).map(
      ({ dueOn, closedAt }) => [dueOn.toISOString().slice(0, 10), closedAt !== null],
    )

  test('adds, leaves the first words as they are, tells the person, and happens once', async () => {
    const before = await kept()
    const once = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => write(words(), { once })))
    expect(answers.map(({ kind }) => kind)).toEqual(['corrected', 'corrected', 'corrected'])
    const after = await kept()
    expect(Buffer.from(after.note).equals(before.note)).toBe(true)
    expect([after.version, after.heldOn]).toEqual([2, before.heldOn])
    expect(await told('record-corrected')).toEqual([person.person.id])
    const { shared, additions } = await oneRecord(deps, person, record)
    expect(shared?.note).toBe('By Friday.')
    expect(additions).toMatchObject([{ kind: 'correction', text: 'By Thursday.', reason: 'A slip.', day: null }])
    expect((await room.facts(person)).filter(([kind]) => kind === 'one-to-one.corrected')).toHaveLength(1)
  })
  test('of two at once the second is shown what the first wrote, and nothing of it is lost or saved', async () => {
    const cover = await room.caller('Karen Whitfield')
    await room.link(person.person.id, cover.person.id, { kind: 'cover' })
    const done = await Promise.all([write(words({ text: 'One.' })), write(words({ text: 'Two.' }), { by: cover })])
    expect(done.map(({ kind }) => kind).sort()).toEqual(['corrected', 'corrected-since'])
    const late = done.find((one) => one.kind === 'corrected-since')
    const saved = await added()
    expect(saved).toHaveLength(1)
    if (late?.kind !== 'corrected-since') throw new Error('neither came second')
    expect(late.now).toMatchObject({ version: 2, corrections: [{ reason: 'A slip.' }] })
    const second = late.now.corrections[0]?.text === 'One.' ? cover : sergeant
    expect(await write(words({ text: 'Both stand.' }), { version: late.now.version, by: second })).toEqual({
      kind: 'corrected',
    })
  })
  test('the day of the meeting is moved, and what it was is kept', async () => {
    await write(words({ text: null, heldOn: day('2026-03-01') }))
    expect((await kept()).heldOn).toEqual(new Date('2026-03-01'))
    expect((await oneRecord(deps, person, record)).additions).toMatchObject([
      { text: null, day: { from: '2026-03-02', to: '2026-03-01' } },
    ])
  })
  test('what is owed next follows the latest meeting, when a corrected day makes another one the latest', async () => {
    await room.logged(person, sergeant, { heldOn: '2026-02-20', nextOn: new Date('2026-04-01') })
    await database.prisma.obligation.create({
      data: {
        ...{ id: randomUUID(), kind: 'one-to-one', subjectId: person.person.id, dueOn: new Date('2026-04-27') },
        ...{ createdAt: AT, updatedAt: AT },
      },
    })
    await write(words({ text: null, heldOn: day('2026-03-20') }))
    expect(await owed()).toEqual([['2026-04-27', false]])
    await write(words({ text: null, heldOn: day('2026-02-01') }), { version: 2 })
    expect(await owed()).toEqual([['2026-04-01', false]])
    await database.prisma.oneToOne.update({ where: { id: record }, data: { nextOn: null, noNext: 'leaving' } })
    await write(words({ text: null, heldOn: day('2026-03-29') }), { version: 3 })
    expect(await owed()).toEqual([['2026-04-01', true]])
  })
  test.each<[string, Correction]>([
    ['the words there are', words({ text: 'By Friday.' })],
    ['no words and no day', words({ text: null })],
  ])('%s are no correction', async (_what, correction) => {
    await expect(write(correction)).rejects.toMatchObject({ why: 'invalid' })
    expect(await added()).toEqual([])
    expect((await kept()).version).toBe(1)
  })
  test('words changed after the first press are never passed off as saved', async () => {
    const once = randomUUID()
    await write(words(), { once })
    for (const change of [{ text: 'Other.' }, { reason: 'Other.' }, { heldOn: day('2026-03-01') }]) {
      await expect(write(words(change), { once })).rejects.toMatchObject({ why: 'stale' })
    }
  })
  test.each<[string, () => Promise<Caller>]>([
    ['the person', async () => person],
    ['a stranger', () => room.caller()],
  ])('is not for %s', async (_who, who) => {
    const by = await who()
    await expect(write(words(), { by })).rejects.toMatchObject({ why: 'not-yours' })
    await expect(toCorrect(deps, by, record)).rejects.toMatchObject({ why: 'not-yours' })
    expect(await added()).toEqual([])
  })
  test('nobody corrects what is kept between two others', async () => {
    record = await room.logged(person, sergeant, { keepPrivate: true, note: 'CANARY' })
    const cover = await room.caller()
    await room.link(person.person.id, cover.person.id, { kind: 'cover' })
    await expect(write(words(), { by: cover })).rejects.toMatchObject({ why: 'not-yours' })
    await expect(toCorrect(deps, cover, record)).rejects.toMatchObject({ why: 'not-yours' })
    await expect(toCorrect(deps, cover, randomUUID())).rejects.toMatchObject({ why: 'not-yours' })
  })
})
