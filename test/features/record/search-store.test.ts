import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readers } from '../../../src/features/record/readers-store.ts'
import { wantedWords } from '../../../src/features/record/search.ts'
import { search } from '../../../src/features/record/search-store.ts'
import type { RecordDeps } from '../../../src/features/record/standing-store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { RecordRead } from '../../../src/kernel/facts.ts'
import type { Database } from '../../../src/store/database.ts'
import { transact } from '../../../src/store/transaction.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { AT, opened } from '../../support/store.ts'
import { force } from './people.ts'

let database: Database
let room: ReturnType<typeof force>
let deps: RecordDeps
let sergeant: Caller
let person: Caller
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  room = force(database)
  deps = { db: () => database.prisma, cipher: room.cipher, newId: randomUUID, formerMayRead: true }
})
afterAll(() => database.close())
beforeEach(async () => {
  sergeant = await room.caller('Tom Ashworth')
  person = await room.supervised(sergeant)
})

const find = (words: string, by = sergeant) => search(deps, by, wantedWords(words))

test('finds all the words in what may be read of the people one has now, newest first, with corrections', async () => {
  const other = await room.supervised(sergeant, 'Callum Reid')
  const older = await room.logged(person, sergeant, { note: 'Asked about the dog section.', heldOn: '2026-02-01' })
  const newer = await room.logged(other, sergeant, { note: 'DOG handler, section two.', heldOn: '2026-03-01' })
  const corrected = await room.logged(other, sergeant, { note: 'Asked about horses.', heldOn: '2026-01-01' })
  const id = randomUUID()
  await database.prisma.addition.create({
    data: {
      ...{
        id,
        recordKind: 'one-to-one',
        recordId: corrected,
        subjectId: other.person.id,
        authorId: sergeant.person.id,
      },
      text: await room.cipher.sealNote(database.prisma, other.person.id, 'addition', id, 'text', 'The dog section.'),
      ...{ kind: 'correction', at: AT, once: randomUUID() },
    },
  })
  await room.logged(person, sergeant, { note: 'A dog, no more.' })
  const { hits, looked, more } = await find('section dog')
  expect(hits.map(({ record }) => record)).toEqual([newer, older, corrected])
  expect([looked, more]).toEqual([4, false])
  expect(await room.facts(person)).toEqual([['record.searched', sergeant.person.id]])
  expect(await room.facts(other)).toEqual([['record.searched', sergeant.person.id]])
})

test('does not look into what is kept between others, held back, own, of former people, or of erased ones', async () => {
  const next = await room.caller()
  await room.link(person.person.id, next.person.id, { kind: 'acting' })
  await room.logged(person, sergeant, { note: 'needle kept', keepPrivate: true })
  await room.logged(person, sergeant, { note: 'Shared.', ownNote: 'needle own', passOn: true })
  await room.logged(person, sergeant, { note: 'needle held', recordedAt: new Date('2026-01-07T12:00:00Z') })
  await database.prisma.handover.create({
    data: {
      ...{ id: randomUUID(), personId: person.person.id, fromId: sergeant.person.id, toId: next.person.id },
      ...{
        because: 'moved',
        effectiveOn: new Date('2026-02-01'),
        createdAt: AT,
        state: 'open',
        version: 1,
        holds: true,
      },
    },
  })
  const erased = await room.supervised(next)
  await room.logged(erased, next, { note: 'needle erased' })
  await room.erase(erased)
  const gone = await room.caller()
  await room.link(gone.person.id, next.person.id, { until: '2026-03-30' })
  await room.logged(gone, next, { note: 'needle of one who moved' })
  expect(await find('needle', next)).toMatchObject({ hits: [], looked: 1 })
  expect(await room.facts(gone)).toEqual([])
  expect((await find('needle')).hits).toHaveLength(2)
})

test('somebody who stands aside looks into nothing of that person', async () => {
  await room.logged(person, sergeant, { note: 'needle' })
  await database.prisma.recusal.create({
    data: {
      ...{ id: randomUUID(), personId: person.person.id, supervisorId: sergeant.person.id },
      ...{ fromDate: new Date('2026-03-30'), createdAt: AT, createdById: person.person.id },
    },
  })
  expect(await find('needle')).toMatchObject({ hits: [], looked: 0 })
  expect(await room.facts(person)).toEqual([])
})

test('ends at twenty hits and says that there may be more', async () => {
  for (let index = 0; index < 22; index++) await room.logged(person, sergeant, { note: 'needle' })
  const { hits, looked, more } = await find('needle')
  expect([hits.length, looked, more]).toEqual([20, 20, true])
})

test('the person sees who looked and what they did, without themselves; fifty at a time, the newest first', async () => {
  await room.logged(person, sergeant)
  await find('rest')
  const see = (by: Caller, kind: RecordRead) =>
    transact(database.prisma, { actor: { kind: 'person', id: by.person.id, door: 'slack' }, at: AT }, async () => ({
      result: null,
      facts: [{ kind, subject: person.person.id }],
    }))
  await see(person, 'record.read')
  for (let index = 0; index < 49; index++) await see(sergeant, 'record.read')
  const cover = await room.caller('Karen Whitfield')
  await see(cover, 'record.exported')
  const first = await readers(deps, person, null)
  expect(first.lines).toEqual([
    { name: 'Karen Whitfield', what: 'record.exported', on: '2026-03-30', times: 1 },
    { name: 'Tom Ashworth', what: 'record.read', on: '2026-03-30', times: 49 },
  ])
  const second = await readers(deps, person, BigInt(first.next ?? 0))
  expect(second).toMatchObject({ lines: [{ what: 'record.searched', times: 1 }], next: null, older: true })
  expect((await room.facts(person)).at(-1)).toEqual(['record.readers-seen', person.person.id])
})
