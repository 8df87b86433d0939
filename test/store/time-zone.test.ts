import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { type Rig, startRig } from '../support/postgres.ts'
import { connected } from '../support/postgres-template.ts'
import { AT, PATIENCE, rememberingLog } from '../support/store.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const nameOf = (url: string) => new URL(url).pathname.slice(1)

test('a database set to London time, and a URL that asks for it, still store the instant that was meant', async () => {
  const { url } = await rig.freshDatabase()
  await connected(url, (client) => client.query(`ALTER DATABASE ${nameOf(url)} SET TimeZone = 'Europe/London'`))
  const database = openDatabase({
    url: `${url}?options=${encodeURIComponent('-c TimeZone=Europe/London')}`,
    dataDir: 'never-used',
    log: rememberingLog(),
    patience: PATIENCE,
  })
  onTestFinished(() => database.close())
  await database.start()
  await database.prisma.heartbeat.create({ data: { pass: 'plan', at: AT } })
  const stored = await connected(url, (client) =>
    client.query("SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS at FROM heartbeat"),
  )
  expect(stored.rows).toEqual([{ at: '2026-03-30 08:30' }])
  expect(await database.prisma.heartbeat.findUnique({ where: { pass: 'plan' } })).toEqual({ pass: 'plan', at: AT })
  expect(await database.bulk.heartbeat.findMany()).toEqual([{ pass: 'plan', at: AT }])
})

test('a session that is put into another zone behind our back is refused, with what to do', async () => {
  const { url } = await rig.freshDatabase()
  await connected(url, (client) =>
    client.query(`
      CREATE FUNCTION to_london() RETURNS event_trigger LANGUAGE plpgsql
        AS $$ BEGIN PERFORM set_config('TimeZone', 'Europe/London', false); END $$;
      CREATE EVENT TRIGGER to_london ON login EXECUTE FUNCTION to_london()`),
  )
  const database = openDatabase({ url, dataDir: 'never-used', log: rememberingLog(), patience: PATIENCE })
  await expect(database.start()).rejects.toMatchObject({
    name: 'Failure',
    reader: expect.stringMatching(/not in UTC.*Set TimeZone to UTC/),
  })
})
