import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Caller } from '../../src/kernel/caller.ts'
import { NOTHING_SET } from '../../src/kernel/setting.ts'
import type { Claimed } from '../../src/reminders/outbox.ts'
import type { Database } from '../../src/store/database.ts'
import type { Message } from '../../src/view/message.ts'
import { messageToText } from '../../src/view/to-text.ts'
import { recordMessages } from '../../src/wiring/record.ts'
import { force } from '../features/record/people.ts'
import { day } from '../support/days.ts'
import { freshDatabase } from '../support/postgres.ts'
import { AT, opened } from '../support/store.ts'

let database: Database
let room: ReturnType<typeof force>
let sergeant: Caller
let person: Caller
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  room = force(database)
})
afterAll(() => database.close())
beforeEach(async () => {
  sergeant = await room.caller('Tom Ashworth')
  person = await room.supervised(sergeant)
})

type RuleName = keyof ReturnType<typeof recordMessages>

/** What goes out about something on a day, or why nothing does. */
async function saidTo(to: Caller, rule: RuleName, subject: string, today = '2026-03-30'): Promise<Message | string> {
  const { id, zone, email } = to.person
  const row: Claimed = { id: 1n, fence: 1, attempts: 1, rule, subject, recipient: id, due: day(today), step: '' }
  const rules = recordMessages({ database, cipher: room.cipher, newId: randomUUID })
  const composed = (await rules[rule].compose([row], AT))(
    row,
    { id, zone, email, leavesOn: null, setting: NOTHING_SET },
    day(today),
  )
  return 'state' in composed ? `${composed.state}: ${composed.reason}` : composed
}

async function text(said: Promise<Message | string>): Promise<string> {
  const message = await said
  return typeof message === 'string' ? message : `${message.notice}\n${messageToText(message)}`
}

async function added(record: string, author: Caller, kind: 'comment' | 'correction'): Promise<string> {
  const id = randomUUID()
  const sealed = await room.cipher.sealNote(database.prisma, person.person.id, 'addition', id, 'text', 'CANARY words')
  const row = { recordKind: 'one-to-one', recordId: record, subjectId: person.person.id, authorId: author.person.id }
  await database.prisma.addition.create({ data: { id, ...row, kind, text: sealed, at: AT, once: randomUUID() } })
  return id
}

test('the person gets what was shared and agreed; the own note and the notice’s reader get nothing of it', async () => {
  const record = await room.logged(person, sergeant, { note: 'CANARY shared', ownNote: 'CANARY own', kind: 'welfare' })
  await room.agreed(person, 'CANARY action', record)
  const message = await saidTo(person, 'one-to-one-shared', record)
  if (typeof message === 'string') throw new Error(message)
  expect(message.notice).not.toMatch(/CANARY|welfare|Tom/i)
  const body = messageToText(message)
  expect(body).toContain('CANARY shared')
  expect(body).toContain('CANARY action (you, by Monday 13 April 2026)')
  expect(body).toContain('Tom Ashworth')
  expect(body).toContain('Welfare conversation')
  expect(body).not.toContain('CANARY own')
})

test.each<[string, () => Promise<[Caller, string]>]>([
  ['to anybody but the person', async () => [sergeant, await room.logged(person, sergeant)]],
  ['about a record that is not there', async () => [person, randomUUID()]],
  [
    'when the person’s notes were erased',
    async () => {
      const record = await room.logged(person, sergeant)
      await room.erase(person)
      return [person, record]
    },
  ],
])('what was shared is not sent %s', async (_what, given) => {
  const [to, record] = await given()
  expect(await saidTo(to, 'one-to-one-shared', record)).toBe('cancelled: gone')
})

test('a comment is told to who supervises the person on the day, without its words', async () => {
  const record = await room.logged(person, sergeant)
  const comment = await added(record, person, 'comment')
  const said = await text(saidTo(sergeant, 'record-answered', comment))
  expect(said).toContain('Priya Shah has added a comment')
  expect(said).not.toContain('CANARY')
  expect(said.split('\n')[0]).not.toContain('Priya')
  await database.prisma.supervisionLink.updateMany({
    where: { personId: person.person.id },
    data: { untilDate: new Date('2026-03-30') },
  })
  expect(await saidTo(sergeant, 'record-answered', comment)).toBe('cancelled: gone')
})

test('a correction is told to the person and to nobody else', async () => {
  const correction = await added(await room.logged(person, sergeant), sergeant, 'correction')
  expect(await text(saidTo(person, 'record-corrected', correction))).toContain('Tom Ashworth has corrected the record')
  expect(await text(saidTo(person, 'record-corrected', correction))).not.toContain('CANARY')
  expect(await saidTo(sergeant, 'record-corrected', correction)).toBe('cancelled: gone')
})
