import { afterAll, beforeAll, expect, test } from 'vitest'
import { personOf } from '../../../src/features/people/person-row.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { slackRig } from '../../support/slack-rig.ts'
import { type OpenStage, openStage } from '../../support/stage.ts'
import { watchStatements } from '../../support/statements.ts'
import { rows, TODAY } from './force.ts'

const REFERENCE = 'PC1007'

const watch = watchStatements()
let stage: OpenStage
let sergeant: Caller
beforeAll(async () => {
  stage = await openStage(await slackRig(), [REFERENCE])
  const row = await stage.app.database.prisma.person.findUniqueOrThrow({ where: { reference: REFERENCE } })
  sergeant = { person: personOf(row), door: 'slack', now: await stage.now(), today: TODAY }
  // First contact matches the account by its e-mail, and opens connections.
  await stage.driver.says(stage.who(REFERENCE), '/team')
})
afterAll(async () => {
  await stage.close()
  watch.stop()
})

/** What one signed `/team` asks the database: the watcher's own pings aside. */
async function asked(): Promise<string[]> {
  watch.take()
  await stage.driver.says(stage.who(REFERENCE), '/team')
  return watch.take().filter((text) => text !== 'SELECT 1')
}

async function addPeople(count: number): Promise<void> {
  const make = rows(stage.app.database)
  for (let index = 0; index < count; index++) {
    const person = await make.somebody({ name: `Added ${index}` })
    await make.supervises(sergeant, person, { from: '2026-01-05' })
    await make.met(sergeant, person, '2026-03-01')
    await make.owes(person, '2026-03-29')
  }
}

test('from the signed command to the answer there are six statements, for few people and for many', async () => {
  const few = await asked()
  expect(few.map(kindOf)).toEqual(['clock', 'account', 'BEGIN', 'page', 'fact', 'COMMIT'])
  await addPeople(30)
  expect(await asked()).toEqual(few)
  expect(stage.driver.screen(stage.who(REFERENCE))).toContain('Added 20')
})

test('once in a while it is noted that the account was used, at no further statement', async () => {
  const { prisma } = stage.app.database
  const before = await prisma.account.findFirstOrThrow({ where: { personId: sergeant.person.id } })
  await stage.moveTo(new Date((await stage.now()).getTime() + 11 * 60_000))
  expect((await asked()).map(kindOf)).toEqual(['clock', 'account', 'BEGIN', 'page', 'fact', 'COMMIT'])
  const after = await prisma.account.findFirstOrThrow({ where: { personId: sergeant.person.id } })
  expect(after.lastUsedAt.getTime()).toBeGreaterThan(before.lastUsedAt.getTime())
})

function kindOf(text: string): string {
  const marks = {
    clock: 'clock_timestamp()',
    account: 'FROM account',
    page: 'json_agg',
    fact: 'INSERT INTO audit_fact',
  }
  return Object.entries(marks).find(([, mark]) => text.includes(mark))?.[0] ?? text
}
