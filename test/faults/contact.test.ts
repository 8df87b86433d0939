import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, instantOf, localDateOf, mondayOf } from '../../src/kernel/dates.ts'
import { activity, digests, dump } from '../support/database-dump.ts'
import { DOORS, type WatchedRig } from '../support/doors.ts'
import type { Who } from '../support/driver.ts'
import { type OpenStage, openStage } from '../support/stage.ts'

/** Stands nowhere else: wherever it turns up, somebody's way to be reached has leaked. */
const CANARY = 'wombatfret'
const REACH = `${CANARY} extension 12`

describe.each(DOORS)('asking a colleague to make contact, in %s', (_door, openRig) => {
  let rig: WatchedRig
  let stage: OpenStage
  let asker: Who
  let niamh: Who
  let askerId: string
  let doings = ''

  beforeAll(async () => {
    rig = await openRig()
    stage = await openStage(rig, ['PC1008', 'ST1006', 'STRANGER'])
    ;[asker, niamh] = [stage.who('PC1008'), stage.who('ST1006')]
    // A Monday at ten in London: on duty, by her own hours.
    const monday = addDays(mondayOf(localDateOf(await stage.now(), 'Europe/London')), 7)
    await stage.moveTo(instantOf(monday, '10:00', 'Europe/London'))
    // Everybody has been met: nobody's account is new after this.
    for (const who of [asker, niamh]) await stage.driver.says(who, '/alongside listing')
    askerId = (await stage.app.database.prisma.person.findUniqueOrThrow({ where: { reference: 'PC1008' } })).id
  })
  afterAll(() => stage.close())

  const tables = async (): Promise<Readonly<Record<string, string>>> => {
    const { 'public.heartbeat': _passes, 'public.simulator_clock': _clock, ...rest } = await dump(stage.databaseUrl)
    return rest
  }
  const pass = async (): Promise<void> => {
    await stage.app.tick()
    await stage.app.tick()
    // A client looks before it presses.
    stage.driver.inbox(niamh)
    doings += await activity(stage.databaseUrl)
  }
  const look = async (who: Who): Promise<void> => {
    await stage.driver.says(who, '/wellbeing')
    await stage.driver.presses(who, 'Welfare officers')
    await stage.driver.presses(who, 'People you can ask')
    expect(stage.driver.screen(who)).toContain('Niamh Byrne')
  }
  const ask = async (): Promise<void> => {
    await look(asker)
    await stage.driver.presses(asker, 'Ask Niamh Byrne to contact me')
    await stage.driver.fills(asker, { reach: REACH })
    expect(stage.driver.screen(asker)).toContain('Sent to Niamh Byrne')
  }

  test('looking changes not one row and writes not one line, whoever looks', async () => {
    const before = digests(await tables())
    const lines = stage.logged.length
    for (const who of [asker, niamh, stage.who('STRANGER')]) {
      await look(who)
      await stage.driver.presses(who, 'Choose a site')
      await stage.driver.presses(who, 'Riverside')
    }
    expect(digests(await tables())).toEqual(before)
    expect(stage.logged.slice(lines).join('')).not.toMatch(/supporter|mhfa|welfare|list|PC1008|Niamh/i)
  })

  test('while it is open the way to be reached is in no table to read, and only one table says who asked', async () => {
    const before = await tables()
    await ask()
    await pass()
    expect(stage.driver.inbox(niamh).at(-1)).toContain(REACH)
    const open = await tables()
    for (const [table, rows] of Object.entries(open)) {
      expect(rows, table).not.toContain(CANARY)
      expect(rows, table).not.toContain(Buffer.from(CANARY).toString('hex'))
      if (table !== 'public.contact_request') expect(count(rows, askerId), table).toBe(count(before[table], askerId))
    }
    expect(count(open['public.contact_request'], askerId)).toBe(1)
  })

  test('closed, there is no trace of it in any table', async () => {
    await stage.driver.presses(niamh, 'I have been in touch')
    expect(stage.driver.screen(niamh)).toContain('The request is deleted')
    await pass()
    const after = await tables()
    expect(after['public.contact_request']).toBe('')
    expect(after['public.outbox']).not.toContain('contact')
    expect(after['public.audit_fact']).not.toContain('contact')
  })

  test.each(['Withdraw it', 'I can’t take this'])('%s: the database is as it was before it was asked', async (how) => {
    const before = await tables()
    await ask()
    await pass()
    await stage.driver.presses(how === 'Withdraw it' ? asker : niamh, how)
    await pass()
    await pass()
    expect(await tables()).toEqual(before)
  })

  test('no log line and no session of the database ever held it', () => {
    expect(stage.logged.join('')).not.toContain(CANARY)
    expect(doings).toContain('alongside')
    expect(doings).not.toContain(CANARY)
    expect(stage.driver.faults()).toEqual([])
  })
})

const count = (text: string | undefined, part: string): number => (text ?? '').split(part).length - 1
