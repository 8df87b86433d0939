import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { activity, digests, dump } from '../support/database-dump.ts'
import { DOORS, type WatchedRig } from '../support/doors.ts'
import type { Who } from '../support/driver.ts'
import { connected } from '../support/postgres-template.ts'
import { type OpenStage, openStage } from '../support/stage.ts'

/** Words that stand nowhere else: wherever one turns up, something typed has leaked. */
const CANARY = { asked: 'quokkawail', unknown: 'axolotlsigh', note: 'pangolinweep', refused: 'okapimoan' }

describe.each(DOORS)('what is typed in %s stays where it was put', (door, openRig) => {
  let rig: WatchedRig
  let stage: OpenStage
  let tom: Who
  /** Everything the database's sessions were seen doing along the way. */
  let doings = ''

  beforeAll(async () => {
    rig = await openRig()
    stage = await openStage(rig, ['PC1007', 'STRANGER'])
    tom = stage.who('PC1007')
  })
  afterAll(() => stage.close())

  const listen = async (): Promise<void> => {
    doings += await activity(stage.databaseUrl)
  }
  const openForm = async (): Promise<void> => {
    await stage.driver.says(tom, '/one-to-one')
    await stage.driver.fills(tom, { person: 'Priya Shah, Police Constable' })
  }
  const oneToOne = async (note: string, more: Readonly<Record<string, string>> = {}): Promise<void> => {
    const heldOn = (await stage.now()).toISOString().slice(0, 10)
    await stage.driver.fills(tom, { heldOn, nextOn: heldOn, note, ...more })
  }

  test('asking for help changes not one row, whoever asks', async () => {
    const before = digests(await dump(stage.databaseUrl))
    for (const who of [tom, stage.who('STRANGER')]) {
      for (const words of [
        `can't sleep ${CANARY.asked}`,
        CANARY.asked,
        `i want to die ${CANARY.asked}`,
        `necesito ayuda ${CANARY.asked}`,
        '',
      ]) {
        await stage.driver.says(who, `/wellbeing ${words}`)
        expect(stage.driver.screen(who)).not.toContain(CANARY.asked)
      }
      await stage.driver.saysInShared(who, `/wellbeing ${CANARY.asked}`)
      await stage.driver.says(who, `${CANARY.unknown} something`)
      expect(stage.driver.screen(who)).not.toContain(CANARY.unknown)
    }
    await listen()
    expect(digests(await dump(stage.databaseUrl))).toEqual(before)
    expect(rig.given()).not.toMatch(anyOf(CANARY))
  })

  test('a note that is saved, refused, met by a fault of the database, and by its absence', async () => {
    await openForm()
    await oneToOne(CANARY.refused, { heldOn: '31 Feb' })
    await oneToOne(CANARY.note, { nextOn: '2001-01-01' })
    await listen()

    // The server's own error repeats the row that it refuses.
    await on(stage, 'ALTER TABLE one_to_one ADD CONSTRAINT none CHECK (version <> 1) NOT VALID')
    await oneToOne(CANARY.note)
    expect(stage.driver.screen(tom)).toContain('Something went wrong on our side')
    await on(stage, 'ALTER TABLE one_to_one DROP CONSTRAINT none')

    await stage.database.stop()
    await oneToOne(CANARY.note)
    expect(stage.driver.screen(tom)).toContain('can’t reach its records')
    await stage.driver.says(tom, `/wellbeing ${CANARY.asked}`)
    await stage.driver.says(tom, `/team ${CANARY.unknown}`)
    await stage.database.start()

    await openForm()
    // What it says of danger is shown to its writer, and is nowhere else to be found.
    await oneToOne(`${CANARY.note}: she told me that she wants to die`)
    expect(stage.driver.screen(tom)).toContain('Are you worried about this person?')
    expect(stage.driver.screen(tom)).toContain('One-to-one saved')
    expect(await stage.records()).toBe(1)
    await listen()
  })

  test('no log line, row, endpoint or session of the database holds a word of it', async () => {
    const found = anyOf(CANARY)
    const lines = stage.logged.join('')
    expect(lines).toContain('request.failed')
    expect(lines).not.toMatch(found)
    expect(doings).toContain('alongside')
    expect(doings).not.toMatch(found)
    for (const [table, rows] of Object.entries(await dump(stage.databaseUrl))) {
      expect(rows, table).not.toMatch(found)
      expect(rows, table).not.toMatch(anyOf(asHex(CANARY)))
    }
    for (const path of ['/healthz', '/readyz', '/metrics', '/health', '/']) {
      const response = await fetch(stage.app.origin() + path)
      expect(await response.text(), path).not.toMatch(found)
    }
    expect(stage.driver.faults(), door).toEqual([])
  })
})

type Words = Readonly<Record<string, string>>

const anyOf = (words: Words): RegExp => new RegExp(Object.values(words).join('|'), 'i')

/** As PostgreSQL writes bytes. */
const asHex = (words: Words): Words =>
  Object.fromEntries(Object.entries(words).map(([name, word]) => [name, Buffer.from(word).toString('hex')]))

const on = (stage: OpenStage, statement: string) => connected(stage.databaseUrl, (client) => client.query(statement))
