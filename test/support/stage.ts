import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type App, createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { loadSupporters } from '../../src/directory/supporters.ts'
import { readCsv } from '../../src/features/people/csv.ts'
import { importPeople } from '../../src/features/people/import-store.ts'
import { readCsv as readSupporters } from '../../src/features/supporters/csv.ts'
import { importListings } from '../../src/features/supporters/import-store.ts'
import { createLog } from '../../src/log.ts'
import { hostTime, simulatorClock } from '../../src/store/clock.ts'
import { openDatabase } from '../../src/store/database.ts'
import type { DoorRig, Who } from './driver.ts'
import type { Stage } from './play.ts'
import { startRig } from './postgres.ts'

export type OpenStage = Stage & {
  app: App
  databaseUrl: string
  logged: readonly string[]
  close(): Promise<void>
}

const SAMPLE = new URL('../../prisma/sample/people.csv', import.meta.url)
const SUPPORTERS = new URL('../../prisma/sample/supporters.csv', import.meta.url)

/** The people of the sample force, as a platform would know them. */
export function samplePeople(): Who[] {
  return readCsv(readFileSync(SAMPLE, 'utf8')).map(({ cells }) => ({
    reference: cells.person_id ?? '',
    email: cells.email ?? '',
    name: cells.name ?? '',
  }))
}

/** On the platform, but in nobody's records. */
const STRANGER: Who = { reference: 'STRANGER', email: 'sam.newcomer@elsewhere.example', name: 'Sam Newcomer' }

/**
 * The whole app with one door open towards that door's fake platform, on a PostgreSQL server of its own that the script
 * may stop. The sample force is in the records, and those of the `cast` (references) are on the platform; the clock is
 * the database's and what the script adds to it.
 */
export async function openStage(
  rig: DoorRig,
  cast: readonly string[],
  options: { databaseAway?: boolean } = {},
): Promise<OpenStage> {
  const server = await startRig()
  const { url } = await server.freshDatabase()
  if (rig.door !== 'simulator') await enrolEveryone(url)
  if (options.databaseAway) await server.stop()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'alongside-stage-'))
  const keys = `test:${randomBytes(32).toString('base64')}`
  // The simulator's links lead to itself; the platforms' lead to wherever the administrator says.
  const address = rig.door === 'simulator' ? {} : { PUBLIC_URL: 'https://alongside.sample.example' }
  const config = readConfig({
    ...rig.env(),
    ...address,
    PORT: '0',
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    ALONGSIDE_KEYS: keys,
  })
  const logged: string[] = []
  const log = createLog('info', { write: (line) => void logged.push(line) })
  let glance = hostTime
  const clock = { now: () => moved.now(), glance: () => glance() }
  const app = await createApp(config, {
    log,
    say: () => undefined,
    bell: false,
    ...(config.simulator ? {} : { clock }),
  })
  const moved = simulatorClock(app.database.prisma)
  glance = moved.glance
  await app.open()
  let lastKnown = await app.clock.now().catch(hostTime)
  const atFirst = await app.database.prisma.oneToOne.count().catch(() => 0)
  const people = [...samplePeople(), STRANGER].filter((person) => cast.includes(person.reference))
  await rig.enrol(people)
  const driver = await rig.attach(app.origin())
  return {
    app,
    databaseUrl: url,
    driver,
    logged,
    records: async () => (await app.database.prisma.oneToOne.count()) - atFirst,
    who: (reference) => {
      const found = people.find((person) => person.reference === reference)
      if (!found) throw new Error(`${reference} is not among the cast`)
      return found
    },
    now: async () => {
      // With the database away the clock can't be read; a script still knows what day it is.
      lastKnown = await app.clock.now().catch(() => lastKnown)
      return lastKnown
    },
    moveTo: async (at) => {
      await moved.moveTo(at)
      await app.tick()
    },
    people: async (changes) => {
      const rows: Record<string, string>[] = []
      await app.administration.exportPeople((people) => void rows.push(...people.map((cells) => ({ ...cells }))))
      for (const row of rows) Object.assign(row, changes[row.person_id ?? ''])
      await app.administration.importPeople([rows.map((cells, index) => ({ line: index + 2, cells }))], {})
      await app.tick()
    },
    database: { stop: server.stop, start: () => server.start().then(() => untilReady(app)) },
    close: async () => {
      await rig.close()
      await app.close()
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function enrolEveryone(url: string): Promise<void> {
  const database = openDatabase({ url, dataDir: tmpdir(), log: SILENT })
  await database.start()
  const seed = { actor: { kind: 'system', name: 'seed' }, at: hostTime() } as const
  await importPeople(database.bulk, [readCsv(readFileSync(SAMPLE, 'utf8'))], { ...seed, firstMeetingDays: 28 })
  const listed = readSupporters(readFileSync(SUPPORTERS, 'utf8'))
  await importListings(database.bulk, listed, { ...seed, shifts: loadSupporters().shifts, dry: false })
  await database.close()
}

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }

async function untilReady(app: App): Promise<void> {
  for (let tries = 0; tries < 200 && !app.database.ready(); tries++) await new Promise((wake) => setTimeout(wake, 50))
  if (!app.database.ready()) throw new Error('the app did not find its database again within ten seconds')
}
