import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createCipher } from '../../src/store/cipher.ts'
import type { Database } from '../../src/store/database.ts'
import { freshDatabase } from '../support/postgres.ts'
import { AT, opened } from '../support/store.ts'

let database: Database
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
})
afterAll(() => database.close())

const key = (id: string) => ({ id, key: new Uint8Array(randomBytes(32)) })
const first = key('first')
const cipher = createCipher([first])
const NOTE = 'Talked about nights; agreed a change of shift. 🙂'

let subject: string
let row: string
beforeEach(() => {
  subject = randomUUID()
  row = randomUUID()
})

const seal = (by = cipher) => by.sealNote(database.prisma, subject, 'one_to_one', row, 'note', NOTE)

test('what was sealed opens again, is different each time, and shows nothing of itself', async () => {
  const [one, two] = [await seal(), await seal()]
  expect(await cipher.openNote(database.prisma, subject, 'one_to_one', row, 'note', one)).toBe(NOTE)
  expect(await cipher.openNote(database.prisma, subject, 'one_to_one', row, 'note', two)).toBe(NOTE)
  expect(Buffer.from(one).equals(two)).toBe(false)
  expect(Buffer.from(one).includes('nights')).toBe(false)
})

test('every byte counts', async () => {
  const sealed = await seal()
  for (let index = 0; index < sealed.length; index++) {
    const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte))
    await expect(cipher.openNote(database.prisma, subject, 'one_to_one', row, 'note', changed)).rejects.toThrow()
  }
  const short = sealed.subarray(0, 20)
  await expect(cipher.openNote(database.prisma, subject, 'one_to_one', row, 'note', short)).rejects.toThrow(
    'not a sealed',
  )
})

test('a note does not open in another row, column, table or person’s record', async () => {
  const sealed = await seal()
  const other = randomUUID()
  await cipher.sealNote(database.prisma, other, 'one_to_one', row, 'note', 'so that the other has a key')
  for (const [who, table, id, column] of [
    [subject, 'one_to_one', other, 'note'],
    [subject, 'one_to_one', row, 'agreed'],
    [subject, 'welfare', row, 'note'],
    [other, 'one_to_one', row, 'note'],
  ] as const) {
    const opening = cipher.openNote(database.prisma, who, table, id, column, sealed)
    await expect(opening).rejects.toThrow('does not open')
    await expect(opening).rejects.not.toThrow(/Talked/)
  }
})

test('a later ring opens what an earlier key wrapped; without that key the error names the key and nothing else', async () => {
  const sealed = await seal()
  const rotated = createCipher([key('second'), first])
  expect(await rotated.openNote(database.prisma, subject, 'one_to_one', row, 'note', sealed)).toBe(NOTE)
  const without = createCipher([key('second')])
  await expect(without.openNote(database.prisma, subject, 'one_to_one', row, 'note', sealed)).rejects.toThrow(
    /^key first is not among the keys this copy was started with$/,
  )
  const impostor = createCipher([{ ...key('first') }])
  await expect(impostor.openNote(database.prisma, subject, 'one_to_one', row, 'note', sealed)).rejects.toThrow(
    'does not open',
  )
})

test('many first notes about one person at once share one data key', async () => {
  const writers = 6
  let waiting = 0
  let go = () => {}
  const all = new Promise<void>((resolve) => {
    go = resolve
  })
  /** Past this point every transaction has begun, and none has made a key. */
  const together = () => {
    waiting++
    if (waiting === writers) go()
    return all
  }
  const sealing = Array.from({ length: writers }, () =>
    database.prisma.$transaction(async (tx) => {
      await tx.heartbeat.count()
      await together()
      return cipher.sealNote(tx, subject, 'one_to_one', row, 'note', NOTE)
    }),
  )
  for (const sealed of await Promise.all(sealing)) {
    expect(await cipher.openNote(database.prisma, subject, 'one_to_one', row, 'note', sealed)).toBe(NOTE)
  }
  expect(await database.prisma.subjectKey.count({ where: { subjectId: subject } })).toBe(1)
})

test('a wrapped key does not serve another person', async () => {
  const sealed = await seal()
  const kept = await database.prisma.subjectKey.findUniqueOrThrow({ where: { subjectId: subject } })
  const other = randomUUID()
  await database.prisma.subjectKey.create({ data: { ...kept, subjectId: other } })
  await expect(cipher.openNote(database.prisma, other, 'one_to_one', row, 'note', sealed)).rejects.toThrow(
    'does not open',
  )
})

test('an erased person’s notes are gone for good, and the reader is told', async () => {
  const sealed = await seal()
  const erase = { wrapped: new Uint8Array(), erasedAt: AT }
  await database.prisma.subjectKey.update({ where: { subjectId: subject }, data: erase })
  for (const attempt of [cipher.openNote(database.prisma, subject, 'one_to_one', row, 'note', sealed), seal()]) {
    await expect(attempt).rejects.toMatchObject({ name: 'Failure', reader: expect.stringContaining('were erased') })
  }
})

test('an erased key can’t keep its bytes', async () => {
  await seal()
  const half = database.prisma.subjectKey.update({ where: { subjectId: subject }, data: { erasedAt: AT } })
  await expect(half).rejects.toThrow(/subject_key_erased_is_empty/)
})

test('the audit’s mark of a text is stable for a key, different for another, and 64 hex digits', () => {
  expect(cipher.mac(NOTE)).toMatch(/^[0-9a-f]{64}$/)
  expect(cipher.mac(NOTE)).toBe(createCipher([first]).mac(NOTE))
  expect(cipher.mac(NOTE)).not.toBe(cipher.mac(`${NOTE} `))
  expect(cipher.mac(NOTE)).not.toBe(createCipher([key('second')]).mac(NOTE))
})

test('many notes open with one look-up; each still only in its own place; an erased subject is known before', async () => {
  const other = randomUUID()
  const [mine, theirs] = [await seal(), await cipher.sealNote(database.prisma, other, 'one_to_one', row, 'note', NOTE)]
  const opener = await cipher.opener(database.prisma, [subject, other, randomUUID()])
  expect(opener.open(subject, 'one_to_one', row, 'note', mine)).toBe(NOTE)
  expect(opener.open(other, 'one_to_one', row, 'note', theirs)).toBe(NOTE)
  expect(() => opener.open(subject, 'one_to_one', row, 'note', theirs)).toThrow()
  expect(() => opener.open(subject, 'one_to_one', row, 'own_note', mine)).toThrow()
  expect(() => opener.open(randomUUID(), 'one_to_one', row, 'note', mine)).toThrow('has no data key')
  await database.prisma.subjectKey.update({
    where: { subjectId: other },
    data: { erasedAt: AT, wrapped: Buffer.from([]) },
  })
  const after = await cipher.opener(database.prisma, [subject, other])
  expect([after.erased(subject), after.erased(other)]).toEqual([false, true])
  expect(() => after.open(other, 'one_to_one', row, 'note', theirs)).toThrow('was erased')
})
