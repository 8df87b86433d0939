import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { directoryStore } from '../../src/features/directory/store.ts'
import type { Caller } from '../../src/kernel/caller.ts'
import type { Correction } from '../../src/kernel/correction.ts'
import type { Database } from '../../src/store/database.ts'
import { type LivingDirectory, livingDirectory } from '../../src/wiring/living-directory.ts'
import { addEditor, change } from '../features/directory/editors.ts'
import { freshDatabase } from '../support/postgres.ts'
import { scratchFolder } from '../support/scratch.ts'
import { SLACK } from '../support/settings.ts'
import { opened, rememberingLog } from '../support/store.ts'

let database: Database
let ruth: Caller
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  ruth = await addEditor(database, 'Ruth Adeyemi')
})
afterAll(() => database.close())
beforeEach(() => database.prisma.serviceChange.deleteMany())

const AS_FILED = 'CALM, the Campaign Against Living Miserably'
const BEGAN = new Date('2026-11-24T09:00:00Z')
const store = directoryStore({ db: () => database.prisma })

/** One copy of the app on a data folder; `away` is one that cannot reach the database. */
function copy(
  folder: string,
  options: { away?: boolean } = {},
): LivingDirectory & { log: ReturnType<typeof rememberingLog> } {
  const log = rememberingLog()
  const away = () => {
    throw new Error('away')
  }
  const living = livingDirectory({
    config: readConfig({ ...SLACK, DATA_DIR: folder }),
    log,
    db: options.away ? away : () => database.prisma,
    clock: { now: async () => BEGAN },
    hostTime: () => new Date('2026-12-31T00:00:00Z'),
  })
  return { ...living, log }
}

const nameOf = (living: LivingDirectory) => living.directory().services.find(({ id }) => id === 'calm')?.name

async function renamed(name: string, seen = 0): Promise<Correction> {
  const result = await store.change(ruth, change('calm', { fields: { name }, seen }), randomUUID())
  if (result.kind === 'stale') throw new Error('stale')
  return result.now
}

test('a change shows at once where it was made, and on another copy when that looks', async () => {
  const [here, there] = [copy(scratchFolder()), copy(scratchFolder())]
  here.apply(await renamed('Another name'))
  expect([nameOf(here), nameOf(there)]).toEqual(['Another name', AS_FILED])
  await there.refresh()
  expect(nameOf(there)).toBe('Another name')
  expect(here.entries().find(({ service }) => service.id === 'calm')?.file.name).toBe(AS_FILED)
})

test('while nothing changes the directory is the same object, so that screens drawn of it are kept', async () => {
  const living = copy(scratchFolder())
  await renamed('Another name')
  await living.refresh()
  const before = living.directory()
  await living.refresh()
  expect(living.directory()).toBe(before)
})

test('rows that were read before a change of this copy do not undo it', async () => {
  const living = copy(scratchFolder())
  const looking = living.refresh()
  living.apply(await renamed('Another name'))
  await looking
  expect(nameOf(living)).toBe('Another name')
})

test('a start without the database shows what was known last, and counts from the same first start', async () => {
  const folder = scratchFolder()
  const before = copy(folder)
  await before.refresh()
  before.apply(await renamed('Another name'))
  const after = copy(folder, { away: true })
  expect(nameOf(after)).toBe('Another name')
  expect(after.firstStart()).toEqual(BEGAN)
  await expect(after.refresh()).rejects.toThrow('away')
  expect(nameOf(after)).toBe('Another name')
})

test('the first start is one and the same for every copy, and stays', async () => {
  const [here, there] = [copy(scratchFolder()), copy(scratchFolder())]
  expect(here.firstStart(), 'by its own clock until it knows').toEqual(new Date('2026-12-31T00:00:00Z'))
  await Promise.all([here.refresh(), there.refresh()])
  expect([here.firstStart(), there.firstStart()]).toEqual([BEGAN, BEGAN])
})

test('a broken file of what was known last is ignored with a line in the log, and mended at the next look', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'directory-last-good.json'), '{"corrections": [{"canary": "words"}')
  const living = copy(folder)
  expect(nameOf(living)).toBe(AS_FILED)
  expect(living.log.lines).toEqual([{ level: 'warn', event: 'directory.last-good-ignored', fields: {} }])
  await renamed('Another name')
  await living.refresh()
  expect(nameOf(copy(folder, { away: true }))).toBe('Another name')
})

test('a folder that cannot be written costs a line in the log and nothing else', async () => {
  const living = copy('/dev/null/nowhere')
  living.apply(await renamed('Another name'))
  expect(nameOf(living)).toBe('Another name')
  expect(living.log.lines.map(({ event }) => event)).toContain('directory.last-good-not-written')
})

test('a correction that fits its entry no more is left out with a line in the log, which holds no words', async () => {
  const living = copy(scratchFolder())
  living.apply({ ...(await renamed('x')), fields: { name: '', says: 'canary' } })
  expect(nameOf(living)).toBe(AS_FILED)
  expect(living.log.lines).toEqual([
    { level: 'warn', event: 'directory.correction-refused', fields: { entry: 'calm' } },
  ])
})
