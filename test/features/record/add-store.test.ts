import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { comment, confirm } from '../../../src/features/record/additions-store.ts'
import { oneRecord } from '../../../src/features/record/one-store.ts'
import type { RecordDeps } from '../../../src/features/record/standing-store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
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

describe('confirming', () => {
  const press = (by: Caller, change: { version?: number; once?: string } = {}) =>
    confirm(deps, by, { record, version: change.version ?? 1, once: change.once ?? randomUUID() })

  test('three presses at once, and one a day later, are one', async () => {
    const once = randomUUID()
    const answers = await Promise.all([press(person, { once }), press(person, { once }), press(person)])
    expect(answers.sort()).toEqual(['already', 'already', 'confirmed'])
    expect(await press(person)).toBe('already')
    expect((await added()).map(({ kind }) => kind)).toEqual(['confirmed'])
    expect(await room.facts(person)).toEqual([['one-to-one.confirmed', person.person.id]])
  })
  test('what was corrected since it was shown is not confirmed', async () => {
    expect(await press(person, { version: 2 })).toBe('corrected-since')
    expect(await added()).toEqual([])
  })
  test.each<[string, () => Promise<Caller>]>([
    ['the supervisor', async () => sergeant],
    ['a stranger', () => room.caller()],
  ])('is not for %s', async (_who, who) => {
    await expect(press(await who())).rejects.toMatchObject({ why: 'not-yours' })
    expect(await added()).toEqual([])
  })
})

describe('commenting', () => {
  const write = (text: string, once: string = randomUUID(), by = person) => comment(deps, by, { record, text, once })

  test('is kept sealed, told once to who supervises the person, and saved once however often it is sent', async () => {
    const once = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => write('CANARY comment', once)))
    expect(answers).toEqual([{ told: 1 }, { told: 1 }, { told: 1 }])
    const [one, ...more] = await added()
    expect(more).toEqual([])
    expect(Buffer.from(one?.text ?? []).toString('latin1')).not.toContain('CANARY')
    expect(await told('record-answered')).toEqual([sergeant.person.id])
    expect(await room.facts(person)).toEqual([['one-to-one.commented', person.person.id]])
    expect((await oneRecord(deps, sergeant, record)).additions).toMatchObject([
      { kind: 'comment', text: 'CANARY comment' },
    ])
  })
  test('words changed after the first press are never passed off as saved', async () => {
    const once = randomUUID()
    await write('First.', once)
    await expect(write('First. And more.', once)).rejects.toMatchObject({ why: 'stale' })
    expect(await added()).toHaveLength(1)
  })
  test('each comment of a day is told by itself', async () => {
    await write('One.')
    await write('Two.')
    expect(await told('record-answered')).toHaveLength(2)
  })
  test('who supervises the person now and may not read the record is not told of it', async () => {
    record = await room.logged(person, sergeant, { keepPrivate: true })
    const cover = await room.caller()
    await room.link(person.person.id, cover.person.id, { kind: 'cover' })
    expect(await write('Only for Tom.')).toEqual({ told: 1 })
    expect(await told('record-answered')).toEqual([sergeant.person.id])
  })
  test('a record of any age, and with nobody supervising: it is saved', async () => {
    record = await room.logged(person, sergeant, { heldOn: '2019-01-07' })
    await database.prisma.supervisionLink.updateMany({
      where: { personId: person.person.id },
      data: { untilDate: new Date('2026-03-01') },
    })
    expect(await write('Years later.')).toEqual({ told: 0 })
    expect(await added()).toHaveLength(1)
  })
  test('is the person’s alone; another record’s key does nothing here', async () => {
    await expect(write('Not mine.', randomUUID(), sergeant)).rejects.toMatchObject({ why: 'not-yours' })
    const once = randomUUID()
    await write('Here.', once)
    const other = await room.logged(person, sergeant)
    await expect(comment(deps, person, { record: other, text: 'Here.', once })).rejects.toMatchObject({ why: 'stale' })
  })
})
