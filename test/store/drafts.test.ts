import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DraftKey } from '../../src/kernel/draft.ts'
import { createCipher } from '../../src/store/cipher.ts'
import type { Database } from '../../src/store/database.ts'
import { deleteExpiredDrafts, draftStore } from '../../src/store/drafts.ts'
import { dump } from '../support/database-dump.ts'
import { freshDatabase } from '../support/postgres.ts'
import { AT, addPerson, opened } from '../support/store.ts'

const CANARY = 'numbatsigh'
const DAY = 86_400_000
const later = (milliseconds: number) => new Date(AT.getTime() + milliseconds)

let url: string
let database: Database
let drafts: ReturnType<typeof draftStore>
beforeAll(async () => {
  url = (await freshDatabase()).url
  database = await opened(url)
  const cipher = createCipher([{ id: 'test', key: randomBytes(32) }])
  drafts = draftStore({ db: () => database.prisma, cipher, newId: randomUUID, days: 14 })
})
afterAll(() => database.close())

async function key(): Promise<DraftKey> {
  return {
    author: await addPerson(database.prisma),
    form: 'one-to-ones.log',
    about: randomUUID(),
    once: randomUUID(),
  }
}
const typed = (note: string) => ({ note, covered: ['workload', 'welfare'] })

test('what was typed comes back to its author, in that form about that person, and to nobody else', async () => {
  const mine = await key()
  await drafts.keep(mine, typed(CANARY), AT)
  const opening = { ...mine, once: randomUUID() }
  expect(await drafts.find(opening, AT)).toEqual({ typed: typed(CANARY), at: AT, once: mine.once })
  for (const other of [
    { ...opening, author: (await key()).author },
    { ...opening, about: randomUUID() },
    { ...opening, form: 'record.comment' },
  ]) {
    expect(await drafts.find(other, AT)).toBeNull()
  }
})

test('no table holds a readable word of it', async () => {
  await drafts.keep(await key(), typed(CANARY), AT)
  for (const [table, rows] of Object.entries(await dump(url))) {
    expect(rows, table).not.toContain(CANARY)
    expect(rows, table).not.toContain(Buffer.from(CANARY).toString('hex'))
  }
})

test('of one opening the words typed last stay, in whichever order they arrive', async () => {
  const mine = await key()
  await drafts.keep(mine, typed('second'), later(2_000))
  await drafts.keep(mine, typed('first'), later(1_000))
  expect(await drafts.find(mine, AT)).toMatchObject({ typed: { note: 'second' } })
})

test('two devices do not overwrite each other: the later words come first, and then the others', async () => {
  const phone = await key()
  const desk = { ...phone, once: randomUUID() }
  await drafts.keep(phone, typed('on the phone'), AT)
  await drafts.keep(desk, typed('at the desk'), later(1_000))
  const next = { ...phone, once: randomUUID() }
  expect(await drafts.find(next, AT)).toMatchObject({ typed: { note: 'at the desk' }, once: desk.once })
  await drafts.saved(desk, later(2_000))
  expect(await drafts.find(next, AT)).toMatchObject({ typed: { note: 'on the phone' }, once: phone.once })
})

test('a saved form’s words are gone, and those that arrive after the save are not kept', async () => {
  const mine = await key()
  await drafts.keep(mine, typed('before'), AT)
  await drafts.saved(mine, later(1_000))
  await drafts.saved(mine, later(1_500))
  expect(await drafts.find(mine, AT)).toBeNull()
  await drafts.keep(mine, typed('on its way'), later(2_000))
  expect(await drafts.find(mine, AT)).toBeNull()
  await drafts.drop(mine)
  await drafts.keep(mine, typed('on its way'), later(3_000))
  expect(await drafts.find(mine, AT)).toBeNull()
})

test('words of no opening become those of the form they are put back into, and go when that one is saved', async () => {
  const mine = await key()
  await drafts.keep({ ...mine, once: '' }, typed('refused with a used key'), AT)
  expect(await drafts.find(mine, AT)).toMatchObject({ once: mine.once })
  await drafts.saved(mine, later(1_000))
  expect(await drafts.find(mine, AT)).toBeNull()
})

test('after its days a draft is neither found nor there', async () => {
  const mine = await key()
  await drafts.keep(mine, typed('old'), AT)
  expect(await drafts.find(mine, later(14 * DAY - 1))).not.toBeNull()
  expect(await drafts.find(mine, later(14 * DAY))).toBeNull()
  await deleteExpiredDrafts(database.prisma, later(14 * DAY - 1))
  const where = { authorId: mine.author }
  expect(await database.prisma.draft.count({ where })).toBe(1)
  expect(await deleteExpiredDrafts(database.prisma, later(15 * DAY))).toBeGreaterThan(0)
  expect(await database.prisma.draft.count({ where })).toBe(0)
})
